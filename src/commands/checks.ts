import { spawnSync } from "node:child_process";
import { constants, readFileSync } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { lockHolder } from "../store/lock.ts";
import { openStore } from "../store/open.ts";
import { DEFAULT_WORKSPACE, openWorkspace, readGraph, type Workspace } from "../workspace/workspace.ts";
import { askPassword } from "./place.ts";

/** What was found of one thing that the program needs. */
export interface Check {
	name: string;
	state: "ok" | "warning" | "problem";
	found: string;
	/** What to do; null where all is well, or the message says it. */
	todo: string | null;
}

type Finding = Omit<Check, "name">;

export interface Place {
	workspace: string;
	/** Address of a server to try; null for none. */
	server: string | null;
}

/** Free bytes under which a build may fail, and under which little works. */
const LITTLE_DISK = 1e9;
const NO_DISK = 100e6;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Looks at everything that the program needs, one thing after the other; what fails is a problem, never an exception. */
export async function* checks({ workspace, server }: Place): AsyncGenerator<Check> {
	const all: [string, () => Promise<Finding> | Finding][] = [
		["Node", node],
		["dependencies", dependencies],
		["workspace", () => workspaceOf(workspace)],
		["lock", () => lock(workspace)],
		["graph", () => graph(workspace)],
		["embedded store", () => embedded(workspace)],
		["Neo4j", () => neo4j(server)],
		["Chinese font", font],
		["disk", () => disk(workspace)],
	];
	for (const [name, look] of all) {
		try {
			yield { name, ...(await look()) };
		} catch (error) {
			yield { name, state: "problem", found: (error as Error).message, todo: null };
		}
	}
}

function ok(found: string): Finding {
	return { state: "ok", found, todo: null };
}

function node(): Finding {
	const { version, platform, arch, execPath } = process;
	return ok(`${version} (${platform}-${arch}), ${execPath}`);
}

/** All that package.json names is there, and the parts that are built for a platform load on this one. */
async function dependencies(): Promise<Finding> {
	const names = Object.keys(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).dependencies);
	const todo = `run npm install --no-save in ${ROOT}`;
	const missing = names.filter((name) => {
		try {
			import.meta.resolve(name);
			return false;
		} catch {
			return true;
		}
	});
	if (missing.length > 0) return { state: "problem", found: `not there: ${missing.join(", ")}`, todo };
	for (const native of ["@grafeo-db/js", "@node-rs/jieba"]) {
		try {
			await import(native);
		} catch (error) {
			return {
				state: "problem",
				found: `${native} does not load on ${process.platform}-${process.arch}: ${(error as Error).message.split("\n")[0]}`,
				todo: `${todo}; if it stays, use a platform that it is made for (Linux, macOS or Windows on x64)`,
			};
		}
	}
	return ok(`${names.length} of ${names.length}`);
}

/** The workspace in a folder, for what is looked at after the workspace itself; null where it does not open. */
function opened(folder: string): Promise<Workspace | null> {
	return openWorkspace(folder).catch(() => null);
}

const NO_WORKSPACE: Finding = ok("not looked at: no workspace");

async function workspaceOf(folder: string): Promise<Finding> {
	const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
	if (!(await stat(folder).catch(() => null)))
		return {
			state: "warning",
			found: `none in ${folder} yet (reportgraph ${version})`,
			todo: `run reportgraph build <paths…>${folder === DEFAULT_WORKSPACE ? "" : ` --workspace ${folder}`}`,
		};
	await openWorkspace(folder);
	try {
		await access(folder, constants.W_OK);
	} catch {
		return {
			state: "warning",
			found: `${folder} can be read but not written`,
			todo: "give yourself permission (chmod u+w) before the next build",
		};
	}
	return ok(`${folder}, of a layout that reportgraph ${version} knows`);
}

async function lock(folder: string): Promise<Finding> {
	const workspace = await opened(folder);
	if (!workspace) return NO_WORKSPACE;
	const holder = await lockHolder(workspace.lock);
	if (!holder) return ok("free");
	if (holder.dead) return ok(`left by ${holder.who}, which has ended: the next build takes it over`);
	return {
		state: "warning",
		found: `held by ${holder.who}`,
		todo: `wait for that build; if it is no build, remove ${workspace.lock}`,
	};
}

async function graph(folder: string): Promise<Finding> {
	const workspace = await opened(folder);
	if (!workspace) return NO_WORKSPACE;
	const { reports, nodes, edges } = await readGraph(workspace);
	return ok(`${reports.length} reports, ${nodes.length} nodes, ${edges.length} relations`);
}

async function embedded(folder: string): Promise<Finding> {
	const workspace = await opened(folder);
	if (!workspace) return NO_WORKSPACE;
	if (!(await stat(workspace.store).catch(() => null)))
		return {
			state: "warning",
			found: "none: the last build went to a server, or was stopped",
			todo: "build again, or name the server with --store",
		};
	const store = await openStore(workspace.store, { readOnly: true });
	try {
		const { rows } = await store.query("MATCH (n:Entity) RETURN count(n) AS n");
		return ok(`${store.uri} opens, ${rows[0]?.[0]} nodes`);
	} finally {
		await store.close();
	}
}

/** Oldest version that is tested. */
const OLDEST = [5, 26];

async function neo4j(server: string | null): Promise<Finding> {
	if (server === null) return ok("not asked for: --store bolt://user@host:7687 tries one");
	const store = await openStore(server, { password: askPassword });
	try {
		const { rows } = await store.query(
			"CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0], edition",
		);
		const version = String(rows[0]?.[0]);
		const [major = 0, minor = 0] = version.split(".").map(Number);
		const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
		const found = `${store.uri} answers: Neo4j ${version} ${rows[0]?.[1]}`;
		return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
			? ok(found)
			: { state: "warning", found, todo: `update it to ${OLDEST.join(".")} or later: older ones are not tested` };
	} finally {
		await store.close();
	}
}

/** Whether a browser on this machine can draw the graph's names. */
function font(): Finding {
	// Other systems come with one.
	if (process.platform !== "linux") return ok(`comes with ${process.platform}`);
	const list = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
	const todo = "for a browser on this machine install one (Debian: apt-get install fonts-noto-cjk)";
	if (list.error) return { state: "warning", found: "cannot tell: there is no fc-list here", todo };
	const families = new Set(list.stdout.split("\n").filter((line) => line.trim() !== ""));
	if (families.size === 0) return { state: "warning", found: "none: the viewer would show boxes", todo };
	return ok(`${[...families].sort()[0]}${families.size > 1 ? ` and ${families.size - 1} more` : ""}`);
}

async function disk(folder: string): Promise<Finding> {
	let place = resolve(folder);
	while (!(await stat(place).catch(() => null))) place = dirname(place);
	const { bavail, bsize } = await statfs(place);
	const free = bavail * bsize;
	const found = `${(free / 1e9).toFixed(1)} GB free at ${place}`;
	const todo = "make room, or name a --workspace on another disk";
	if (free < NO_DISK) return { state: "problem", found, todo };
	return free < LITTLE_DISK ? { state: "warning", found, todo } : ok(found);
}
