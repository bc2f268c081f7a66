import type { Drop, DropReason } from "../extract/claim.ts";
import type { Graph } from "../graph/graph.ts";
import type { LlmAccount } from "../llm/proposer.ts";

/** What a build did with what it was given: nothing is lost in silence. */
export interface Account {
	sources: {
		read: number;
		/** Names of sources with the same text as one read before under that name. */
		again: string[];
		failed: { name: string; reason: string }[];
	};
	reports: {
		extracted: number;
		/** Those in which nothing was found that has a name. */
		nameless: { source: string; title: string | null }[];
	};
	/** Of the texts read, in UTF-16 code units. */
	characters: number;
	mentions: number;
	claims: number;
	/** Statements whose evidence failed the check, by reason. */
	dropped: Partial<Record<DropReason, number>>;
	/** What a language model did; null where none was asked. */
	llm: LlmAccount | null;
	/** What the readers had to say of a source. */
	notes: { name: string; note: string }[];
	/** Nodes that the texts name, by type. */
	entities: Record<string, number>;
	relations: Record<string, number>;
}

/** A statement whose evidence failed the check, and where it was read. */
export interface Dropped extends Drop {
	source: string;
	/** The report's title. */
	title: string | null;
}

export function emptyAccount(): Account {
	return {
		sources: { read: 0, again: [], failed: [] },
		reports: { extracted: 0, nameless: [] },
		characters: 0,
		mentions: 0,
		claims: 0,
		dropped: {},
		llm: null,
		notes: [],
		entities: {},
		relations: {},
	};
}

/** How many there are of each type, in the order of their names. */
export function countGraph(graph: Graph): Pick<Account, "entities" | "relations"> {
	return {
		entities: tally(graph.nodes.filter((node) => node.mentioned)),
		relations: tally(graph.edges),
	};
}

function tally(items: readonly { type: string }[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const { type } of items) counts.set(type, (counts.get(type) ?? 0) + 1);
	return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
