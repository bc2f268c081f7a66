import traditional from "opencc-js/dict/TSCharacters";
import { isHan } from "./characters.ts";

/**
 * For every code unit the one that it is folded to: traditional (and old) characters to simplified ones, one code unit
 * to one code unit (other pairs are left out), full-width digits and letters to ASCII.
 */
const FOLDED = Uint16Array.from({ length: 0x10000 }, (_, code) => (isFullWidthAlphanumeric(code) ? code - 0xfee0 : code));
for (const entry of traditional.split("|")) {
	const [from, to] = entry.split(" ") as [string, string];
	if (from.length === 1 && to.length === 1) FOLDED[from.charCodeAt(0)] = to.charCodeAt(0);
}

/** Half-width marks and the Chinese marks that they stand for in a Chinese sentence. */
const CHINESE_MARKS: Record<string, string> = {
	",": "，",
	":": "：",
	";": "；",
	"(": "（",
	")": "）",
	"?": "？",
	"!": "！",
};

/** Marks after or before which a half-width mark belongs to a Chinese sentence. */
const CHINESE_PUNCTUATION = /[，。：；（）？！、“”‘’《》〈〉【】「」『』…—]/;

const MARKS = new Set(Object.keys(CHINESE_MARKS).map((mark) => mark.charCodeAt(0)));

/**
 * The text as rules match it, character by character: the same length and the same offsets as `value`.
 * Simplified script, ASCII digits and letters for the full-width ones, and Chinese punctuation for `, : ; ( ) ? !`
 * where they stand in Chinese text (not in 3,200 or 8:30).
 */
export function fold(value: string): string {
	const codes = Buffer.allocUnsafe(value.length * 2);
	for (let i = 0; i < value.length; i++) {
		const code = value.charCodeAt(i);
		const folded = code < 0x80 && MARKS.has(code) ? foldMark(value, i) : (FOLDED[code] as number);
		codes[2 * i] = folded & 0xff;
		codes[2 * i + 1] = folded >> 8;
	}
	return codes.toString("utf16le");
}

function isFullWidthAlphanumeric(code: number): boolean {
	return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

function foldMark(value: string, at: number): number {
	const mark = value[at] as string;
	const before = value[at - 1] ?? "";
	const after = value[at + 1] ?? "";
	const code = mark.charCodeAt(0);
	if (/\d/.test(before) && /\d/.test(after) && (mark === "," || mark === ":")) return code;
	const chinese = isChinese(before) || isChinese(after) || besideFoldedMark(value, at);
	return chinese ? (CHINESE_MARKS[mark] as string).charCodeAt(0) : code;
}

function isChinese(char: string): boolean {
	return char !== "" && (isHan(char) || CHINESE_PUNCTUATION.test(char) || isFullWidthAlphanumeric(char.charCodeAt(0)));
}

/** In a run of marks ("),", "):") the one that touches a Chinese character decides for all. */
function besideFoldedMark(value: string, at: number): boolean {
	let left = at;
	while (left > 0 && at - left < 4 && MARKS.has(value.charCodeAt(left - 1))) left--;
	let right = at;
	while (right + 1 < value.length && right - at < 4 && MARKS.has(value.charCodeAt(right + 1))) right++;
	return isChinese(value[left - 1] ?? "") || isChinese(value[right + 1] ?? "");
}
