import { isDigit, isHan, isLatin, isWide, isWideMark } from "./characters.ts";
import { type Edit, edit, type Line } from "./line.ts";

/** Fewest pairs of a doubled stretch inside a line: 高高兴兴 and 踏踏实实认认真真 are real words. */
const DOUBLED_IN_LINE = 5;
/** Fewest pairs where the whole line is doubled. */
const DOUBLED_LINE = 3;
/** Fewest single glyphs in a row, with spaces between, that are one word set apart. */
const SPACED = 3;

/** Characters that take no room and mean nothing: controls, soft hyphens, zero-width marks, a stray byte order mark. */
const INVISIBLE =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The line without its invisible characters. */
export function withoutInvisible(line: Line): Line {
	if (line.value.search(INVISIBLE) < 0) return line;
	return edit(
		line,
		[...line.value.matchAll(INVISIBLE)].map((m) => ({ start: m.index, end: m.index + 1, value: "" })),
	);
}

/** The radicals that have a code point of their own, each with the character that looks the same. */
const RADICALS = new Map(
	Array.from(
		"⺁厂⺄乙⺅亻⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺶羊⺹耂⺻聿⺼肉⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻏邑⻐钅⻑長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟".matchAll(
			/(.)(.)/g,
		),
		([, radical, character]) => [radical as string, character as string],
	),
);

/** 项⽬ -> 项目: a browser's PDF has radicals in the place of the characters that look the same. */
export function withoutRadicals(line: Line): Line {
	const edits = [...line.value.matchAll(/[\u2e80-\u2fdf\uf900-\ufaff]/g)].map((m) => ({
		start: m.index,
		end: m.index + 1,
		value: RADICALS.get(m[0]) ?? m[0].normalize("NFKC"),
	}));
	return edit(
		line,
		edits.filter(({ value }) => value.length === 1),
	);
}

/** 望望江江新新城城 -> 望江新城: every glyph drawn twice, as a shadowed caption comes out of a page. */
export function undoubled(line: Line): Line {
	const { value } = line;
	const edits: Edit[] = [];
	const first = value.search(/\S/);
	const last = value.trimEnd().length;
	let at = 0;
	while (at + 1 < value.length) {
		if (value[at] !== value[at + 1] || value[at] === " ") {
			at++;
			continue;
		}
		let end = at;
		while (end + 1 < value.length && value[end] === value[end + 1] && value[end] !== " ") end += 2;
		const pairs = (end - at) / 2;
		const whole = at <= first && end >= last;
		if (pairs >= (whole ? DOUBLED_LINE : DOUBLED_IN_LINE) && isText(value.slice(at, end)))
			for (let i = at; i < end; i += 2) edits.push({ start: i, end: i + 2, value: value[i] as string });
		at = Math.max(end, at + 1);
	}
	return edit(line, edits);
}

/** Not a rule of dashes or a row of zeros: at least three different characters, half of them Chinese. */
function isText(doubled: string): boolean {
	const han = Array.from(doubled).filter(isHan).length;
	return new Set(doubled).size >= 3 && han * 2 >= doubled.length;
}

/**
 * 基 地 直 供 -> 基地直供, where at least three single glyphs stand in a row. `continues` says that the line
 * before ended in such a row; the answer says whether this one does.
 */
export function unspaced(line: Line, continues: boolean): { line: Line; continues: boolean } {
	const tokens = [...line.value.matchAll(/\S+/g)].map((m) => ({
		start: m.index,
		end: m.index + m[0].length,
		single: isSingle(m[0]),
	}));
	const edits: Edit[] = [];
	let open = false;
	for (let i = 0; i < tokens.length; ) {
		if (!tokens[i]?.single) {
			i++;
			continue;
		}
		let j = i;
		while (j < tokens.length && tokens[j]?.single && (j === i || gap(tokens, j) === 1)) j++;
		const carried = continues && i === 0;
		if (j - i >= SPACED || carried) {
			const first = Math.max(1, i > 0 && gap(tokens, i) === 1 ? i : i + 1);
			const last = j < tokens.length && gap(tokens, j) === 1 ? j : j - 1;
			for (let k = first; k <= last; k++)
				edits.push({ start: tokens[k - 1]?.end as number, end: tokens[k]?.start as number, value: "" });
			open = j === tokens.length;
		}
		i = j;
	}
	return { line: edit(line, edits), continues: open };
}

function gap(tokens: readonly { start: number; end: number }[], i: number): number {
	return (tokens[i]?.start as number) - (tokens[i - 1]?.end as number);
}

/** One Chinese character, alone or with marks beside it. */
function isSingle(token: string): boolean {
	if (token.length > 3) return false;
	const others = Array.from(token).filter((char) => !isWideMark(char));
	return others.length <= 1 && others.every(isHan);
}

/** A decimal point with space around it; after a bare number at the start of a line it may be a list's. */
const NUMBER_GAP = /(?<=[^\d\s]\s?\d+)\s*\.\s+(?=\d)|(?<=\d)\s+\.(?=\d)|(?<=\d)\s+\.\s+(?=\d)/g;

/** 51 . 59亿元 -> 51.59亿元. */
export function withoutNumberGaps(line: Line): Line {
	if (!/\d\s*\.\s+\d|\d\s+\./.test(line.value)) return line;
	const edits = [...line.value.matchAll(NUMBER_GAP)].flatMap((m) => {
		const dot = m.index + m[0].indexOf(".");
		const gaps: Edit[] = [];
		if (dot > m.index) gaps.push({ start: m.index, end: dot, value: "" });
		if (dot + 1 < m.index + m[0].length) gaps.push({ start: dot + 1, end: m.index + m[0].length, value: "" });
		return gaps;
	});
	return edit(line, edits);
}

/**
 * 总投资 10 亿元 -> 总投资10亿元: a space beside a number, a Latin word or a mark of full width says nothing in a Chinese
 * sentence. A wide gap stays, and a space between two Chinese characters: they may part two names.
 */
export function withoutIdleSpaces(line: Line): Line {
	const edits: Edit[] = [];
	for (const match of line.value.matchAll(/(?<=\S) (?=\S)/g)) {
		const before = line.value[match.index - 1] as string;
		const after = line.value[match.index + match[0].length] as string;
		if (isIdle(before, after)) edits.push({ start: match.index, end: match.index + match[0].length, value: "" });
	}
	return edit(line, edits);
}

function isIdle(before: string, after: string): boolean {
	if (isWideMark(before) || isWideMark(after)) return true;
	const alphanumeric = (char: string) => isDigit(char) || isLatin(char);
	return (isWide(before) && alphanumeric(after)) || (alphanumeric(before) && isWide(after));
}
