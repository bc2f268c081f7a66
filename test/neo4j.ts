import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import neo4j from "neo4j-driver";

const ROOT = join(import.meta.dirname, "..");

/** A real Neo4j for the tests, with authentication on. */
export interface Server {
	/** With the user, as `--store` takes it. */
	uri: string;
	password: string;
	stop(): Promise<void>;
}

const VERSION = "5.26.20";
const USER = "neo4j";

/**
 * The server that NEO4J_TEST_URI names (with NEO4J_TEST_PASSWORD), else one in Docker where its engine answers, else one from
 * Maven Central, fetched once into `.neo4j/`. Null where there can be none: said on stderr, and an error under CI=true.
 */
export async function startNeo4j(): Promise<Server | null> {
	try {
		const server = named() ?? docker() ?? (await local());
		const version = await ready(server);
		say(`the tests run against Neo4j ${version} at ${server.uri}`);
		return server;
	} catch (error) {
		if (process.env.CI === "true") throw error;
		say(`NO NEO4J: the tests that need it are skipped: ${(error as Error).message}`);
		return null;
	}
}

function named(): Server | null {
	const uri = process.env.NEO4J_TEST_URI;
	return uri ? { uri, password: process.env.NEO4J_TEST_PASSWORD ?? "", stop: async () => {} } : null;
}

function docker(): Server | null {
	const run = (...args: string[]) => spawnSync("docker", args, { encoding: "utf8", timeout: 300_000 });
	if (run("version", "--format", "{{.Server.Version}}").status !== 0) return null;
	const password = randomBytes(12).toString("hex");
	const started = run(
		"run",
		"--rm",
		"--detach",
		"--publish",
		"127.0.0.1::7687",
		"--env",
		`NEO4J_AUTH=${USER}/${password}`,
		`neo4j:${VERSION}-community`,
	);
	if (started.status !== 0) return null;
	const container = started.stdout.trim();
	const port = run("port", container, "7687/tcp").stdout.match(/:(\d+)/)?.[1];
	const stop = async () => void run("rm", "--force", container);
	return { uri: `bolt://${USER}@127.0.0.1:${port}`, password, stop };
}

async function local(): Promise<Server> {
	const jars = fetchJars();
	const home = mkdtempSync(join(tmpdir(), "reportgraph-neo4j-"));
	const port = await freePort();
	mkdirSync(join(home, "conf"));
	const settings = {
		"server.bolt.listen_address": `127.0.0.1:${port}`,
		"server.http.enabled": "false",
		"server.https.enabled": "false",
		"dbms.usage_report.enabled": "false",
		"server.memory.pagecache.size": "64m",
	};
	writeFileSync(
		join(home, "conf", "neo4j.conf"),
		Object.entries(settings)
			.map((pair) => `${pair.join("=")}\n`)
			.join(""),
	);
	const child = launch(jars, home);
	const stop = async () => {
		await kill(child);
		rmSync(home, { recursive: true, force: true, maxRetries: 5 });
	};
	const server: Server = { uri: `bolt://${USER}@127.0.0.1:${port}`, password: randomBytes(12).toString("hex"), stop };
	try {
		await setFirstPassword(`bolt://127.0.0.1:${port}`, server.password);
	} catch (error) {
		await stop();
		throw error;
	}
	return server;
}

/** The class path of a Neo4j server. */
function fetchJars(): string {
	const folder = join(ROOT, ".neo4j", VERSION);
	if (existsSync(folder)) return join(folder, "*");
	if (spawnSync("mvn", ["--version"]).status !== 0 || spawnSync("java", ["-version"]).status !== 0)
		throw new Error(
			"there is no Docker engine, and no Java with Maven to fetch a server: install one of them, or name a server with NEO4J_TEST_URI",
		);
	say(`fetching Neo4j ${VERSION} into .neo4j (once, 120 MB)`);
	const parts = `${folder}.parts`;
	rmSync(parts, { recursive: true, force: true });
	mkdirSync(parts, { recursive: true });
	const dependency = (group: string, artifact: string) =>
		`<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${VERSION}</version></dependency>`;
	const pom = join(ROOT, ".neo4j", "pom.xml");
	writeFileSync(
		pom,
		`<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>reportgraph</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependency("org.neo4j", "neo4j")}${dependency("org.neo4j.app", "neo4j-server")}</dependencies></project>\n`,
	);
	const args = ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${parts}`, "-DincludeScope=runtime"];
	if (spawnSync("mvn", args, { stdio: ["ignore", 2, 2] }).status !== 0)
		throw new Error("Maven could not fetch Neo4j: see the lines above");
	renameSync(parts, folder);
	return join(folder, "*");
}

/** Little memory: the tests hold little. */
const SMALL = ["-Xmx512m", "-XX:+UseSerialGC"];

function launch(jars: string, home: string): ChildProcess {
	const opens = ["java.nio", "java.io", "sun.nio.ch"].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
	const args = [
		...SMALL,
		...opens,
		"-cp",
		jars,
		"org.neo4j.server.CommunityEntryPoint",
		`--home-dir=${home}`,
		`--config-dir=${join(home, "conf")}`,
	];
	// The shell reads a pipe that we hold open: should we die, however that may be, it takes the server along.
	const script =
		'exec 3<&0; java "$@" >/dev/null 2>&1 3<&- & server=$!; (read -r _ <&3; kill -9 $server) 2>/dev/null & wait $server';
	return spawn("sh", ["-c", script, "sh", ...args], { stdio: ["pipe", "ignore", "inherit"], detached: true });
}

/** At once, as a power cut would: what it keeps is thrown away, or should have been written. */
async function kill(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
	const ended = new Promise((resolve) => child.once("exit", resolve));
	// The shell and the server are a group of their own.
	process.kill(-child.pid, "SIGKILL");
	await ended;
}

async function setFirstPassword(address: string, password: string): Promise<void> {
	const driver = neo4j.driver(address, neo4j.auth.basic(USER, USER));
	try {
		await patiently(() =>
			driver.executeQuery(
				"ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
				{ old: USER, new: password },
				{ database: "system" },
			),
		);
	} finally {
		await driver.close();
	}
}

/** Waits until it answers queries; gives its version. */
async function ready({ uri, password }: Server): Promise<string> {
	const driver = neo4j.driver(uri.replace(/\/\/.*@/, "//"), neo4j.auth.basic(USER, password));
	try {
		const { records } = await patiently(() =>
			driver.executeQuery("CALL dbms.components() YIELD versions, edition RETURN versions[0] + ' ' + edition AS version"),
		);
		return records[0]?.get("version");
	} finally {
		await driver.close();
	}
}

/** Tries for two minutes: a server takes a while to start on a busy machine. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
	for (const start = Date.now(); ; ) {
		try {
			return await work();
		} catch (error) {
			if (Date.now() - start > 120_000) throw error;
			await setTimeout(250);
		}
	}
}

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});
}

function say(line: string): void {
	process.stderr.write(`reportgraph: ${line}\n`);
}
