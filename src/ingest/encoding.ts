import jschardet from "jschardet";
import { Unreadable } from "./limits.ts";

/** A decoded file, and in which encoding it was. */
export interface Decoded {
	text: string;
	encoding: string;
	/** What the reader should know: a mixture of encodings, a character cut off at the end. */
	notes: string[];
}

/** How much of a file is looked at to tell its encoding, in bytes. */
const SAMPLE = 64 * 1024;
/** Share of rubbish from which a decoding counts as wrong. */
const RUBBISH = 0.02;
/** Characters that make up a good part of any Chinese text, in both scripts. */
const COMMON = new Set(
	"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理府市這個國為時來們會發動學產過說對後點從業與關經實現電機開體進無結問題員革設長資統",
);

/**
 * Decodes a text file. `forced` names its encoding; otherwise it is told from a byte order mark, from being valid UTF-8, and
 * from which of the Chinese encodings gives common characters. Throws `Unreadable` for a binary file and for rubbish.
 */
export function decode(bytes: Uint8Array, forced?: string): Decoded {
	if (forced !== undefined) return { text: decodeAs(bytes, forced), encoding: forced, notes: [] };
	const marked = byteOrderMark(bytes);
	if (marked) return { text: decodeAs(bytes, marked), encoding: marked, notes: [] };
	return nulls(bytes.subarray(0, SAMPLE)) > 0 ? withNulls(bytes) : narrow(bytes);
}

/** UTF-8, one of the Chinese encodings of one and two bytes, or a mixture. */
function narrow(bytes: Uint8Array): Decoded {
	return strictUtf8(bytes) ?? mixture(bytes) ?? best(bytes, ["gb18030", "big5", guess(bytes)]);
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
	try {
		return new TextDecoder(encoding).decode(bytes);
	} catch {
		throw new Unreadable(`no encoding is called «${encoding}»: use utf-8, gb18030, big5, utf-16le or utf-16be`);
	}
}

function byteOrderMark(bytes: Uint8Array): string | null {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	return null;
}

function nulls(bytes: Uint8Array): number {
	let count = 0;
	for (const byte of bytes) if (byte === 0) count++;
	return count;
}

/** UTF-16 without its mark, a text that a few stray NUL bytes have got into, or a binary file. */
function withNulls(bytes: Uint8Array): Decoded {
	try {
		return best(bytes, ["utf-16le", "utf-16be"]);
	} catch {
		const stray = nulls(bytes);
		if (stray <= bytes.length * RUBBISH) {
			const { notes, ...decoded } = narrow(bytes);
			return { ...decoded, notes: [...notes, `holds ${stray} NUL bytes, which are passed over`] };
		}
		throw new Unreadable(
			"is a binary file, not a text: give it the ending of its format (.pdf, .docx, .zip), or save it as text",
		);
	}
}

function strictUtf8(bytes: Uint8Array): Decoded | null {
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8", notes: [] };
	} catch {
		// A copy that was cut off may end within a character.
		for (const cut of [1, 2, 3]) {
			try {
				const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
				return text === ""
					? null
					: { text, encoding: "utf-8", notes: ["ends in the middle of a character: the file may have been cut off"] };
			} catch {}
		}
		return null;
	}
}

/** A file of lines in UTF-8 and in GB18030, as appending tools make them; null where it is no such mixture. */
function mixture(bytes: Uint8Array): Decoded | null {
	let utf8 = 0;
	let other = 0;
	const lines: string[] = [];
	for (let from = 0; from < bytes.length; ) {
		const at = bytes.indexOf(10, from);
		const to = at < 0 ? bytes.length : at + 1;
		const line = bytes.subarray(from, to);
		from = to;
		try {
			const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line);
			if (text.length < line.length) utf8++;
			lines.push(text);
		} catch {
			other++;
			lines.push(new TextDecoder("gb18030").decode(line));
		}
	}
	if (utf8 === 0 || other === 0) return null;
	const text = lines.join("");
	if (rubbish(text) > RUBBISH) return null;
	return { text, encoding: "utf-8+gb18030", notes: [`mixes encodings: ${utf8} lines in UTF-8, ${other} in GB18030`] };
}

function guess(bytes: Uint8Array): string {
	const { encoding } = jschardet.detect(Buffer.from(bytes.subarray(0, SAMPLE)));
	try {
		return new TextDecoder(encoding ?? "utf-8").encoding;
	} catch {
		return "utf-8";
	}
}

/** The decoding with the most common Chinese characters; `Unreadable` where each is rubbish. */
function best(bytes: Uint8Array, encodings: readonly string[]): Decoded {
	const sample = bytes.subarray(0, SAMPLE);
	const candidates = [...new Set(encodings)].map((encoding) => {
		const text = new TextDecoder(encoding).decode(sample, { stream: true });
		return { encoding, rubbish: rubbish(text), score: commonness(text) - 3 * rubbish(text) };
	});
	const [first] = candidates.sort((a, b) => b.score - a.score);
	if (!first || first.rubbish > RUBBISH)
		throw new Unreadable(
			"decodes to rubbish in every encoding that was tried (UTF-8, GB18030, Big5, UTF-16): name its encoding, or save it as UTF-8",
		);
	return { text: decodeAs(bytes, first.encoding), encoding: first.encoding, notes: [] };
}

/** Share of characters that no text has: replacement characters, controls, private use, halves of pairs. */
function rubbish(text: string): number {
	if (text.length === 0) return 0;
	const bad = text.match(
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it counts
		/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff\uffff\ufffe]|\p{Cn}|[\ud800-\udfff]/gu,
	);
	return (bad?.length ?? 0) / text.length;
}

/** Share of the characters beyond ASCII that are common in Chinese texts. */
function commonness(text: string): number {
	let common = 0;
	let all = 0;
	for (const char of text) {
		if (char < "\u0080") continue;
		all++;
		if (COMMON.has(char) || "，。、；：“”（）《》".includes(char)) common++;
	}
	return all === 0 ? 0 : common / all;
}
