import { STATUSES, type Status } from "../../../src/schema.ts";
import type { Entity } from "../../../src/server/api.ts";
import type { Action, Selection } from "../view/view.ts";
import { PROPERTY_WORDS } from "../words.ts";

/** The properties of an entity; each that a sentence states opens it. */
export function Facts({
	entity,
	selection,
	act,
}: {
	entity: Entity;
	selection: Selection | null;
	act: (action: Action) => void;
}) {
	if (entity.facts.length === 0) return null;
	return (
		<dl className="facts">
			{entity.facts.map(({ property, text, evidence }) => (
				<div key={property}>
					<dt>{PROPERTY_WORDS[property]}</dt>
					<dd>
						{evidence.length === 0 ? (
							factText(property, text)
						) : (
							<button
								type="button"
								aria-current={
									selection?.kind === "fact" && selection.id === entity.id && selection.property === property ? "true" : undefined
								}
								onClick={() => act({ do: "select", selection: { kind: "fact", id: entity.id, property } })}
							>
								{factText(property, text)}
							</button>
						)}
					</dd>
				</div>
			))}
		</dl>
	);
}

export function factText(property: Entity["facts"][number]["property"], text: string): string {
	return property === "status" ? (STATUSES[text as Status] ?? text) : text;
}
