import type { Evidence, NodeCard } from "../../../src/server/api.ts";
import { RouteLink, StatusTag } from "../app/parts.tsx";
import { W } from "../words.ts";
import { markQuote } from "./marks.ts";

interface End {
	type: NodeCard["type"];
	name: string;
	/** Every form by which the quote may name it. */
	forms: string[];
}

interface Props {
	evidence: Evidence;
	subject: End;
	/** The other end of a relation; a fact has none. */
	object?: End;
	/** What the sentence says of it, where no word of the text was kept as the trigger. */
	said?: string;
}

/** One sentence of a report that states something, its ends and its trigger marked, with where it stands. */
export function Quote({ evidence, subject, object, said }: Props) {
	const { segments, source, target } = markQuote(
		evidence.quote,
		subject.forms,
		object?.forms ?? [],
		evidence.trigger ?? said ?? null,
	);
	const pointed = [source ? [] : subject.name, target || !object ? [] : object.name].flat();
	const types = { source: subject.type, target: object?.type };
	return (
		<figure className="quote">
			<blockquote>
				{segments.map(({ text, mark }, i) =>
					mark ? (
						<mark
							// biome-ignore lint/suspicious/noArrayIndexKey: a quote never changes
							key={i}
							className={mark === "trigger" ? "mark-trigger" : `mark-end type-${types[mark]}`}
							title={TITLES[mark]}
						>
							{text}
						</mark>
					) : (
						text
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

function Citation({ evidence: { report, source, start, end, date, status } }: { evidence: Evidence }) {
	const day = report?.date ?? date;
	return (
		<>
			{report ? (
				<RouteLink to={{ page: "report", id: report.id, at: start }} className="cite-title">
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
