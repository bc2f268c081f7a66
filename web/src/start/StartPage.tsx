import { useState } from "react";
import type { Leads, Summary } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { Await, RouteLink } from "../app/parts.tsx";
import { LeadsTable } from "../leads/LeadsTable.tsx";
import { SearchBox } from "../search/SearchBox.tsx";
import { viewOf } from "../view/view.ts";
import { typeWord, W } from "../words.ts";

const ROWS = 10;

/** Where the reader comes in: a search, questions that this data answers, what it holds, and who leads which project. */
export function StartPage() {
	const summary = useApi<Summary>("/api/summary");
	const leads = useApi<Leads>(`/api/leads?limit=${ROWS}`);
	const [opened, setOpened] = useState<string | null>(null);
	return (
		<div className="page start">
			<div className="masthead">
				<p className="tagline">{W.tagline}</p>
				<SearchBox large />
			</div>
			<Await of={summary}>{(data) => <Overview summary={data} />}</Await>
			<section>
				<h2 className="rule-head">
					{W.leadsTitle}
					{leads.state === "done" && leads.data.total > ROWS && (
						<RouteLink to={{ page: "leads", q: "", proof: null }} className="more">
							{W.all(leads.data.total)} →
						</RouteLink>
					)}
				</h2>
				<Await of={leads}>
					{({ rows }) =>
						rows.length === 0 ? <p className="note">{W.noLeads}</p> : <LeadsTable rows={rows} opened={opened} open={setOpened} />
					}
				</Await>
			</section>
		</div>
	);
}

function Overview({ summary }: { summary: Summary }) {
	const types = (Object.keys(summary.counts) as (keyof Summary["counts"])[]).filter((type) => summary.counts[type]);
	if (types.length === 0)
		return (
			<div className="note">
				<p>{W.emptyGraph}</p>
				<p>{W.emptyGraphHelp}</p>
			</div>
		);
	return (
		<>
			{summary.examples.length > 0 && (
				<section className="questions" aria-label={W.examples}>
					<h2>{W.examples}</h2>
					<ul>
						{summary.examples.map(({ question, node }) => (
							<li key={question}>
								<RouteLink to={{ page: "entity", view: viewOf(node.id) }}>{question}</RouteLink>
							</li>
						))}
					</ul>
				</section>
			)}
			<dl className="counts" aria-label={W.counts}>
				{types.map((type) => (
					<div key={type}>
						<dt>
							<i className={`dot type-${type}`} />
							{typeWord(type)}
						</dt>
						<dd>{summary.counts[type]?.toLocaleString("zh-CN")}</dd>
						{type === "Person" && summary.officials > 0 && <dd className="sub">{W.officials(summary.officials)}</dd>}
					</div>
				))}
				<div>
					<dt>{W.relations}</dt>
					<dd>{summary.relations.toLocaleString("zh-CN")}</dd>
				</div>
				<div>
					<dt>
						<i className="dot type-Report" />
						{typeWord("Report")}
					</dt>
					<dd>{summary.reports.toLocaleString("zh-CN")}</dd>
					{summary.dates.first && (
						<dd className="sub">
							{summary.dates.first} 至 {summary.dates.last}
						</dd>
					)}
				</div>
			</dl>
		</>
	);
}
