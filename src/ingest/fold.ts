import traditional from "opencc-js/dict/TSCharacters";
import { isHan } from "./characters.ts";

/** Traditional (and old) characters to simplified ones, one code unit to one code unit; other pairs are left out. */
const SIMPLIFIED = new Map<string, string>();
for (const entry of traditional.split("|")) {
	const [from, to] = entry.split(" ") as [string, string];
	if (from.length === 1 && to.length === 1) SIMPLIFIED.set(from, to);
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

/** Anything that `fold` would change, to let clean text through untouched. */
const MARK = /[,:;()?!]/;

/**
 * The text as rules match it, character by character: the same length and the same offsets as `value`.
 * Simplified script, ASCII digits and letters for the full-width ones, and Chinese punctuation for `, : ; ( ) ? !`
 * where they stand in Chinese text (not in 3,200 or 8:30).
 */
export function fold(value: string): string {
	let folded = "";
	for (let i = 0; i < value.length; i++) {
		const char = value[i] as string;
		const code = value.charCodeAt(i);
		if (code < 0x80) folded += MARK.test(char) ? foldMark(value, i, char) : char;
		else if (isFullWidthAlphanumeric(code)) folded += String.fromCharCode(code - 0xfee0);
		else folded += SIMPLIFIED.get(char) ?? char;
	}
	return folded;
}

function isFullWidthAlphanumeric(code: number): boolean {
	return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

function foldMark(value: string, at: number, mark: string): string {
	const before = value[at - 1] ?? "";
	const after = value[at + 1] ?? "";
	if (/\d/.test(before) && /\d/.test(after) && (mark === "," || mark === ":")) return mark;
	return isChinese(before) || isChinese(after) || besideFoldedMark(value, at) ? (CHINESE_MARKS[mark] as string) : mark;
}

function isChinese(char: string): boolean {
	return char !== "" && (isHan(char) || CHINESE_PUNCTUATION.test(char) || isFullWidthAlphanumeric(char.charCodeAt(0)));
}

/** In a run of marks ("),", "):") the one that touches a Chinese character decides for all. */
function besideFoldedMark(value: string, at: number): boolean {
	let left = at;
	while (left > 0 && at - left < 4 && MARK.test(value[left - 1] as string)) left--;
	let right = at;
	while (right + 1 < value.length && right - at < 4 && MARK.test(value[right + 1] as string)) right++;
	return isChinese(value[left - 1] ?? "") || isChinese(value[right + 1] ?? "");
}
