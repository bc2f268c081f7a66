import type { Evidence, Proof } from "../../../src/server/api.ts";
import { RouteLink, StatusTag } from "../app/parts.tsx";
import { W } from "../words.ts";
import { markQuote } from "./marks.ts";

/** One sentence that states a relation, its ends and its trigger marked, with where it stands. */
export function Quote({ evidence, proof }: { evidence: Evidence; proof: Proof }) {
	const { segments, source, target } = markQuote(evidence.quote, proof.source.forms, proof.target.forms, evidence.trigger);
	const pointed = [source ? [] : proof.source.name, target ? [] : proof.target.name].flat();
	return (
		<figure className="quote">
			<blockquote>
				{segments.map((segment, i) =>
					segment.mark ? (
						// biome-ignore lint/suspicious/noArrayIndexKey: a quote never changes
						<mark key={i} className={markClass(segment.mark, proof)} title={TITLES[segment.mark]}>
							{segment.text}
						</mark>
					) : (
						segment.text
					),
				)}
			</blockquote>
			{pointed.length > 0 && <p className="pointer">{W.pointer(pointed.map((name) => `“${name}”`).join("、"))}</p>}
			<figcaption>
				<Citation evidence={evidence} />
			</figcaption>
		</figure>
	);
}

const TITLES = { source: W.markSource, target: W.markTarget, trigger: W.markTrigger } as const;

function markClass(mark: "source" | "target" | "trigger", proof: Proof): string {
	return mark === "trigger" ? "mark-trigger" : `mark-end type-${proof[mark].type}`;
}

function Citation({ evidence: { report, source, start, end, date, status } }: { evidence: Evidence }) {
	const day = report?.date ?? date;
	return (
		<>
			{report ? (
				<RouteLink to={{ page: "report", id: report.id }} className="cite-title">
					{report.title ?? W.untitled}
				</RouteLink>
			) : null}
			<span className="cite-line">
				<span>{report?.paper ?? W.noPaper}</span>
				<span>{day ?? W.noDate}</span>
				{(report?.reporters.length ?? 0) > 0 && (
					<span>
						{W.reporters} {report?.reporters.join("、")}
					</span>
				)}
				{(source ?? report?.sources[0]) && (
					<span className="cite-file" title={start !== null && end !== null ? W.offsets(start, end) : undefined}>
						{source ?? report?.sources[0]}
					</span>
				)}
				<StatusTag status={status} />
			</span>
		</>
	);
}
