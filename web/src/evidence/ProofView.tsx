import { useState } from "react";
import type { Proof, Proofs } from "../../../src/server/api.ts";
import { EntityLink, StatusTag } from "../app/parts.tsx";
import { relationVerb, W } from "../words.ts";
import { Quote } from "./Quote.tsx";

const FIRST = 4;

/** Relations with the sentences that state them; a derived one with the steps that it follows from. */
export function ProofList({ proofs: { proofs, basis } }: { proofs: Proofs }) {
	return proofs.map((proof) => {
		const steps = basis[proof.id] ?? [];
		return (
			<article key={proof.id} className={`proof relation-${proof.type}`} data-relation={proof.id}>
				<Statement proof={proof} />
				{steps.length > 0 ? (
					<>
						<p className="basis-note">{W.derivedFrom(steps.length)}</p>
						<ol className="steps">
							{steps.map((step) => (
								<li key={step.id}>
									<Statement proof={step} small />
									<Quotes proof={step} />
								</li>
							))}
						</ol>
					</>
				) : (
					<Quotes proof={proof} />
				)}
			</article>
		);
	});
}

/** The relation itself as a line of words: who, what, whom. */
function Statement({ proof, small = false }: { proof: Proof; small?: boolean }) {
	const details = [proof.title, proof.amount, [proof.since, proof.until].filter(Boolean).join("–")].filter(Boolean).join(" · ");
	return (
		<header className={small ? "statement small" : "statement"}>
			<EntityLink node={proof.source} />
			<span className={`arrow relation-${proof.type}`}>
				{relationVerb(proof.type)}
				{proof.type === "PARTNERS_WITH" ? "" : " →"}
			</span>
			<EntityLink node={proof.target} />
			{details && <span className="details">{details}</span>}
			<StatusTag status={proof.status} />
		</header>
	);
}

function Quotes({ proof }: { proof: Proof }) {
	const [all, setAll] = useState(false);
	const shown = all ? proof.evidence : proof.evidence.slice(0, FIRST);
	return (
		<>
			{shown.map((evidence, i) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the list of a relation's evidence never changes its order
				<Quote key={i} evidence={evidence} subject={proof.source} object={proof.target} />
			))}
			{!all && proof.evidence.length > FIRST && (
				<button type="button" className="link" onClick={() => setAll(true)}>
					{W.showAll(proof.evidence.length)}
				</button>
			)}
			{proof.evidenceLeft > 0 && <p className="note">{W.left(proof.evidenceLeft)}</p>}
		</>
	);
}
