import type { Entity, Hits, Leads, Neighbourhood, Proofs, Report, Summary } from "./api.ts";

/** What the viewer asks of the data; null where it holds nothing of an id. */
export interface Data {
	/** Another for every build of the data. */
	readonly version: string;
	summary(): Promise<Summary>;
	search(q: string, limit: number): Promise<Hits>;
	entity(id: string): Promise<Entity | null>;
	neighbourhood(ids: string[], limit: number): Promise<Neighbourhood>;
	relation(id: string): Promise<Proofs | null>;
	between(a: string, b: string): Promise<Proofs | null>;
	leads(q: string, skip: number, limit: number): Promise<Leads>;
	report(id: string): Promise<Report | null>;
}
