import { useEffect, useState } from "react";
import type { Leads } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { navigate } from "../app/navigation.ts";
import { Await } from "../app/parts.tsx";
import { W } from "../words.ts";
import { LeadsTable } from "./LeadsTable.tsx";

const STEP = 100;
const MOST = 500;

/** The whole list of who leads which project, narrowed by what the user types. */
export function LeadsPage({ q, proof }: { q: string; proof: string | null }) {
	const [typed, setTyped] = useState(q);
	const [limit, setLimit] = useState(STEP);
	const answer = useApi<Leads>(`/api/leads?q=${encodeURIComponent(q)}&limit=${limit}`);
	useEffect(() => setTyped(q), [q]);
	const look = (text: string) => {
		setLimit(STEP);
		navigate({ page: "leads", q: text.trim(), proof: null });
	};
	return (
		<div className="page">
			<h1>{W.leadsTitle}</h1>
			<p className="page-tools">
				<input
					type="search"
					className="field"
					aria-label={W.filterLeads}
					placeholder={W.filterLeads}
					value={typed}
					onChange={(event) => {
						setTyped(event.target.value);
						if (!(event.nativeEvent as InputEvent).isComposing) look(event.target.value);
					}}
					onCompositionEnd={(event) => look(event.currentTarget.value)}
				/>
			</p>
			<Await of={answer}>
				{({ rows, total }) => (
					<>
						{total === 0 && <p className="note">{q === "" ? W.noLeads : W.noLeadsFor(q)}</p>}
						{total > 0 && <p className="count">{W.all(total)}</p>}
						{total > 0 && <LeadsTable rows={rows} opened={proof} open={(id) => navigate({ page: "leads", q, proof: id })} />}
						{rows.length < total && limit < MOST && (
							<button type="button" className="button" onClick={() => setLimit(limit + STEP)}>
								{W.showMore(Math.min(STEP, total - rows.length))}
							</button>
						)}
						{rows.length < total && limit >= MOST && <p className="note">{W.left(total - rows.length)}</p>}
					</>
				)}
			</Await>
		</div>
	);
}
