/**
 * The JSON API between the server and the viewer: the parameters that each call takes and the shape of its answer.
 * The server checks parameters with these schemas; the viewer imports their types alone.
 */
import { z } from "zod";
import { type EntityType, NODE_TYPES, RELATION_TYPES, type RelationType, STATUSES, type Status } from "../schema.ts";

const entityType = z.enum(Object.keys(NODE_TYPES).filter((type) => type !== "Report") as EntityType[]);
const relationType = z.enum(
	Object.keys(RELATION_TYPES).filter((type) => type !== "MENTIONED_IN") as Exclude<RelationType, "MENTIONED_IN">[],
);
const status = z.enum(Object.keys(STATUSES) as Status[]);

/** An id of a node, relation or report: a hash, so nothing longer makes sense. */
const id = z.string().min(1).max(128);
const ids = z
	.string()
	.transform((list) => [...new Set(list.split(",").filter((part) => part !== ""))])
	.pipe(z.array(id).min(1).max(200));

export const LIMITS = { hits: 50, neighbours: 500, rows: 500, evidence: 200, relations: 2000 } as const;

/** What each call takes. All come from a URL, so all are text at first. */
export const parameters = {
	search: z.object({ q: z.string().max(200), limit: z.coerce.number().int().min(1).max(LIMITS.hits).default(12) }),
	one: z.object({ id }),
	/** `limit` counts the neighbours shown of each of `ids`. */
	neighbourhood: z.object({ ids, limit: z.coerce.number().int().min(1).max(LIMITS.neighbours).default(40) }),
	leads: z.object({
		q: z.string().max(200).default(""),
		skip: z.coerce.number().int().min(0).default(0),
		limit: z.coerce.number().int().min(1).max(LIMITS.rows).default(100),
	}),
	between: z.object({ a: id, b: id }),
} as const;

/** A node as a word to click on. */
export const nodeCard = z.object({ id, type: entityType, name: z.string() });

export const summary = z.object({
	/** Nodes by type; types without nodes are absent. */
	counts: z.partialRecord(entityType, z.number()),
	officials: z.number(),
	relations: z.number(),
	/** Relations of type LEADS. */
	leads: z.number(),
	reports: z.number(),
	/** Reports' dates, as far as they state one. */
	dates: z.object({ first: z.string().nullable(), last: z.string().nullable() }),
	examples: z.array(z.object({ question: z.string(), kind: z.enum(["who-leads", "leads-what", "projects-in"]), node: nodeCard })),
});

export const hit = nodeCard.extend({
	/** The alias that matched, where the name did not. */
	alias: z.string().nullable(),
	/** A present post of a person: "title, body"; null where none is known. */
	post: z.string().nullable(),
	/** Reports that mention it. */
	reports: z.number(),
});
export const hits = z.object({ hits: z.array(hit), more: z.boolean() });

const statement = z.object({
	id,
	type: relationType,
	derived: z.boolean(),
	title: z.string().nullable(),
	since: z.string().nullable(),
	until: z.string().nullable(),
	amount: z.string().nullable(),
	status: status.nullable(),
	confidence: z.number(),
	/** Number of claims that state it. */
	count: z.number(),
	firstSeen: z.string().nullable(),
	lastSeen: z.string().nullable(),
});

/** A relation seen from one of its ends. */
export const relation = statement.extend({ outgoing: z.boolean(), other: nodeCard });

export const reportCard = z.object({
	id,
	title: z.string().nullable(),
	paper: z.string().nullable(),
	date: z.string().nullable(),
	/** Names of the files that hold it. */
	sources: z.array(z.string()),
	reporters: z.array(z.string()),
	byline: z.string().nullable(),
});

const end = nodeCard.extend({ forms: z.array(z.string()) });
export const evidence = z.object({
	quote: z.string(),
	trigger: z.string().nullable(),
	status: status.nullable(),
	date: z.string().nullable(),
	/** The file that the offsets count in. */
	source: z.string().nullable(),
	start: z.number().nullable(),
	end: z.number().nullable(),
	report: reportCard.nullable(),
});
/** A property, with the sentences that state it (none for a code of the administrative map). */
export const fact = z.object({
	property: z.enum(["investment", "area", "status", "date", "code"]),
	text: z.string(),
	evidence: z.array(evidence),
});

export const entity = nodeCard.extend({
	/** Every form by which evidence may name it. */
	aliases: z.array(z.string()),
	official: z.boolean(),
	mentioned: z.boolean(),
	facts: z.array(fact),
	relations: z.array(relation),
	/** How many relations there are beyond those listed. */
	relationsLeft: z.number(),
	reports: z.array(reportCard),
});

export const graphNode = nodeCard.extend({
	mentioned: z.boolean(),
	status: status.nullable(),
	/** Neighbours in the whole graph. */
	degree: z.number(),
});
export const graphEdge = statement.extend({
	source: id,
	target: id,
	/** Ids of the relations that a derived one follows from. */
	basis: z.array(id),
});
export const neighbourhood = z.object({
	nodes: z.array(graphNode),
	/** All relations between the nodes. */
	edges: z.array(graphEdge),
	/** Ids asked for that the data does not hold (any more). */
	unknown: z.array(id),
});

/** A relation with the sentences that state it. */
export const proof = statement.extend({
	source: end,
	target: end,
	evidence: z.array(evidence),
	evidenceLeft: z.number(),
});
/** All relations between two nodes, or one relation; for each derived one, the relations that it follows from. */
export const proofs = z.object({ proofs: z.array(proof), basis: z.record(id, z.array(proof)) });

export const lead = z.object({
	/** Id of the LEADS relation. */
	id,
	person: nodeCard,
	/** The person's posts as written. */
	title: z.string().nullable(),
	/** The body of the post, where the lead follows from one. */
	body: nodeCard.nullable(),
	project: nodeCard,
	status: status.nullable(),
	investment: z.string().nullable(),
	/** Number of claims behind both steps. */
	count: z.number(),
	lastSeen: z.string().nullable(),
});
export const leads = z.object({ rows: z.array(lead), total: z.number() });

const span = z.object({ start: z.number(), end: z.number() });
/** A part of a source's extracted text. All offsets count in the whole text, in UTF-16 code units. */
export const passage = z.object({
	source: z.string(),
	/** Offset of the first character of `text`. */
	start: z.number(),
	text: z.string(),
	/** Length of the whole text. */
	length: z.number(),
	/** Stretches that the graph quotes, in order; they do not overlap. */
	quoted: z.array(span),
});

export const report = reportCard.extend({
	place: z.string().nullable(),
	/** What it mentions. */
	mentions: z.array(nodeCard),
	relations: z.array(statement.extend({ source: nodeCard, target: nodeCard, quotes: z.array(z.string()) })),
	/** Where its sentences stand in the file; null where the server has a store but no workspace. */
	text: passage.nullable(),
});

export const failure = z.object({ error: z.string() });

export type NodeCard = z.infer<typeof nodeCard>;
export type Summary = z.infer<typeof summary>;
export type Hit = z.infer<typeof hit>;
export type Hits = z.infer<typeof hits>;
export type Fact = z.infer<typeof fact>;
export type Statement = z.infer<typeof statement>;
export type Relation = z.infer<typeof relation>;
export type ReportCard = z.infer<typeof reportCard>;
export type Entity = z.infer<typeof entity>;
export type GraphNode = z.infer<typeof graphNode>;
export type GraphEdge = z.infer<typeof graphEdge>;
export type Neighbourhood = z.infer<typeof neighbourhood>;
export type Evidence = z.infer<typeof evidence>;
export type Proof = z.infer<typeof proof>;
export type Proofs = z.infer<typeof proofs>;
export type Lead = z.infer<typeof lead>;
export type Leads = z.infer<typeof leads>;
export type Passage = z.infer<typeof passage>;
export type Report = z.infer<typeof report>;
