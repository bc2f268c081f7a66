import { Fragment } from "react";
import type { Lead, Proofs } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { Await, EntityLink, StatusTag } from "../app/parts.tsx";
import { ProofList } from "../evidence/ProofView.tsx";
import { W } from "../words.ts";

/** Who leads which project: one row each, its proof below it when it is opened. */
export function LeadsTable({ rows, opened, open }: { rows: Lead[]; opened: string | null; open: (id: string | null) => void }) {
	return (
		<table className="leads" data-testid="leads">
			<thead>
				<tr>
					<th scope="col">{W.person}</th>
					<th scope="col">{W.post}</th>
					<th scope="col">{W.project}</th>
					<th scope="col">{W.status}</th>
					<th scope="col" className="number">
						{W.investment}
					</th>
					<th scope="col">{W.proof}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map((row, i) => {
					const again = rows[i - 1]?.person.id === row.person.id;
					const isOpen = row.id === opened;
					return (
						<Fragment key={row.id}>
							<tr className={again ? "again" : ""} data-lead={row.id}>
								<td>{again ? <span className="ditto">{row.person.name}</span> : <EntityLink node={row.person} />}</td>
								<td className="post">
									{again && rows[i - 1]?.title === row.title && rows[i - 1]?.body?.id === row.body?.id ? (
										""
									) : (
										<>
											{row.body?.name} {row.title}
										</>
									)}
								</td>
								<td>
									<EntityLink node={row.project} />
								</td>
								<td>
									<StatusTag status={row.status} />
								</td>
								<td className="number">{row.investment}</td>
								<td>
									<button type="button" className="link" aria-expanded={isOpen} onClick={() => open(isOpen ? null : row.id)}>
										{isOpen ? W.showLess : W.openProof}
									</button>
								</td>
							</tr>
							{isOpen && (
								<tr className="proof-row">
									<td colSpan={6}>
										<LeadProof id={row.id} />
									</td>
								</tr>
							)}
						</Fragment>
					);
				})}
			</tbody>
		</table>
	);
}

function LeadProof({ id }: { id: string }) {
	return (
		<div className="lead-proof" data-testid="evidence">
			<Await of={useApi<Proofs>(`/api/relations/${encodeURIComponent(id)}`)}>{(proofs) => <ProofList proofs={proofs} />}</Await>
		</div>
	);
}
