import { useEffect, useRef } from "react";
import type { Passage, Report } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { Await, EntityLink } from "../app/parts.tsx";
import { relationVerb, typeWord, W } from "../words.ts";
import { cutAtQuotes } from "./passage.ts";

/** One report: what it is, whom and what it mentions, and every sentence that the graph took from it. */
export function ReportPage({ id, at }: { id: string; at: number | null }) {
	return (
		<div className="page narrow" data-testid="report">
			<Await of={useApi<Report>(`/api/reports/${encodeURIComponent(id)}`)}>
				{(report) => <ReportBody report={report} at={at} />}
			</Await>
		</div>
	);
}

function ReportBody({ report, at }: { report: Report; at: number | null }) {
	const types = Map.groupBy(report.mentions, ({ type }) => type);
	return (
		<article className="report">
			<h1>{report.title ?? W.untitled}</h1>
			<p className="cite-line">
				<span>{report.paper ?? W.noPaper}</span>
				<span>{report.date ?? W.noDate}</span>
				{report.byline && (
					<span>
						{W.byline} {report.byline}
					</span>
				)}
				{report.reporters.length > 0 && (
					<span>
						{W.reporters} {report.reporters.join("、")}
					</span>
				)}
				<span className="cite-file">
					{W.file} {report.sources.join("、")}
				</span>
			</p>
			{report.text && <PassageView passage={report.text} at={at} />}
			<h2 className="rule-head">{W.mentions}</h2>
			<dl className="mentions">
				{[...types].map(([type, nodes]) => (
					<div key={type}>
						<dt>{typeWord(type)}</dt>
						<dd>
							{nodes.map((node) => (
								<EntityLink key={node.id} node={node} />
							))}
						</dd>
					</div>
				))}
			</dl>
			<h2 className="rule-head">{W.sentences}</h2>
			{report.relations.length === 0 && <p className="note">{W.nothingFound}</p>}
			<ul className="sentences">
				{report.relations.map((relation) => (
					<li key={relation.id}>
						<p className="statement small">
							<EntityLink node={relation.source} />
							<span className="arrow">
								{relationVerb(relation.type)}
								{relation.type === "PARTNERS_WITH" ? "" : " →"}
							</span>
							<EntityLink node={relation.target} />
							{relation.title && <span className="details">{relation.title}</span>}
						</p>
						{relation.quotes.map((quote) => (
							<blockquote key={quote}>{quote}</blockquote>
						))}
					</li>
				))}
			</ul>
		</article>
	);
}

/** The report as it stands in its file; what the graph quotes of it is marked, and `at` is where reading begins. */
function PassageView({ passage, at }: { passage: Passage; at: number | null }) {
	const begin = useRef<HTMLElement>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another place to begin scrolls anew
	useEffect(() => begin.current?.scrollIntoView({ block: "center" }), [at, passage]);
	const { source, start, text, length } = passage;
	return (
		<section aria-label={W.fullText}>
			<h2 className="rule-head">{W.fullText}</h2>
			<p className="passage-where">{W.passage(source, start, start + text.length, length)}</p>
			<div className="passage">
				{cutAtQuotes(passage).map((piece) =>
					piece.quoted ? (
						<mark
							key={piece.start}
							ref={at !== null && piece.start <= at && at < piece.start + piece.text.length ? begin : undefined}
							className={at !== null && piece.start <= at && at < piece.start + piece.text.length ? "here" : undefined}
						>
							{piece.text}
						</mark>
					) : (
						piece.text
					),
				)}
			</div>
		</section>
	);
}
