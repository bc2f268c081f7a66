import { type Command, InvalidArgumentError, Option } from "commander";
import type { NamedQuery } from "../store/queries.ts";
import type { Params, Rows } from "../store/store.ts";
import { DEFAULT_WORKSPACE } from "../workspace/workspace.ts";
import { type Place, storeOf, withUsage } from "./place.ts";
import { FORMATS, type Format, formatRows } from "./rows.ts";

interface Options extends Place {
	execute?: string;
	param: Record<string, string>;
	format: Format;
	list?: boolean;
	rows?: number;
	seconds?: number;
}

export function register(program: Command): void {
	program
		.command("query")
		.description("ask the graph: a named question, or one in Cypher")
		.argument("[name]", "a named question: --list shows them")
		.option("-l, --list", "show the named questions and their parameters")
		.option("-e, --execute <cypher>", "run this Cypher statement; it may read only")
		.option("-p, --param <key=value>", "a parameter (any number of them)", collect, {})
		.option("-w, --workspace <dir>", "folder that build made", DEFAULT_WORKSPACE)
		.option("-s, --store <uri>", "ask this store instead: bolt://user@host:7687, neo4j://…, or a path")
		.option("--graph <name>", "name of the graph in the store; $graph in a statement (default: reportgraph)")
		.addOption(new Option("-f, --format <format>", "how to print the rows").choices(FORMATS).default("table"))
		.option("--rows <n>", "print at most so many rows (default: 1000)", whole)
		.option("--seconds <n>", "stop after so many seconds (default: 30)", whole)
		.addHelpText(
			"after",
			`
Names are found by a part of them, or of an alias. A table cuts long cells; json and csv give them whole.
In Cypher, labels are Person (Official), Agency, Company, Institution, Project, Zone, Place (all: Entity) and Report; relations carry
their sentences in the list "quotes". The password of a server is read from NEO4J_PASSWORD, or asked for.

Examples:
  reportgraph query who-leads
  reportgraph query projects-of-zone -p name=开发区 --format csv > projects.csv
  reportgraph query -e 'MATCH (p:Person)-[r:LEADS]->(x) RETURN p.name, x.name, r.quotes[0] ORDER BY p.name LIMIT 10'
  reportgraph query -e 'MATCH (c:Company) WHERE c.search CONTAINS $part RETURN c.name' -p part=集团`,
		)
		.action((name: string | undefined, options: Options, command: Command) =>
			withUsage(command, () => run(name, options, command)),
		);
}

async function run(name: string | undefined, options: Options, command: Command): Promise<void> {
	if (options.list) return list(options.format);
	if ((name === undefined) === (options.execute === undefined))
		command.error("error: give the name of a question (--list shows them), or a statement with -e");
	const { cypher, params } = await ask(name, options);
	const store = await storeOf(options, true);
	try {
		const rows = await store.query(cypher, params, { rows: options.rows, ms: options.seconds && options.seconds * 1000 });
		process.stdout.write(formatRows(rows, options.format));
		say(rows);
	} finally {
		await store.close();
	}
}

async function ask(name: string | undefined, { execute, param }: Options): Promise<{ cypher: string; params: Params }> {
	if (name === undefined)
		return {
			cypher: execute as string,
			params: Object.fromEntries(Object.entries(param).map(([key, value]) => [key, guess(value)])),
		};
	const { bind, namedQuery } = await import("../store/queries.ts");
	const query = namedQuery(name);
	return { cypher: query.cypher, params: bind(query, param) };
}

/** Beside the rows, so that a pipe gets them alone. */
function say({ rows, truncated, ms }: Rows): void {
	const count = `${rows.length} row${rows.length === 1 ? "" : "s"} in ${Math.max(1, Math.round(ms))} ms`;
	process.stderr.write(truncated ? `${count}; there are more: --rows ${rows.length * 10} prints more\n` : `${count}\n`);
}

async function list(format: Format): Promise<void> {
	const { namedQueries } = await import("../store/queries.ts");
	const queries = namedQueries();
	if (format === "json") process.stdout.write(`${JSON.stringify(queries, null, 2)}\n`);
	else if (format === "csv")
		process.stdout.write(
			formatRows(
				{
					columns: ["name", "title", "标题", "params", "gives"],
					rows: queries.map((q) => [q.name, q.title, q.zh, q.params.map((p) => p.name), q.gives]),
				},
				"csv",
			),
		);
	else process.stdout.write(queries.map(describe).join("\n"));
}

function describe({ name, title, zh, params, gives }: NamedQuery): string {
	const lines = params.map(({ name: param, default: preset, example, description }) => {
		const need = preset === undefined ? "" : preset === null ? " (optional)" : ` (default ${preset})`;
		return `    -p ${param}=${example}${need}: ${description}\n`;
	});
	return `${name}: ${title} ${zh}\n${lines.join("")}    gives ${gives}\n`;
}

function collect(given: string, before: Record<string, string>): Record<string, string> {
	const at = given.indexOf("=");
	if (at < 1) throw new InvalidArgumentError("write it as key=value.");
	return { ...before, [given.slice(0, at)]: given.slice(at + 1) };
}

function whole(given: string): number {
	if (!/^[1-9]\d{0,8}$/.test(given)) throw new InvalidArgumentError("not a whole number above 0.");
	return Number(given);
}

/** A number, true, false, null, a list or a map in JSON; else the text itself. */
function guess(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
