import type { Entity, Proofs } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { Icon } from "../app/Icon.tsx";
import { Await } from "../app/parts.tsx";
import { NodeSummary } from "../entity/NodeSummary.tsx";
import type { Action, Selection, View } from "../view/view.ts";
import { W } from "../words.ts";
import { ProofList } from "./ProofView.tsx";

/** What is selected, opened: the sentences of a relation or of a drawn line, or the facts of a node. */
export function EvidencePanel({ view, act }: { view: View; act: (action: Action) => void }) {
	const { selection } = view;
	return (
		<aside className={selection ? "evidence open" : "evidence"} aria-label={W.evidence} data-testid="evidence" aria-live="polite">
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
			{selection && selection.kind !== "node" && <SelectedRelation selection={selection} />}
		</aside>
	);
}

function SelectedRelation({ selection }: { selection: Exclude<Selection, { kind: "node" }> }) {
	const path =
		selection.kind === "relation"
			? `/api/relations/${encodeURIComponent(selection.id)}`
			: `/api/between?a=${encodeURIComponent(selection.a)}&b=${encodeURIComponent(selection.b)}`;
	return <Await of={useApi<Proofs>(path)}>{(proofs) => <ProofList proofs={proofs} />}</Await>;
}

function SelectedNode({ id, view, act }: { id: string; view: View; act: (action: Action) => void }) {
	const answer = useApi<Entity>(`/api/entities/${encodeURIComponent(id)}`);
	return <Await of={answer}>{(entity) => <NodeSummary entity={entity} view={view} act={act} />}</Await>;
}
