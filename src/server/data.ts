import { NODE_TYPES, RELATION_TYPES, type RelationType } from "../schema.ts";
import { searchForms } from "../search/forms.ts";
import { statement } from "../store/statements.ts";
import type { Json, Store } from "../store/store.ts";
import type {
	Entity,
	Fact,
	GraphNode,
	Hit,
	Hits,
	Lead,
	Leads,
	Neighbourhood,
	NodeCard,
	Passage,
	Proof,
	Proofs,
	Relation,
	Report,
	ReportCard,
	Statement,
	Summary,
} from "./api.ts";
import { LIMITS } from "./api.ts";
import { passageOf } from "./passage.ts";
import { evidenceOf, type Properties, type RawEvidence, spansOf, statementOf, text } from "./rows.ts";

type Row = Record<string, Json>;

/** Rows that a statement of ours may give: more than any answer holds, so that what is left out can be counted. */
const ROWS = 50_000;
const MS = 10_000;

/** Gives the extracted text of a source by its name; null where it is not at hand. */
export type ReadSource = (name: string) => Promise<string | null>;

/**
 * What the viewer asks of a store, by the statements of `cypher/api/`. Answers are null where the data holds nothing of
 * an id. Throws StoreError.
 */
export class Data {
	readonly #store: Store;
	readonly #dialect: "neo4j" | "grafeo";

	readonly #readSource: ReadSource;
	#kept: { version: string; summary: Promise<Summary> } | null = null;

	constructor(store: Store, readSource: ReadSource = async () => null) {
		this.#store = store;
		this.#readSource = readSource;
		this.#dialect = /^(bolt|neo4j)(\+s{1,2}c?)?:/.test(store.uri) ? "neo4j" : "grafeo";
	}

	/** Another for every build of the data. */
	version(): Promise<string> {
		return this.#store.version();
	}

	async #ask(name: string, params: Record<string, unknown> = {}, values: Record<string, string> = {}): Promise<Row[]> {
		const { columns, rows } = await this.#store.query(statement(`api/${name}`, this.#dialect, values), params, {
			rows: ROWS,
			ms: MS,
		});
		return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
	}

	/** Kept for as long as the data stays the same: it looks at the whole graph, and every start page asks for it. */
	async summary(): Promise<Summary> {
		const version = await this.version();
		if (this.#kept?.version !== version) {
			const summary = this.#summarise();
			this.#kept = { version, summary };
			summary.catch(() => {
				this.#kept = null;
			});
		}
		return this.#kept.summary;
	}

	async #summarise(): Promise<Summary> {
		const [counts, officials, relations, reports, examples] = await Promise.all([
			this.#ask("counts"),
			this.#ask("officials"),
			this.#ask("relation-counts"),
			this.#ask("report-dates"),
			this.#examples(),
		]);
		return {
			counts: Object.fromEntries(inOrder(counts, Object.keys(NODE_TYPES)).map(({ type, count }) => [type, Number(count)])),
			officials: Number(officials[0]?.count ?? 0),
			relations: relations.reduce((sum, { count }) => sum + Number(count), 0),
			leads: Number(relations.find(({ type }) => type === "LEADS")?.count ?? 0),
			reports: Number(reports[0]?.count ?? 0),
			dates: { first: text(reports[0]?.first), last: text(reports[0]?.last) },
			examples,
		};
	}

	/** Three questions that this data answers. */
	async #examples(): Promise<Summary["examples"]> {
		const most = (label: string, relation: RelationType) => this.#ask("most-related", {}, { label, relation });
		const [project, person, zone] = await Promise.all([
			most("Project", "LEADS"),
			this.#ask("most-leading"),
			most("Zone", "LOCATED_IN"),
		]);
		const example = (rows: Row[], kind: Summary["examples"][number]["kind"], question: (name: string) => string) =>
			rows.slice(0, 1).map((row) => ({ kind, question: question(row.name as string), node: card(row) }));
		return [
			...example(project, "who-leads", (name) => `谁牵头负责${name}？`),
			...example(person, "leads-what", (name) => `${name}牵头负责什么？`),
			...example(zone, "projects-in", (name) => `${name}里有什么？`),
		];
	}

	async search(q: string, limit: number): Promise<Hits> {
		const forms = searchForms(q);
		if (forms.length === 0) return { hits: [], more: false };
		const found = await this.#ask("search", { forms }, { limit: String(limit + 1) });
		const rows = found.slice(0, limit);
		const posts = await this.#posts(rows.filter(({ type }) => type === "Person").map(({ id }) => id as string));
		const hits: Hit[] = rows.map((row) => ({
			...card(row),
			alias: matchingAlias(row, forms),
			post: posts.get(row.id as string) ?? null,
			reports: Number(row.reports),
		}));
		return { hits, more: found.length > limit };
	}

	/** The best attested present post of each person: body and title. */
	async #posts(ids: string[]): Promise<Map<string, string>> {
		const posts = new Map<string, string>();
		if (ids.length === 0) return posts;
		const rows = await this.#ask("posts", { ids });
		const present = rows.filter(({ until }) => until === null);
		for (const { id, body, title } of [...present, ...rows])
			if (!posts.has(id as string)) posts.set(id as string, [body, title].filter((part) => part !== null).join(" "));
		return posts;
	}

	async entity(asked: string): Promise<Entity | null> {
		const row = (await this.#ask("entity", { id: asked }))[0] ?? (await this.#ask("entity-by-key", { id: asked }))[0];
		if (!row) return null;
		const properties = row.properties as Properties;
		const id = properties.id as string;
		const [outgoing, incoming, reports] = await Promise.all([
			this.#ask("relations-out", { id }),
			this.#ask("relations-in", { id }),
			this.#ask("entity-reports", { id }),
		]);
		const relations: Relation[] = [...outgoing.map((r) => ({ r, out: true })), ...incoming.map((r) => ({ r, out: false }))]
			.map(({ r, out }) => ({ ...statementOf(r.type, r), outgoing: out, other: cardOf(r, "other") }))
			.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
		const cards = reports.map(reportCard);
		return {
			id,
			type: row.type as NodeCard["type"],
			name: properties.name as string,
			aliases: (properties.aliases as string[]) ?? [],
			official: (row.labels as string[]).includes("Official"),
			mentioned: properties.mentioned === true,
			facts: factsOf(properties, new Map(cards.map((report) => [report.id, report]))),
			relations: relations.slice(0, LIMITS.relations),
			relationsLeft: Math.max(0, relations.length - LIMITS.relations),
			reports: cards,
		};
	}

	/** `asked` and the `limit` best attested neighbours of each, with all relations among them. */
	async neighbourhood(asked: string[], limit: number): Promise<Neighbourhood> {
		const neighbours = await this.#ask("neighbours", { ids: asked });
		const chosen = new Set(asked);
		for (const centre of asked) {
			const near = neighbours
				.filter((row) => row.centre === centre)
				.sort(
					(a, b) => Number(b.relations) - Number(a.relations) || Number(b.claims) - Number(a.claims) || compareIds(a.id, b.id),
				);
			for (const { id } of near.slice(0, limit)) chosen.add(id as string);
		}
		const ids = [...chosen];
		const [entities, degrees, among] = await Promise.all([
			this.#ask("entities", { ids }),
			this.#ask("degrees", { ids }),
			this.#ask("among", { ids }),
		]);
		const degree = new Map(degrees.map((row) => [row.id, Number(row.degree)]));
		const byId = new Map(entities.map((row) => [row.id as string, row]));
		const nodes: GraphNode[] = ids
			.map((id) => byId.get(id))
			.filter((row) => row !== undefined)
			.map((row) => ({
				...card(row),
				mentioned: row.mentioned === true,
				status: (row.status as GraphNode["status"]) ?? null,
				degree: degree.get(row.id as string) ?? 0,
			}));
		return {
			nodes,
			edges: among.map((row) => ({
				...statementOf(row.type, row),
				source: row.source as string,
				target: row.target as string,
				basis: (row.basis as string[] | null) ?? [],
			})),
			unknown: asked.filter((id) => !byId.has(id)),
		};
	}

	async relation(id: string): Promise<Proofs | null> {
		const rows = await this.#ask("relation", { id });
		return rows.length > 0 ? this.#proofs(rows) : null;
	}

	/** All relations between two entities; null where one of them does not exist or nothing ties them. */
	async between(a: string, b: string): Promise<Proofs | null> {
		const [to, back] = await Promise.all([this.#ask("between", { a, b }), this.#ask("between", { a: b, b: a })]);
		const rows = inOrder([...to, ...back], ["LEADS", ...Object.keys(RELATION_TYPES)]);
		return rows.length > 0 ? this.#proofs(rows) : null;
	}

	/** Relations with their evidence, and that of the relations that the derived ones follow from. */
	async #proofs(rows: Row[]): Promise<Proofs> {
		const basis = new Map<string, Row[]>();
		await Promise.all(
			rows.map(async (row) => {
				const properties = row.properties as Properties;
				const ids = (properties.basis as string[] | undefined) ?? [];
				if (ids.length === 0) return;
				const [out, into] = await Promise.all([
					this.#ask("proofs-out", { ids, end: row.source }),
					this.#ask("proofs-in", { ids, end: row.target }),
				]);
				const found = new Map([...out, ...into].map((step) => [(step.properties as Properties).id as string, step]));
				basis.set(
					properties.id as string,
					// From the person on: the post first.
					ids
						.map((id) => found.get(id))
						.filter((step) => step !== undefined)
						.sort((a, b) => Number(b.source === row.source) - Number(a.source === row.source)),
				);
			}),
		);
		const all = [...rows, ...[...basis.values()].flat()];
		const ends = new Map(
			(await this.#ask("entities", { ids: distinct(all.flatMap(({ source, target }) => [source, target])) })).map((row) => [
				row.id,
				row,
			]),
		);
		const reports = await this.#reports(
			all.flatMap((row) => evidenceOf(row.properties as Properties).map(({ reportId }) => reportId)),
		);
		const proof = (row: Row): Proof => {
			const properties = row.properties as Properties;
			const evidence = evidenceOf(properties);
			return {
				...statementOf(row.type, properties),
				source: endOf(ends.get(row.source) as Row),
				target: endOf(ends.get(row.target) as Row),
				evidence: evidence.slice(0, LIMITS.evidence).map((raw) => withReport(raw, reports)),
				evidenceLeft: Math.max(0, evidence.length - LIMITS.evidence),
			};
		};
		return { proofs: rows.map(proof), basis: Object.fromEntries([...basis].map(([id, steps]) => [id, steps.map(proof)])) };
	}

	async #reports(ids: string[]): Promise<Map<string, ReportCard>> {
		const rows = ids.length > 0 ? await this.#ask("reports", { ids: distinct(ids) }) : [];
		return new Map(rows.map((row) => [row.id as string, reportCard(row)]));
	}

	async leads(q: string, skip: number, limit: number): Promise<Leads> {
		const forms = searchForms(q);
		const filter =
			forms.length > 0
				? "any(form IN $forms WHERE p.search CONTAINS form OR x.search CONTAINS form OR toLower(coalesce(l.title, '')) CONTAINS form)"
				: "true";
		const [rows, count] = await Promise.all([
			this.#ask("leads", { forms }, { filter, skip: String(skip), limit: String(limit) }),
			this.#ask("leads-count", { forms }, { filter }),
		]);
		return { rows: rows.map(leadOf), total: Number(count[0]?.count ?? 0) };
	}

	async report(id: string): Promise<Report | null> {
		const [row] = await this.#ask("reports", { ids: [id] });
		if (!row) return null;
		const [mentions, relations] = await Promise.all([
			this.#ask("report-mentions", { id }),
			this.#ask("report-relations", { id }),
		]);
		return {
			...reportCard(row),
			place: text(row.place),
			text: await this.#passage(id, reportCard(row), relations),
			mentions: mentions.map(card),
			relations: relations
				.map((relation) => ({
					relation,
					here: evidenceOf(relation.properties as Properties).filter(({ reportId }) => reportId === id),
				}))
				.sort((a, b) => (a.here[0]?.start ?? 0) - (b.here[0]?.start ?? 0))
				.map(({ relation, here }) => ({
					...statementOf(relation.type, relation.properties as Properties),
					source: cardOf(relation, "source"),
					target: cardOf(relation, "target"),
					quotes: distinct(here.map(({ quote }) => quote)),
				})),
		};
	}

	/** The text of a report as it stands in its source, with what `relations` quote of it. */
	async #passage(id: string, { sources }: ReportCard, relations: Row[]): Promise<Passage | null> {
		const quoted = relations.flatMap(({ properties }) =>
			evidenceOf(properties as Properties).flatMap(({ reportId, source }, i) =>
				reportId === id ? spansOf(properties as Properties, i).map((span) => ({ source, span })) : [],
			),
		);
		const source = quoted[0]?.source ?? sources[0];
		const whole = source ? await this.#readSource(source) : null;
		if (!source || whole === null) return null;
		return passageOf(
			source,
			whole,
			quoted.filter((one) => one.source === source).map(({ span }) => span),
		);
	}
}

/** Rows by their column `type`. */
function inOrder(rows: Row[], types: string[]): Row[] {
	return rows.toSorted((a, b) => types.indexOf(a.type as string) - types.indexOf(b.type as string));
}

function card(row: Row): NodeCard {
	return { id: row.id as string, type: row.type as NodeCard["type"], name: row.name as string };
}

/** A node whose id, type and name are columns that begin with a word. */
function cardOf(row: Row, word: string): NodeCard {
	return card({ id: row[`${word}Id`] ?? null, type: row[`${word}Type`] ?? null, name: row[`${word}Name`] ?? null });
}

function endOf(row: Row): Proof["source"] {
	return { ...card(row), forms: [row.name as string, ...((row.aliases as string[]) ?? [])] };
}

function reportCard(row: Row): ReportCard {
	return {
		id: row.id as string,
		title: text(row.title),
		paper: text(row.paper),
		date: text(row.date),
		sources: (row.sources as string[]) ?? [],
		reporters: (row.reporters as string[]) ?? [],
		byline: text(row.byline),
	};
}

function leadOf(row: Row): Lead {
	return {
		id: row.id as string,
		person: cardOf(row, "person"),
		title: text(row.title),
		body: row.bodyId === null ? null : cardOf(row, "body"),
		project: cardOf(row, "project"),
		status: (row.status as Statement["status"]) ?? null,
		investment: text(row.investment),
		count: Number(row.count),
		lastSeen: text(row.lastSeen),
	};
}

function withReport({ reportId, ...evidence }: RawEvidence, reports: Map<string, ReportCard>): Proof["evidence"][number] {
	return { ...evidence, report: reports.get(reportId) ?? null };
}

/** The properties of an entity, each with the sentences that state that value. */
function factsOf(properties: Properties, reports: Map<string, ReportCard>): Fact[] {
	const names = (properties.factProperties as string[] | undefined) ?? [];
	const values = (properties.factValues as string[] | undefined) ?? [];
	const evidence = evidenceOf(properties, "fact");
	const value = {
		investment: properties.investmentText,
		area: properties.area,
		status: properties.status,
		date: properties.date,
		code: properties.code,
	};
	return (Object.keys(value) as Fact["property"][]).flatMap((property) => {
		const stated = text(value[property]);
		if (stated === null) return [];
		const of = evidence.filter((_, i) => names[i] === property);
		const same = of.filter((raw) => values[evidence.indexOf(raw)] === stated);
		return [{ property, text: stated, evidence: (same.length > 0 ? same : of).map((raw) => withReport(raw, reports)) }];
	});
}

function matchingAlias({ name, aliases }: Row, forms: string[]): string | null {
	const holds = (value: string) => forms.some((form) => value.toLowerCase().includes(form));
	return holds(name as string) ? null : (((aliases as string[]) ?? []).find(holds) ?? null);
}

function compareIds(a: Json | undefined, b: Json | undefined): number {
	return String(a) < String(b) ? -1 : 1;
}

function distinct<T extends Json>(list: (T | undefined)[]): T[] {
	return [...new Set(list.filter((item): item is T => item !== undefined && item !== null))];
}
