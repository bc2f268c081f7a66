import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { reportsOf } from "../../src/ingest/assemble.ts";
import { fold } from "../../src/ingest/fold.ts";
import type { Report } from "../../src/ingest/report.ts";
import { type Annotated, annotated, type GoldReport, hasShared } from "../shared.ts";

/** What is compared of each report of the gold. */
interface Comparison {
	source: string;
	field: "title" | "byline" | "reporters";
	wanted: string;
	found: string;
}

const squeeze = (text: string | null): string => fold(text ?? "").replaceAll(/\s/g, "");

/** The gold sometimes takes the line below a headline (「——…」) into the title. */
function titlesOf(report: Report): string[] {
	return [report.title, ...report.subtitles.flatMap((s) => [`${report.title ?? ""}${s}`])].map(squeeze);
}

function reportFor(gold: GoldReport, reports: readonly Report[]): Report | undefined {
	const start = squeeze(gold.starts_with);
	return (
		reports.find(
			(r) =>
				squeeze(r.text.value).includes(start.slice(0, 12)) && (gold.title === null || titlesOf(r).includes(squeeze(gold.title))),
		) ?? reports.find((r) => squeeze(r.text.value).includes(start.slice(0, 12)))
	);
}

function compare({ name, path, gold }: Annotated): Comparison[] {
	const text = readFileSync(path, "utf8");
	const reports = reportsOf({ name, format: "txt", encoding: "utf-8", text, bytes: 0 });
	return gold.reports.flatMap((wanted) => {
		const found = reportFor(wanted, reports);
		const titles = found ? titlesOf(found) : ["(no such report)"];
		const title = squeeze(wanted.title);
		return [
			{ source: name, field: "title" as const, wanted: title, found: titles.includes(title) ? title : (titles[0] as string) },
			{ source: name, field: "byline" as const, wanted: wanted.byline_person ?? "", found: found?.byline ?? "" },
			{ source: name, field: "reporters" as const, wanted: wanted.reporters.join(), found: (found?.reporters ?? []).join() },
		];
	});
}

describe.skipIf(!hasShared)("reports of annotated sources (skipped without ../shared)", () => {
	it("has the titles, bylines and reporters of all the seeds", () => {
		const wrong = annotated("seeds")
			.flatMap(compare)
			.filter((c) => c.wanted !== c.found);
		expect(wrong).toEqual([]);
	});

	it.each(["title", "byline", "reporters"] as const)("has 0.95 of the others' %s", (field) => {
		const all = annotated("train")
			.flatMap(compare)
			.filter((c) => c.field === field);
		const wrong = all.filter((c) => c.wanted !== c.found);
		if (wrong.length > 0) console.table(wrong);
		expect(1 - wrong.length / all.length).toBeGreaterThanOrEqual(0.95);
	});

	it("finds as many reports as there are in every source but one in ten", () => {
		const counts = [...annotated("seeds"), ...annotated("train")].map(({ name, path, gold }) => ({
			name,
			wanted: gold.reports.length,
			found: reportsOf({ name, format: "txt", encoding: "utf-8", text: readFileSync(path, "utf8"), bytes: 0 }).length,
		}));
		const wrong = counts.filter((c) => c.wanted !== c.found);
		if (wrong.length > 0) console.table(wrong);
		expect(wrong.length).toBeLessThanOrEqual(counts.length / 10);
	});
});
