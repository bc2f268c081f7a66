/** Dates of issue as papers write them. */

const DIGITS = "〇一二三四五六七八九";
const NUMERIC = /(?<!\d)((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})(?:\s*(?:月|[-/.])\s*(\d{1,2})\s*日?)?(?!\d)/;
const CHINESE = /([一二][〇○零一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,2})月)?(?:([一二三四五六七八九十]{1,3})日)?/;

/** The first date in the text as ISO 8601 (2024-05-06, 2024-05 or 2024); null where there is none with a year. */
export function isoDate(text: string): string | null {
	const numeric = NUMERIC.exec(text);
	if (numeric) return iso(Number(numeric[1]), Number(numeric[2]), Number(numeric[3] ?? 0));
	const chinese = CHINESE.exec(text.replaceAll(/[○零]/g, "〇"));
	if (!chinese) return null;
	const year = Number(Array.from(chinese[1] as string, (c) => DIGITS.indexOf(c)).join(""));
	return iso(year, chineseNumber(chinese[2] ?? ""), chineseNumber(chinese[3] ?? ""));
}

function iso(year: number, month: number, day: number): string {
	const two = (n: number) => String(n).padStart(2, "0");
	if (month < 1 || month > 12) return String(year);
	if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return `${year}-${two(month)}`;
	return `${year}-${two(month)}-${two(day)}`;
}

/** Numbers below a hundred: 六, 十, 十二, 二十, 三十一; 0 for none. */
function chineseNumber(text: string): number {
	const [tens, ones] = text.includes("十") ? text.split("十") : [null, text];
	const digit = (c: string | undefined) => Math.max(0, DIGITS.indexOf(c || "〇"));
	return (tens === null ? 0 : 10 * (tens ? digit(tens) : 1)) + digit(ones);
}
