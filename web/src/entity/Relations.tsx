import { useState } from "react";
import type { Entity, Relation } from "../../../src/server/api.ts";
import { StatusTag } from "../app/parts.tsx";
import type { Action, Selection } from "../view/view.ts";
import { RELATION_ORDER, relationWord, typeWord, W } from "../words.ts";

/** The relations of an entity by type and direction: the list that says what the canvas draws. */
export function Relations({
	entity,
	selection,
	first,
	act,
}: {
	entity: Entity;
	selection: Selection | null;
	first: number;
	act: (action: Action) => void;
}) {
	const groups = groupRelations(entity.relations);
	if (groups.length === 0) return <p className="note">{W.noRelations}</p>;
	return (
		<>
			{groups.map(({ key, word, relations }) => (
				<Group key={key} word={word} relations={relations} entity={entity} selection={selection} first={first} act={act} />
			))}
			{entity.relationsLeft > 0 && <p className="note">{W.left(entity.relationsLeft)}</p>}
		</>
	);
}

interface Grouped {
	key: string;
	word: string;
	relations: Relation[];
}

/** By type and direction, in the reader's order; the best attested first. */
export function groupRelations(relations: readonly Relation[]): Grouped[] {
	return RELATION_ORDER.flatMap((type) =>
		[true, false].map((outgoing) => ({
			key: `${type} ${outgoing}`,
			word: relationWord(type, outgoing),
			relations: relations
				.filter((relation) => relation.type === type && (type === "PARTNERS_WITH" ? outgoing : relation.outgoing === outgoing))
				.toSorted((a, b) => b.count - a.count || b.confidence - a.confidence || a.other.name.localeCompare(b.other.name, "zh")),
		})),
	).filter((group) => group.relations.length > 0);
}

function Group({
	word,
	relations,
	entity,
	selection,
	first,
	act,
}: Grouped & Omit<Parameters<typeof Relations>[0], "key"> & { key?: string }) {
	const [all, setAll] = useState(false);
	const shown = all ? relations : relations.slice(0, first);
	return (
		<section className="relations" aria-label={word}>
			<h3>
				{word}
				<b>{relations.length}</b>
			</h3>
			<ul>
				{shown.map((relation) => (
					<li key={relation.id}>
						<button
							type="button"
							className="relation-row"
							data-relation={relation.id}
							aria-current={isSelected(selection, relation, entity.id) ? "true" : undefined}
							onClick={() => act({ do: "select", selection: { kind: "relation", id: relation.id } })}
						>
							<i className={`dot type-${relation.other.type}`} title={typeWord(relation.other.type)} />
							<span className="row-name">{relation.other.name}</span>
							<span className="row-more">{[relation.title, relation.amount].filter(Boolean).join(" · ")}</span>
							<StatusTag status={relation.status} />
							{relation.count > 1 && <span className="row-count">{relation.count}</span>}
						</button>
					</li>
				))}
			</ul>
			{relations.length > first && (
				<button type="button" className="link" onClick={() => setAll(!all)}>
					{all ? W.showLess : W.showAll(relations.length)}
				</button>
			)}
		</section>
	);
}

function isSelected(selection: Selection | null, relation: Relation, own: string): boolean {
	if (selection?.kind === "relation") return selection.id === relation.id;
	if (selection?.kind !== "pair") return false;
	const ends = [selection.a, selection.b];
	return ends.includes(own) && ends.includes(relation.other.id);
}
