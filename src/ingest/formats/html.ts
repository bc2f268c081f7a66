import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { creditLine } from "../credits.ts";
import { isoDate } from "../dates.ts";
import { Unreadable } from "../limits.ts";

/** Elements that hold no text of an article. */
const DROPPED =
	"script,style,noscript,template,svg,iframe,object,form,nav,button,select,input,footer,aside,[hidden],[aria-hidden=true]";
/** Their classes and ids: navigation, sharing, advertising. */
const DROPPED_NAMES =
	/(?:^|[-_\s])(?:nav|navbar|menu|footer|foot|share|sharing|bdshare|social|breadcrumb|crumbs?|sidebar|recommend|related|copyright|comment|advert|ads?|pagination|pager|toolbar|qrcode)(?:$|[-_\s])/i;
const BLOCKS = new Set(
	"ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY THEAD TR UL BODY CENTER".split(
		" ",
	),
);

/** Elements within elements from which a page is taken as it stands. */
const DEEP = 100;

type Node = {
	nodeType: number;
	nodeName: string;
	textContent: string | null;
	childNodes: Iterable<Node>;
	getAttribute?(name: string): string | null;
};

/**
 * The text of a saved web page: headline (`# …`), credits, body with its headings, lists and tables; navigation, share
 * buttons and footers gone. Throws `Unreadable` where the page holds no text.
 */
export function htmlText(html: string): string {
	const lean = withoutScripts(html);
	const { document } = parseHTML(html.includes("<html") || html.includes("<HTML") ? lean : `<html><body>${lean}</body></html>`);
	const meta = (name: string): string | null =>
		document.querySelector(`meta[name="${name}" i],meta[property="${name}" i]`)?.getAttribute("content")?.trim() || null;
	const heading = document.querySelector("h1")?.textContent?.trim() || null;
	const title = document.querySelector("title")?.textContent?.trim() ?? "";
	const headline =
		heading ?? meta("ArticleTitle") ?? meta("og:title") ?? title.split(/\s*[-_|–—]{1,2}\s*(?=[^-_|–—]*$)/)[0] ?? "";
	const date = isoDate(meta("PubDate") ?? meta("article:published_time") ?? meta("publishdate") ?? "");
	const source = meta("ContentSource") ?? meta("og:site_name");
	const credits = outsideCredits(document);

	for (const element of [...document.querySelectorAll(DROPPED)]) element.remove();
	for (const element of [...document.querySelectorAll("[class],[id]")])
		if (
			DROPPED_NAMES.test(`${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`) &&
			(element.textContent?.length ?? 0) < 2000
		)
			element.remove();
	const whole = layout(document.body as unknown as Node);
	// The library's time grows with the cube of the depth, which no page of an article needs.
	const article = depthOf(document.body as unknown as Node) > DEEP ? null : readable(document);
	// Where the library takes a part of several articles, the whole page is the safer reading.
	const body = article !== null && article.length > whole.length * 0.4 ? article : whole;
	if (body.trim() === "")
		throw new Unreadable(
			"holds no text: a page that its scripts draw must be saved as shown (print it to PDF), not as its source",
		);

	const lines: string[] = [];
	const holds = (text: string) => squeeze(body.slice(0, 4000)).includes(squeeze(text));
	if (headline !== "" && !holds(headline)) lines.push(`# ${headline}`);
	if (date && isoDate(body.slice(0, 600)) === null) lines.push(`发布时间：${date}`);
	if (source && !holds(source)) lines.push(`来源：${source}`);
	for (const credit of credits) if (!holds(credit)) lines.push(credit);
	return [...lines, body.trim()].join("\n\n");
}

/** The page without its scripts and styles, which may be most of it: linear, whatever is left open. */
function withoutScripts(html: string): string {
	const lower = html.toLowerCase();
	const kept: string[] = [];
	let from = 0;
	for (const match of lower.matchAll(/<(script|style|svg|noscript)\b/g)) {
		if (match.index < from) continue;
		kept.push(html.slice(from, match.index));
		const end = lower.indexOf(`</${match[1]}`, match.index);
		const close = end < 0 ? -1 : lower.indexOf(">", end);
		from = close < 0 ? html.length : close + 1;
	}
	kept.push(html.slice(from));
	return kept.join("");
}

function squeeze(text: string): string {
	return text.replaceAll(/\s/g, "");
}

/** Lines with reporters or a date that stand outside the body, where the library drops them. */
function outsideCredits(document: { querySelectorAll(selector: string): Iterable<{ textContent: string | null }> }): string[] {
	const lines: string[] = [];
	for (const element of document.querySelectorAll(
		"[class*=author],[class*=byline],[class*=source],[class*=info],[class*=editor],[class*=reporter]",
	)) {
		const text = (element.textContent ?? "").trim().replaceAll(/\s+/g, " ");
		if (text.length < 80 && creditLine(text)) lines.push(text);
	}
	return [...new Set(lines)];
}

function depthOf(root: Node): number {
	let depth = 0;
	let level: Node[] = [root];
	while (level.length > 0) {
		level = level.flatMap((node) => [...node.childNodes].filter((child) => child.nodeType === 1));
		depth++;
	}
	return depth;
}

function readable(document: unknown): string | null {
	try {
		const clone = (document as { cloneNode(deep: boolean): unknown }).cloneNode(true);
		const article = new Readability(clone as never, { keepClasses: false }).parse();
		if (!article?.content) return null;
		return layout(parseHTML(`<html><body>${article.content}</body></html>`).document.body as unknown as Node);
	} catch {
		return null;
	}
}

/** The text of a tree with its structure in plain marks: `# ` headings, `- ` items, tabs between cells, ▲ captions. */
export function layout(root: Node): string {
	const out: string[] = [];
	let line = "";
	/** Line breaks that are due before the next text. */
	let due = 0;
	const breakLine = (lines: number) => {
		if (line.trim() !== "") out.push(line.trimEnd());
		if (out.length > 0 && (line.trim() !== "" || due > 0)) due = Math.max(due, lines);
		line = "";
	};
	const write = (words: string) => {
		if (words === "") return;
		if (due > 0) {
			out.push("\n".repeat(due));
			due = 0;
		}
		line += words;
	};
	// An explicit stack: saved pages nest deeper than the call stack is high.
	const stack: (Node | (() => void))[] = [root];
	while (stack.length > 0) {
		const node = stack.pop() as Node | (() => void);
		if (typeof node === "function") {
			node();
			continue;
		}
		if (node.nodeType === 3) {
			const words = (node.textContent ?? "").replaceAll(/[ \t\r\n]+/g, " ");
			write(line === "" || /\s$/.test(line.slice(-1)) ? words.trimStart() : words);
			continue;
		}
		if (node.nodeType !== 1) continue;
		const name = node.nodeName.toUpperCase();
		if (name === "BR") {
			breakLine(1);
			continue;
		}
		const after: (() => void)[] = [];
		if (/^H[1-6]$/.test(name)) {
			breakLine(2);
			write(`${"#".repeat(Number(name[1]))} `);
			after.push(() => breakLine(2));
		} else if (name === "LI") {
			breakLine(1);
			write("- ");
			after.push(() => breakLine(1));
		} else if (name === "FIGCAPTION") {
			breakLine(2);
			write("▲");
			after.push(() => breakLine(2));
		} else if (name === "TR") {
			breakLine(1);
			after.push(() => breakLine(1));
		} else if (name === "TD" || name === "TH") {
			if (line !== "") write("\t");
		} else if (BLOCKS.has(name)) {
			breakLine(2);
			after.push(() => breakLine(2));
		}
		for (const close of after) stack.push(close);
		const inCell = name === "TD" || name === "TH";
		const children = [...node.childNodes];
		for (const child of children.reverse()) stack.push(inCell && child.nodeType === 1 ? flat(child) : child);
	}
	breakLine(1);
	return out.join("").trim();
}

/** The content of a cell in one line. */
function flat(node: Node): Node {
	return { nodeType: 3, nodeName: "#text", textContent: ` ${node.textContent ?? ""} `, childNodes: [] };
}
