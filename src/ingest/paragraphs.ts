import { creditLine, speaker } from "./credits.ts";
import { type Furniture, furniture, furnitureWithin, type Particulars } from "./furniture.ts";
import { withoutIdleSpaces, withoutNumberGaps } from "./glyphs.ts";
import { append, appendMark, columns, edit, type Line, part, trim } from "./line.ts";
import type { LayoutLine } from "./lines.ts";

export type PieceKind = "heading" | "byline" | "credit" | "paragraph" | "item" | "row" | "caption" | "record" | "furniture";

/** A paragraph, heading or other whole of the layout, put together from its lines. */
export interface Piece {
	kind: PieceKind;
	line: Line;
	/** Level of a Markdown heading; 0 for other headings. */
	level: number;
	/** A heading set off by a mark (■, #, 一、), which a headline in plain text is not. */
	marked: boolean;
	/** An empty line stands before it. */
	blank: boolean;
	/** What furniture says of the article. */
	particulars: Particulars;
}

/** The pieces of a text in reading order, and where text was taken out of its place (offsets of the source, ascending). */
export interface Layout {
	pieces: Piece[];
	cuts: number[];
}

const TERMINAL = /[。！？!?…；;：:][”’"'」』）)】\]]*$/;
const COMMA = /[，,、—\-（(“‘「『《〈+＋/／]$/;
const CLOSING_START = /^[，。、；：！？”’）」』》〉】)\],;:!?%％]/;
const HEADING_MARK =
	/^(?:[■◆●▲□○★☆▶►▼◇※◎❖✦➤§]|【[^】]{1,30}】$|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]|[（(][一二三四五六七八九十]{1,3}[)）]|——|--)/;
/** Those of them that mark the sections of an article. */
const SECTION_MARK =
	/^(?:[■◆●○★☆►◇◎❖]|【[^】]{1,30}】$|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]|[（(][一二三四五六七八九十]{1,3}[)）])/;
const ITEM_MARK = /^(?:[-*•●·]\s+|\d{1,2}[.、．)）](?!\d)|[①-⑳]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）])/;
/** A line that opens a piece of its own beside the main one. */
export const LINK =
	/^(?:[【■◆●▲]\s*)?(?:新闻链接|相关链接|链接|新闻背景|背景链接|资料链接|延伸阅读|相关新闻|新闻延伸|更正|又讯|另讯)(?:[】]|\s*[·:：|｜].{0,20})?$/;
/** 某某街：…, 某某县：…: one of several headlines of a round-up. */
export const PLACED_HEADLINE = /^[\p{Script=Han}]{2,10}(?:省|市|县|区|旗|镇|乡|街|街道|村|州)[:：][^。；]{4,}$/u;
const CAPTION = /^[▲▼△▽]|(?:[/ 　]?(?:摄|供图)|资料图|资料照片|效果图|规划图|示意图|鸟瞰图|现场图?)[）)]?$/;
/** Longest heading, in characters. */
const HEADING = 45;
/** Share of the width of its region from which a line counts as full. */
const FULL = 0.82;

/** Share of the width of its region under which a line that ends no sentence ends a paragraph nevertheless. */
const SHORT = 0.6;

/** Puts wrapped lines together, headings and captions apart, furniture aside. */
export function paragraphs(lines: readonly LayoutLine[]): Layout {
	const widths = wrapWidths(lines);
	return new Assembly(lines, widths).run();
}

/**
 * For every line the width (in columns) that its region is wrapped at; 0 where it is not wrapped. In a wrapped region most
 * lines are about as wide, and most of those end no sentence: paragraphs of one line each do.
 */
export function wrapWidths(lines: readonly LayoutLine[]): number[] {
	const REACH = 8;
	const plain = lines.map(({ line: { value }, level }) => ({
		width: level === 0 && !HEADING_MARK.test(value) ? columns(value) : 0,
		open: !TERMINAL.test(value),
	}));
	return lines.map((_, i) => {
		const near = plain.slice(Math.max(0, i - REACH), i + REACH + 1).filter((l) => l.width > 0);
		if (near.length < 4) return 0;
		const sorted = near.map((l) => l.width).sort((a, b) => a - b);
		const width = sorted[Math.floor(sorted.length * 0.7)] as number;
		if (width < 12 || width > 200) return 0;
		const tolerance = Math.max(4, width * 0.12);
		const alike = near.filter((l) => Math.abs(l.width - width) <= tolerance);
		const open = alike.filter((l) => l.open).length;
		return alike.length >= near.length * 0.5 && open >= alike.length * 0.5 ? width : 0;
	});
}

/** A paragraph in the making: the index of its last line and how many it has. */
interface Open {
	piece: Piece;
	last: number;
	lines: number;
	/** Its last characters: a paragraph is read at its end, however long it grows. */
	tail: string;
	/** It holds a mark of running text. */
	marks: boolean;
}

/** As many characters as the marks at the end of a line can be. */
const TAIL = 16;
const RUNNING = /[。，,；;：:]/;

class Assembly {
	readonly #lines: readonly LayoutLine[];
	readonly #widths: readonly number[];
	/** Section headings of this source carry marks: a line without one is none. */
	readonly #marked: boolean;
	/** Index of the last line that ends a sentence: what stands alone behind it are captions. */
	readonly #lastSentence: number;
	readonly #pieces: Piece[] = [];
	readonly #cuts: number[] = [];
	/** The paragraph that may go on in the next line. */
	#open: Open | null = null;
	/** Headings found within the open paragraph; they follow it. */
	#stranded: Piece[] = [];
	#top = true;
	/** The page was turned since the last line of the open paragraph. */
	#turned = false;

	constructor(lines: readonly LayoutLine[], widths: readonly number[]) {
		this.#lines = lines;
		this.#widths = widths;
		this.#marked = lines.filter((l) => l.level > 0 || (SECTION_MARK.test(l.line.value) && !creditLine(l.line.value))).length >= 2;
		this.#lastSentence = lines.findLastIndex((l) => /[。！？…]/.test(l.line.value));
	}

	run(): Layout {
		for (const i of this.#lines.keys()) this.#read(i);
		this.#close();
		return { pieces: this.#pieces, cuts: this.#cuts.sort((a, b) => a - b) };
	}

	#read(i: number): void {
		const { line, level } = this.#lines[i] as LayoutLine;
		const inner = furnitureWithin(line.value);
		const clean = inner.edits.length > 0 ? trim(edit(line, inner.edits)) : line;
		for (const cut of inner.edits) this.#cuts.push(line.starts[cut.start] as number);
		if (Object.keys(inner.particulars).length > 0) this.#aside(line, { record: false, ...inner.particulars });
		if (clean.value === "") {
			this.#turned = this.#open !== null;
			return;
		}
		const found = furniture(clean.value);
		if (found) {
			this.#aside(clean, found);
			return;
		}

		const credit = creditLine(clean.value);
		if (credit) {
			this.#push(piece("credit", clean));
			return;
		}
		if (this.#joins(i, clean)) {
			this.#join(i, clean);
			return;
		}
		if (/\S\t+\S/.test(clean.value)) {
			this.#push(piece("row", clean));
			return;
		}
		if (level === 0 && (this.#isOrnate(i) || this.#isCaption(i, clean.value))) {
			this.#set(i, piece("caption", clean));
			return;
		}
		if (level > 0 || this.#isHeading(i, clean.value)) {
			this.#heading(i, clean, level);
			return;
		}
		if (speaker(clean.value)) {
			this.#push(piece("byline", clean));
			return;
		}
		this.#close();
		this.#open = {
			piece: piece(ITEM_MARK.test(clean.value) ? "item" : "paragraph", clean),
			last: i,
			lines: 1,
			tail: clean.value.slice(-TAIL),
			marks: RUNNING.test(clean.value),
		};
		this.#top = false;
	}

	/** Furniture leaves the text; a sentence goes on behind it, but not behind a field of a record or a gap. */
	#aside(line: Line, found: Furniture): void {
		this.#cuts.push(line.starts[0] as number);
		const { record, ...particulars } = found;
		const gap = /^[\s…*_=—-]+$/.test(line.value);
		if (record || gap) this.#close();
		if (record) this.#top = true;
		this.#turned = this.#open !== null;
		const title = particulars.title === undefined ? line : part(line, line.value.length - particulars.title.length);
		this.#pieces.push({ ...piece(record ? "record" : "furniture", title), particulars });
	}

	#push(next: Piece): void {
		this.#close();
		this.#pieces.push(next);
	}

	/** A heading, or a caption: in mid-sentence it waits until the sentence is whole. */
	#set(i: number, next: Piece): void {
		if (this.#interrupted() && this.#goesOn(i)) {
			this.#cuts.push(next.line.starts[0] as number);
			this.#stranded.push(next);
		} else this.#push(next);
	}

	#heading(i: number, line: Line, level: number): void {
		const posts = level === 0 && !/^(?:——|--)/.test(line.value) ? speaker(line.value) : null;
		if (posts) {
			this.#push(piece("byline", line));
			return;
		}
		this.#set(i, { ...piece("heading", line, this.#lines[i]?.blank), level, marked: level > 0 || HEADING_MARK.test(line.value) });
	}

	#close(): void {
		if (this.#open) {
			const { piece } = this.#open;
			piece.line = withoutIdleSpaces(withoutNumberGaps(piece.line));
			this.#pieces.push(piece, ...this.#stranded);
		} else this.#pieces.push(...this.#stranded);
		this.#open = null;
		this.#turned = false;
		this.#stranded = [];
	}

	#join(i: number, line: Line): void {
		const open = this.#open as Open;
		const before = open.tail.at(-1) ?? "";
		const after = line.value[0] as string;
		// Two words; capitals are more often one, cut in two.
		if (/[a-z]/.test(before) && /[a-z]/.test(after)) appendMark(open.piece.line, " ");
		append(open.piece.line, line);
		open.last = i;
		open.lines++;
		open.tail = (open.tail + line.value).slice(-TAIL);
		open.marks ||= RUNNING.test(line.value);
		this.#turned = false;
	}

	/** Whether line `i` goes on with the open paragraph. */
	#joins(i: number, line: Line): boolean {
		if (!this.#open) return false;
		const { level, blank } = this.#lines[i] as LayoutLine;
		const { value } = line;
		if (level > 0 || this.#isOrnate(i) || /\S\t+\S/.test(value)) return false;
		if (CLOSING_START.test(value)) return true;
		const text = this.#open.tail;
		const width = this.#widths[this.#open.last] as number;
		const last = columns(this.#lines[this.#open.last]?.line.value ?? "");
		const full = width > 0 && last >= width * FULL && last <= width * 1.3;
		if (this.#turned) return !TERMINAL.test(text);
		// The sentence that a heading interrupted is whole: the heading's own text begins.
		if (this.#stranded.length > 0 && TERMINAL.test(text)) return false;
		if (TERMINAL.test(text) && !(full && /[；;：:]$/.test(text)))
			return full && !blank && !this.#opensBlock(value) && !this.#isStranded(i, value);
		if (HEADING_MARK.test(value) && !/^(?:[（(]|——)/.test(value)) return false;
		if (COMMA.test(text)) return !this.#isStranded(i, value);
		if (ITEM_MARK.test(value) && !full) return false;
		if (this.#isStranded(i, value)) return false;
		if (this.#stranded.length > 0) return true;
		if (width === 0) return this.#isBody();
		return last >= width * SHORT || !blank || this.#open.lines === 1;
	}

	#opensBlock(value: string): boolean {
		return HEADING_MARK.test(value) || ITEM_MARK.test(value);
	}

	/** Whether the open paragraph is running text, no heading or caption that was taken for a paragraph. */
	#isBody(): boolean {
		const open = this.#open as Open;
		return this.#marked || open.lines > 1 || open.piece.line.value.length > HEADING || open.marks;
	}

	#interrupted(): boolean {
		return this.#open !== null && !TERMINAL.test(this.#open.tail) && this.#isBody();
	}

	/** Whether running text that is no heading follows within three lines. */
	#goesOn(i: number): boolean {
		for (let j = i + 1; j < Math.min(i + 5, this.#lines.length); j++) {
			const { line, level } = this.#lines[j] as LayoutLine;
			if (level > 0 || HEADING_MARK.test(line.value)) continue;
			if (furniture(line.value)) continue;
			if (creditLine(line.value) || speaker(line.value)) return false;
			return !this.#looksLikeHeading(j, line.value);
		}
		return false;
	}

	/** A heading without a mark that stands between two lines of an open sentence. */
	#isStranded(i: number, value: string): boolean {
		if (HEADING_MARK.test(value)) return this.#isolated(i);
		if (value.length < 4 || TERMINAL.test(value) || COMMA.test(value) || !this.#isolated(i)) return false;
		return this.#looksLikeHeading(i, value) && this.#goesOn(i);
	}

	#looksLikeHeading(i: number, value: string): boolean {
		if (value.length > 30 || TERMINAL.test(value) || COMMA.test(value) || CLOSING_START.test(value)) return false;
		if (!this.#isolated(i)) return false;
		const width = this.#widths[i] as number;
		if (width > 0) {
			// Where every line has an empty one behind it, standing alone says nothing.
			const spread = this.#isolated(i + 1) && this.#isolated(i - 1);
			const commas = value.match(/[，,；;]/g)?.length ?? 0;
			return commas <= (spread ? 0 : 1) && columns(value) < width * (spread ? 0.7 : FULL);
		}
		return value.length <= 30 && !/[，,。；;]/.test(value);
	}

	#isolated(i: number): boolean {
		const next = this.#lines[i + 1];
		return this.#lines[i]?.blank === true && (next === undefined || next.blank);
	}

	/** A heading where no sentence is open. */
	#isHeading(i: number, value: string): boolean {
		const isolated = this.#isolated(i);
		if (TERMINAL.test(value)) return value.length <= 12 && /[？！?!][”」]?$/.test(value) && isolated && this.#widths[i] === 0;
		if (/^(?:——|--)/.test(value) && value.length <= 60) return true;
		if (PLACED_HEADLINE.test(value) && value.length <= HEADING) return isolated && !COMMA.test(value);
		if (HEADING_MARK.test(value)) return !/^[-*]/.test(value) && value.length <= HEADING && !/[。；]/.test(value);
		if (/[———]{2,}$/.test(value) && this.#top && isolated) return true;
		if (COMMA.test(value) || /[。；]/.test(value)) return false;
		if (this.#top && isolated && !/[，,]/.test(value) && value.length <= 80) return true;
		if (value.length > HEADING || ITEM_MARK.test(value)) return false;
		const width = this.#widths[i] as number;
		if (/[，,].*[，,、]|、.*[，,]/.test(value) || (this.#marked && !this.#top && !LINK.test(value))) return false;
		if (width === 0) return true;
		const share = columns(value) / width;
		const blank = (this.#lines[i] as LayoutLine).blank;
		if (this.#top && share < FULL) return true;
		return (isolated && share < FULL) || (isolated && share > 1.3) || (blank && share < 0.6);
	}

	#isOrnate(i: number): boolean {
		return this.#lines[i]?.ornate === true && this.#isolated(i);
	}

	#isCaption(i: number, value: string): boolean {
		if (/^[▲▼△▽]/.test(value)) return value.length <= 60;
		if (i > this.#lastSentence && !this.#top && this.#isolated(i) && !ITEM_MARK.test(value)) return value.length <= 60;
		return value.length <= 40 && CAPTION.test(value) && !TERMINAL.test(value) && this.#isolated(i);
	}
}

function piece(kind: PieceKind, line: Line, blank = true): Piece {
	return { kind, line, level: 0, marked: false, blank, particulars: {} };
}
