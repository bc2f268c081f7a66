import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { PLAIN } from "../ingest/article.ts";
import { makePdf } from "../ingest/pdf.ts";
import { reportgraph } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

const PDF = Buffer.from(makePdf([[{ text: "临江新城三个重点项目同日开工", x: 50, y: 700 }]]));

/** As a PDF that opens by a password only: no password gives these keys. */
function locked(): Buffer {
	const key = "ab".repeat(32);
	const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<${key}> <${key}>]`;
	return Buffer.from(PDF.toString("latin1").replace("trailer\n<<", `trailer\n<< ${lock}`), "latin1");
}

/** A page of 20 MB, nearly all of it scripts. */
function page(): string {
	const script = `<script>var data = "${"<p>不是正文</p>".repeat(1000)}";</script>\n`;
	return `<html><body>${script.repeat(Math.ceil(20e6 / Buffer.byteLength(script)))}<article><h1>三个项目同日开工</h1><p>${PLAIN.replaceAll("\n", "</p><p>")}</p></article></body></html>`;
}

test("a folder of everything that can be wrong: each has its line, and the others are read", async () => {
	const folder = join(temporaryFolder(), "reports");
	mkdirSync(folder);
	const put = (name: string | Buffer, content: string | Uint8Array) =>
		writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]), content);
	put("good.txt", PLAIN);
	put("truncated.pdf", PDF.subarray(0, 300));
	put("locked.pdf", locked());
	put("no-zip.docx", "这不是压缩文件");
	const bomb = Buffer.from(zipSync({ "zeros.txt": new Uint8Array(60e6) }, { level: 9 }));
	put("bomb.zip", bomb);
	put("slip.zip", zipSync({ "../../etc/out.txt": Buffer.from(PLAIN), "in.txt": Buffer.from(PLAIN) }));
	put("page.html", page());
	put("nul.txt", PLAIN.replace("昨日", "\0昨日\0"));
	put(
		"mixed.txt",
		Buffer.concat([Buffer.from(PLAIN), execFileSync("iconv", ["-f", "UTF-8", "-t", "GB18030"], { input: PLAIN })]),
	);
	put("huge.txt", "");
	truncateSync(join(folder, "huge.txt"), 1e9);
	execFileSync("mkfifo", [join(folder, "pipe.txt")]);
	put("closed.txt", PLAIN);
	chmodSync(join(folder, "closed.txt"), 0);
	put(Buffer.from([0xb1, 0xa8, 0xb5, 0xc0, 0x2e, 0x74, 0x78, 0x74]), PLAIN); // 报道.txt in GBK
	put(Buffer.from([0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74]), PLAIN);

	const workspace = join(temporaryFolder(), "workspace");
	const { code, stdout, stderr } = await reportgraph(["build", folder, "-w", workspace, "--json"]);
	expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
	const { sources, notes, entities } = JSON.parse(stdout);
	const failed = Object.fromEntries(sources.failed.map(({ name, reason }: Record<string, string>) => [name, reason]));
	const isRoot = process.getuid?.() === 0;
	expect(failed).toEqual({
		"truncated.pdf": expect.stringMatching(/no whole PDF|no text layer/),
		"locked.pdf": expect.stringContaining("locked by a password"),
		"no-zip.docx": expect.stringContaining("is no Word document"),
		"bomb.zip!zeros.txt": expect.stringContaining("60 MB, more than the limit of 50 MB"),
		"slip.zip!../../etc/out.txt": expect.stringContaining("leads out of the archive"),
		"huge.txt": expect.stringContaining("1000 MB, more than the limit of 50 MB"),
		"pipe.txt": expect.stringContaining("is a pipe"),
		// Root may read what is closed.
		...(isRoot ? {} : { "closed.txt": expect.stringContaining("permission") }),
	});
	// good, in.txt, page, nul, mixed, two names that are no UTF-8.
	expect(sources.read).toBe(isRoot ? 8 : 7);
	expect(notes).toContainEqual({ name: "mixed.txt", note: expect.stringContaining("mixes encodings") });
	expect(notes).toContainEqual({ name: "nul.txt", note: "holds 2 NUL bytes, which are passed over" });
	expect(entities.Person).toBeGreaterThan(0);

	const inspected = async (name: string) => {
		const { stdout } = await reportgraph(["inspect", join(folder, name), "--json"]);
		return JSON.parse(stdout)[0];
	};
	const [good] = (await inspected("good.txt")).reports;
	expect((await inspected("nul.txt")).reports[0].id).toBe(good.id);
	expect(JSON.stringify((await inspected("page.html")).reports)).not.toContain("不是正文");
	const { stdout: exported } = await reportgraph(["export", "-w", workspace]);
	expect(exported).toContain('"报道.txt"');
});
