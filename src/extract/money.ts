import type { Money } from "./claim.ts";

const UNITS: Record<string, number> = {
	万亿: 1e12,
	千亿: 1e11,
	百亿: 1e10,
	十亿: 1e9,
	亿: 1e8,
	千万: 1e7,
	百万: 1e6,
	十万: 1e5,
	万: 1e4,
	"": 1,
};
const CURRENCIES: Record<string, string> = {
	元: "CNY",
	人民币: "CNY",
	美元: "USD",
	美金: "USD",
	欧元: "EUR",
	港元: "HKD",
	港币: "HKD",
	日元: "JPY",
	韩元: "KRW",
	新台币: "TWD",
};
const DIGITS = "一二三四五六七八九";
const SPELLED = "[一二两三四五六七八九十百千零〇]+(?:点[一二三四五六七八九零〇]+)?";

const NUMBER = "\\d[\\d,，]*(?:\\s?\\.\\s?\\d+)?";
const ABOUT = "(?:超过|超|逾|约|近|达到了?|达|过|约合|折合|不低于|不少于|不超过|人民币|上)*";
const UNIT = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万";
const CURRENCY = "美元|美金|欧元|港元|港币|日元|韩元|新台币|元";
/** Source of a pattern for a sum as written; the folded text. Ranges (1.5亿~3亿元) count as one. */
export const SUM = `${ABOUT}\\s?(?:${NUMBER}(?:余|多)?\\s?(?:${UNIT})?(?:余|多)?(?:${CURRENCY})?\\s?[~～—-至到]\\s?)?(?:(?:${NUMBER}|${SPELLED})\\s?(?:余|多|个|来)?\\s?(?:${UNIT})(?:余|多)?(?:(?:${NUMBER}|${SPELLED})(?:千万|百万|万))?(?:${CURRENCY})?)`;

const PARTS = new RegExp(`(${NUMBER}|${SPELLED})\\s?(?:余|多|个|来)?\\s?(${UNIT})?(?:余|多)?(${CURRENCY})?`, "g");

/** The sum that the words state; a value of null for a range. Null where they state none. */
export function money(words: string): Money | null {
	const parts = [...words.matchAll(PARTS)].filter((m) => m[2] !== undefined || m[3] !== undefined || /[百千]/.test(m[1] ?? ""));
	const last = parts.at(-1);
	if (!last) return null;
	// «1亿5000万元»: one sum in two units, unless a mark of a range stands between.
	const [first] = parts;
	if (parts.length === 2 && first && first[2]?.endsWith("亿") && last[2]?.endsWith("万") && joined(words, first, last))
		return { value: amountOf(first) + amountOf(last), unit: CURRENCIES[last[3] ?? "元"] ?? "CNY", text: words.trim() };
	const currency = last[3] ?? parts.map((m) => m[3]).find((c) => c !== undefined) ?? "元";
	return { value: parts.length > 1 ? null : amountOf(last), unit: CURRENCIES[currency] ?? "CNY", text: words.trim() };
}

function joined(words: string, first: RegExpMatchArray, last: RegExpMatchArray): boolean {
	return words.slice((first.index as number) + first[0].length, last.index).trim() === "";
}

function amountOf([, digits = "", unit = ""]: RegExpMatchArray): number {
	const number = /\d/.test(digits) ? Number(digits.replace(/[,，\s]/g, "")) : spelled(digits);
	// A round product: 1.35 × 10⁸ is not 135000000.00000003.
	return Math.round(number * (UNITS[unit] ?? 1) * 100) / 100;
}

/** 一百二十 = 120, 百 = 100, 三点五 = 3.5. */
function spelled(words: string): number {
	const [digits = "", fraction = ""] = words.replaceAll("两", "二").split("点");
	const tenths = [...fraction].reduce((sum, char, at) => sum + (DIGITS.indexOf(char) + 1) / 10 ** (at + 1), 0);
	return whole(digits) + tenths;
}

function whole(digits: string): number {
	let total = 0;
	let digit = 0;
	for (const char of digits) {
		const value = DIGITS.indexOf(char) + 1;
		if (value > 0) digit = value;
		else {
			total += Math.max(digit, 1) * (char === "十" ? 10 : char === "百" ? 100 : 1000);
			digit = 0;
		}
	}
	return total + digit;
}
