/**
 * `node scripts/readme.js`: puts into README.md what it shows of the program, so that none of it is made up.
 *
 * - In a fence of kind `console`, the lines after each `$ command` become what that command prints to stdout.
 * - Between `<!-- graph model -->` and `<!-- end -->`, the tables of node and relation types become those of src/schema.ts.
 */
import { execSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./setup.js";

const { ENTITY_TYPES, NODE_TYPES, RELATION_TYPES, STATUSES } = await import(pathToFileURL(join(ROOT, "src", "schema.ts")).href);

/** As a clone just made: without a workspace. */
const clone = mkdtempSync(join(tmpdir(), "reportgraph-"));
for (const name of ["bin", "fixtures"]) symlinkSync(join(ROOT, name), join(clone, name));

const file = join(ROOT, "README.md");
const text = readFileSync(file, "utf8")
	.replace(/(?<=^```console\n)[\s\S]*?(?=^```$)/gm, (block) =>
		block
			.match(/^\$ .*$/gm)
			.map(shown)
			.join("\n"),
	)
	.replace(/(?<=<!-- graph model -->\n)[\s\S]*?(?=<!-- end -->)/, model);
writeFileSync(file, text);
rmSync(clone, { recursive: true });

function shown(line) {
	const output = execSync(line.slice(2), { cwd: clone, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
	return `${line}\n${output.replace(/[ \t]+$/gm, "").trimEnd()}\n`;
}

function model() {
	const nodes = Object.entries(NODE_TYPES).map(([type, { zh }]) => `| \`${type}\` | ${zh} |`);
	const relations = Object.entries(RELATION_TYPES).map(([type, { zh, from, to, symmetric, derived, properties }]) => {
		const ends = `${listed(from)} ${symmetric ? "—" : "→"} ${listed(to)}`;
		return `| \`${type}\` | ${zh} | ${ends} | ${properties.join(", ")}${derived ? " (derived)" : ""} |`;
	});
	const statuses = Object.entries(STATUSES).map(([status, zh]) => `\`${status}\` ${zh}`);
	return `
| node | |
|---|---|
${nodes.join("\n")}

| relation | | ends | properties |
|---|---|---|---|
${relations.join("\n")}

Statuses: ${statuses.join(", ")}.

`;
}

function listed(types) {
	return types.length === ENTITY_TYPES.length ? "any" : types.join(", ");
}
