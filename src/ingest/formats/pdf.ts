import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { type Limits, Unreadable } from "../limits.ts";

/** A run of glyphs where it stands on its page, in points from the lower left corner. */
interface Run {
	text: string;
	x: number;
	y: number;
	width: number;
	/** Height of its type. */
	size: number;
}

/** A line of a column. */
interface PageLine extends Run {
	right: number;
}

/** What a PDF holds: its text, the pages parted by form feeds, and what was left out. */
export interface PdfText {
	text: string;
	notes: string[];
}

/** Share of the height of a page that its headers and its footers take at most. */
const MARGIN = 0.1;

/**
 * The text of a PDF in reading order, columns one after the other; page headers and footers that repeat are gone. Pages
 * without a text layer are named in the notes. Throws `Unreadable` for a damaged, locked or wholly scanned file.
 */
export async function pdfText(bytes: Uint8Array, limits: Limits): Promise<PdfText> {
	const pdf = await open(bytes);
	try {
		const notes: string[] = [];
		const count = Math.min(pdf.numPages, limits.pages);
		if (count < pdf.numPages) notes.push(`has ${pdf.numPages} pages: only the first ${count} were read (the limit)`);
		const pages: PageLine[][] = [];
		const scanned: number[] = [];
		const unmapped: number[] = [];
		for (let number = 1; number <= count; number++) {
			const page = await pdf.getPage(number);
			const { items } = await page.getTextContent();
			const runs = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [runOf(item)] : []));
			if (runs.length === 0) ((await drawsText(page)) ? unmapped : scanned).push(number);
			pages.push(linesOf(runs));
			page.cleanup();
		}
		if (scanned.length === count)
			throw new Unreadable(`has no text layer on any of its ${count} pages: have it recognised (OCR), then give the result`);
		if (scanned.length > 0)
			notes.push(`has no text layer on page ${ranges(scanned)}: scanned pages are not read; have them recognised (OCR)`);
		if (unmapped.length > 0) notes.push(`page ${ranges(unmapped)}: ${UNMAPPED}`);
		const heights = await pageHeights(pdf, count);
		return { text: withoutMargins(pages, heights).map(textOf).join("\f"), notes };
	} finally {
		await pdf.cleanup();
	}
}

const UNMAPPED = "has fonts without a map to characters: open it in a browser, print it to a new PDF, and give that";

/** Whether a page without readable text draws text nevertheless, in a font that says nothing of its characters. */
async function drawsText(page: PdfPage): Promise<boolean> {
	const { OPS } = await getResolvedPDFJS();
	const { fnArray } = await page.getOperatorList();
	return fnArray.some((operator) => operator === OPS.showText || operator === OPS.showSpacedText);
}

type PdfPage = Awaited<ReturnType<Pdf["getPage"]>>;
type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
	try {
		return await getDocumentProxy(new Uint8Array(bytes), {
			isEvalSupported: false,
			disableFontFace: true,
			verbosity: 0,
		} as never);
	} catch (error) {
		const { name, message } = error as Error;
		if (name === "PasswordException" || /password/i.test(message))
			throw new Unreadable("is locked by a password: save a copy without one");
		throw new Unreadable("is no whole PDF: it may be cut off or damaged; fetch it again, or print it to a new PDF");
	}
}

async function pageHeights(pdf: Pdf, count: number): Promise<number[]> {
	const heights: number[] = [];
	for (let number = 1; number <= count; number++) heights.push((await pdf.getPage(number)).getViewport({ scale: 1 }).height);
	return heights;
}

function runOf(item: { str: string; transform: number[]; width: number; height: number }): Run {
	const [, , c = 0, d = 0, x = 0, y = 0] = item.transform;
	return { text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height || 10 };
}

/** Puts runs into lines, and the lines into reading order: the widest first, then column by column. */
function linesOf(runs: readonly Run[]): PageLine[] {
	const rows: Run[][] = [];
	for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
		const row = rows.at(-1);
		if (row && Math.abs((row[0] as Run).y - run.y) < (row[0] as Run).size * 0.5) row.push(run);
		else rows.push([run]);
	}
	return columnsOf(rows.flatMap((row) => split(row.sort((a, b) => a.x - b.x))));
}

/** The parts of a row that wide gaps keep apart. */
function split(row: readonly Run[]): PageLine[] {
	const lines: PageLine[] = [];
	for (const run of row) {
		const last = lines.at(-1);
		const gap = last ? run.x - last.right : 0;
		if (last && gap < last.size * 1.4) {
			const space = gap > last.size * 0.25 && !/\s$/.test(last.text) ? " " : "";
			last.text += space + run.text;
			last.right = Math.max(last.right, run.x + run.width);
			last.width = last.right - last.x;
		} else lines.push({ ...run, right: run.x + run.width });
	}
	return lines;
}

/**
 * The lines in reading order. From the top down, the longest stretch of lines that one empty gutter runs through is read column
 * by column, the left one first; lines that cross it (a headline) are read where they stand.
 */
function columnsOf(lines: readonly PageLine[]): PageLine[] {
	const sorted = [...lines].sort((a, b) => b.y - a.y || a.x - b.x);
	const ordered: PageLine[] = [];
	for (let from = 0; from < sorted.length; ) {
		let best: { to: number; sides: [PageLine[], PageLine[]] } | null = null;
		for (let to = from + 4; to <= sorted.length; to++) {
			const sides = sidesOf(sorted.slice(from, to));
			if (sides) best = { to, sides };
			else if (best) break;
		}
		if (best) {
			ordered.push(...columnsOf(best.sides[0]), ...columnsOf(best.sides[1]));
			from = best.to;
		} else ordered.push(sorted[from++] as PageLine);
	}
	return ordered;
}

/** The lines left and right of a gutter, where both are running text; the cells of a table are read row by row. */
function sidesOf(lines: readonly PageLine[]): [PageLine[], PageLine[]] | null {
	const size = median(lines.map((l) => l.size));
	const gutter = widestGap(lines.map((l) => ({ from: l.x, to: l.right })));
	if (!gutter || gutter.width < size * 0.8) return null;
	const left = lines.filter((l) => l.right <= gutter.from + 0.01);
	const right = lines.filter((l) => l.x >= gutter.to - 0.01);
	const isText = (side: PageLine[]) => side.length >= 2 && median(side.map((l) => l.width)) >= size * 8;
	return isText(left) && isText(right) ? [left, right] : null;
}

function widestGap(stretches: { from: number; to: number }[]): { from: number; to: number; width: number } | null {
	const sorted = stretches.sort((a, b) => a.from - b.from);
	let best: { from: number; to: number; width: number } | null = null;
	let reach = sorted[0]?.to ?? 0;
	for (const { from, to } of sorted) {
		if (from > reach && (!best || from - reach > best.width)) best = { from: reach, to: from, width: from - reach };
		reach = Math.max(reach, to);
	}
	return best;
}

/** The pages without the lines at their top and bottom that occur on several of them (numbers apart), or are a page number. */
function withoutMargins(pages: readonly PageLine[][], heights: readonly number[]): PageLine[][] {
	const key = (line: PageLine) => line.text.replaceAll(/[\d\s]+/g, "#").trim();
	const inMargin = (line: PageLine, page: number) =>
		line.y > (heights[page] ?? 0) * (1 - MARGIN) || line.y < (heights[page] ?? 0) * MARGIN;
	const counts = new Map<string, number>();
	for (const [i, page] of pages.entries())
		for (const each of new Set(page.filter((l) => inMargin(l, i)).map(key))) counts.set(each, (counts.get(each) ?? 0) + 1);
	return pages.map((page, i) =>
		page.filter((line) => {
			if (!inMargin(line, i)) return true;
			const text = line.text.trim();
			return (
				!/^(?:[-—–·\s]*第?\s*\d{1,4}\s*页?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–·\s]*)$/.test(text) &&
				!(pages.length > 1 && (counts.get(key(line)) ?? 0) > 1)
			);
		}),
	);
}

/** A page's lines; an empty one where the lines stand further apart or the type changes its size, as around a headline. */
function textOf(lines: readonly PageLine[]): string {
	const leading = median(
		lines
			.slice(1)
			.map((l, i) => (lines[i] as PageLine).y - l.y)
			.filter((d) => d > 0),
	);
	let text = "";
	for (const [i, line] of lines.entries()) {
		const last = lines[i - 1];
		if (last) {
			const step = last.y - line.y;
			const apart = step > leading * 1.35 || Math.abs(last.size - line.size) > 1.5;
			const sameRow = Math.abs(step) < line.size * 0.5 && line.x > last.right;
			text += sameRow ? "\t" : apart && step > 0 ? "\n\n" : "\n";
		}
		text += line.text.trim();
	}
	return text;
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** [1, 2, 3, 7] -> «1-3, 7». */
function ranges(numbers: readonly number[]): string {
	const parts: string[] = [];
	for (let i = 0; i < numbers.length; i++) {
		const from = i;
		while ((numbers[i + 1] as number) === (numbers[i] as number) + 1) i++;
		parts.push(from === i ? `${numbers[i]}` : `${numbers[from]}-${numbers[i]}`);
	}
	return parts.join(", ");
}
