import { useEffect, useRef } from "react";
import type { Entity, Proofs } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { Icon } from "../app/Icon.tsx";
import { Await, EntityLink } from "../app/parts.tsx";
import { factText } from "../entity/Facts.tsx";
import { NodeSummary } from "../entity/NodeSummary.tsx";
import type { Action, Selection, View } from "../view/view.ts";
import { PROPERTY_WORDS, W } from "../words.ts";
import { ProofList } from "./ProofView.tsx";
import { Quote } from "./Quote.tsx";

/** What is selected, opened: the sentences of a relation or of a drawn line, or the facts of a node. */
export function EvidencePanel({ view, act }: { view: View; act: (action: Action) => void }) {
	const { selection } = view;
	const panel = useRef<HTMLElement>(null);
	// In a small window the panel stands above or below what was clicked.
	useEffect(() => {
		if (selection) panel.current?.scrollIntoView({ block: "nearest" });
	}, [selection]);
	return (
		<aside
			ref={panel}
			className={selection ? "evidence open" : "evidence"}
			aria-label={W.evidence}
			data-testid="evidence"
			aria-live="polite"
		>
			<div className="panel-head">
				<h2>{W.evidence}</h2>
				{selection && (
					<button
						type="button"
						className="tool"
						aria-label={W.close}
						title={W.close}
						onClick={() => act({ do: "select", selection: null })}
					>
						<Icon name="close" />
					</button>
				)}
			</div>
			{selection === null && <p className="note">{W.evidenceHint}</p>}
			{selection?.kind === "node" && <SelectedNode id={selection.id} view={view} act={act} />}
			{selection?.kind === "fact" && <SelectedFact {...selection} />}
			{(selection?.kind === "relation" || selection?.kind === "pair") && <SelectedRelation selection={selection} />}
		</aside>
	);
}

function SelectedRelation({ selection }: { selection: Extract<Selection, { kind: "relation" | "pair" }> }) {
	const path =
		selection.kind === "relation"
			? `/api/relations/${encodeURIComponent(selection.id)}`
			: `/api/between?a=${encodeURIComponent(selection.a)}&b=${encodeURIComponent(selection.b)}`;
	return <Await of={useApi<Proofs>(path)}>{(proofs) => <ProofList proofs={proofs} />}</Await>;
}

function SelectedFact({ id, property }: Extract<Selection, { kind: "fact" }>) {
	const answer = useApi<Entity>(`/api/entities/${encodeURIComponent(id)}`);
	return (
		<Await of={answer}>
			{(entity) => {
				const fact = entity.facts.find((one) => one.property === property);
				if (!fact) return <p className="note">{W.notFound}</p>;
				return (
					<article className="proof">
						<header className="statement">
							<EntityLink node={entity} />
							<span className="arrow">{PROPERTY_WORDS[property]}</span>
							<span>{factText(property, fact.text)}</span>
						</header>
						{fact.evidence.map((evidence, i) => (
							<Quote
								// biome-ignore lint/suspicious/noArrayIndexKey: the evidence of a fact never changes its order
								key={i}
								evidence={evidence}
								subject={{ type: entity.type, name: entity.name, forms: [entity.name, ...entity.aliases] }}
								said={fact.text}
							/>
						))}
					</article>
				);
			}}
		</Await>
	);
}

function SelectedNode({ id, view, act }: { id: string; view: View; act: (action: Action) => void }) {
	const answer = useApi<Entity>(`/api/entities/${encodeURIComponent(id)}`);
	return <Await of={answer}>{(entity) => <NodeSummary entity={entity} view={view} act={act} />}</Await>;
}
