import type { Entity } from "../../../src/server/api.ts";
import { RouteLink, TypeTag } from "../app/parts.tsx";
import { type Action, type View, viewOf } from "../view/view.ts";
import { W } from "../words.ts";
import { Facts } from "./Facts.tsx";
import { Relations } from "./Relations.tsx";

/** A node of the graph that was clicked: what it is, what can be done with it, and its own relations. */
export function NodeSummary({ entity, view, act }: { entity: Entity; view: View; act: (action: Action) => void }) {
	const isFocus = entity.id === view.focus;
	const isExpanded = view.expanded.includes(entity.id);
	return (
		<article className="node-summary" data-entity={entity.id}>
			<TypeTag type={entity.type} />
			<h3 className="node-name">{entity.name}</h3>
			{entity.aliases.length > 0 && <p className="aliases">{entity.aliases.join("、")}</p>}
			{!isFocus && (
				<p className="actions">
					<RouteLink className="button" to={{ page: "entity", view: viewOf(entity.id) }}>
						{W.open}
					</RouteLink>
					<button type="button" className="button" onClick={() => act({ do: isExpanded ? "collapse" : "expand", id: entity.id })}>
						{isExpanded ? W.collapse : W.expand}
					</button>
					<button type="button" className="button" onClick={() => act({ do: "hide", id: entity.id })}>
						{W.hide}
					</button>
				</p>
			)}
			<Facts entity={entity} selection={view.selection} act={act} />
			<Relations entity={entity} selection={null} first={4} act={act} />
		</article>
	);
}
