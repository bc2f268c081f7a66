import { useState } from "react";
import type { Entity, Neighbourhood } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { navigate } from "../app/navigation.ts";
import { Await, RouteLink, TypeTag } from "../app/parts.tsx";
import { EvidencePanel } from "../evidence/EvidencePanel.tsx";
import { GraphView } from "../graph/GraphView.tsx";
import { type Action, reduce, type View } from "../view/view.ts";
import { W } from "../words.ts";
import { Facts } from "./Facts.tsx";
import { Relations } from "./Relations.tsx";

/** How many neighbours of each opened node are drawn at first: as many as can be read. */
const NEIGHBOURS = 44;

/** One entity: its facts and relations, the graph around it, and the evidence of what is selected. */
export function EntityPage({ view }: { view: View }) {
	const act = (action: Action) => navigate({ page: "entity", view: reduce(view, action) });
	const ids = [view.focus, ...view.expanded].map(encodeURIComponent).join(",");
	const entity = useApi<Entity>(`/api/entities/${encodeURIComponent(view.focus)}`);
	const near = useKept(useApi<Neighbourhood>(`/api/neighbourhood?ids=${ids}&limit=${NEIGHBOURS}`), view.focus);
	return (
		<div className="entity-page">
			<Await of={entity}>
				{(data) => (
					<>
						<EntityColumn entity={data} view={view} act={act} />
						<Await of={near}>
							{(neighbourhood) => <GraphView name={data.name} neighbourhood={neighbourhood} view={view} act={act} />}
						</Await>
						<EvidencePanel view={view} act={act} />
					</>
				)}
			</Await>
		</div>
	);
}

/** While an expansion is on its way the graph drawn so far stays. */
function useKept<T extends { state: string }>(answer: T, key: string): T {
	const [kept, setKept] = useState<{ key: string; answer: T } | null>(null);
	if (answer.state === "done" && (kept?.key !== key || kept.answer !== answer) && !same(kept?.answer, answer))
		setKept({ key, answer });
	return answer.state === "loading" && kept?.key === key ? kept.answer : answer;
}

function same(a: object | undefined, b: object): boolean {
	return a !== undefined && "data" in a && "data" in b && a.data === b.data;
}

function EntityColumn({ entity, view, act }: { entity: Entity; view: View; act: (action: Action) => void }) {
	return (
		<section className="entity-column" data-testid="entity" data-entity={entity.id}>
			<header>
				<TypeTag type={entity.type} />
				<h1>{entity.name}</h1>
				{entity.aliases.length > 0 && <p className="aliases">{W.aliasOf(entity.aliases.join("、"))}</p>}
				{!entity.mentioned && <p className="aliases">{W.inferred}</p>}
			</header>
			<Facts entity={entity} selection={view.selection} act={act} />
			<Relations entity={entity} selection={view.selection} first={8} act={act} />
			{entity.reports.length > 0 && (
				<section className="reports">
					<h3>
						{W.reports}
						<b>{entity.reports.length}</b>
					</h3>
					<ul>
						{entity.reports.map((report) => (
							<li key={report.id}>
								<RouteLink to={{ page: "report", id: report.id, at: null }}>{report.title ?? W.untitled}</RouteLink>
								<span className="cite-line">
									<span>{report.paper ?? W.noPaper}</span>
									<span>{report.date ?? W.noDate}</span>
								</span>
							</li>
						))}
					</ul>
				</section>
			)}
		</section>
	);
}
