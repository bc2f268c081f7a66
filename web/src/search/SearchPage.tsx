import type { Hits } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { Await, RouteLink } from "../app/parts.tsx";
import { viewOf } from "../view/view.ts";
import { W } from "../words.ts";
import { HitLine } from "./SearchBox.tsx";

/** All that a name may mean, when the user did not choose a suggestion. */
export function SearchPage({ q }: { q: string }) {
	const answer = useApi<Hits>(`/api/search?q=${encodeURIComponent(q)}&limit=50`);
	return (
		<div className="page narrow">
			<h1>{W.results(q)}</h1>
			<Await of={answer}>
				{({ hits, more }) => (
					<>
						{hits.length === 0 && <p className="note">{W.noHit(q)}</p>}
						<ul className="hits">
							{hits.map((hit) => (
								<li key={hit.id}>
									<RouteLink to={{ page: "entity", view: viewOf(hit.id) }} className="hit">
										<HitLine hit={hit} />
									</RouteLink>
								</li>
							))}
						</ul>
						{more && <p className="note">{W.moreHits}</p>}
					</>
				)}
			</Await>
		</div>
	);
}
