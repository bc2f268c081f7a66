import { STATUSES, type Status } from "../../../src/schema.ts";
import type { Entity } from "../../../src/server/api.ts";
import { PROPERTY_WORDS } from "../words.ts";

export function Facts({ facts }: { facts: Entity["facts"] }) {
	if (facts.length === 0) return null;
	return (
		<dl className="facts">
			{facts.map(({ property, text }) => (
				<div key={property}>
					<dt>{PROPERTY_WORDS[property]}</dt>
					<dd>{property === "status" ? (STATUSES[text as Status] ?? text) : text}</dd>
				</div>
			))}
		</dl>
	);
}
