/** White space and the marks that two spellings of one name may differ in. */
const MARKS = /[\s"'“”‘’·•・.,，。、()（）《》〈〉<>【】[\]\-—]/g;

/** A name or quote as it is compared: of one width, without white space and marks, in lower case. */
export function normal(text: string): string {
	return text.normalize("NFKC").replace(MARKS, "").toLowerCase();
}

/** The distinct normal forms of names; those of which nothing is left are no names. */
export function normalSet(names: readonly string[]): Set<string> {
	return new Set(names.map(normal).filter((name) => name !== ""));
}

/** Doubled glyphs read once: 幸幸福福 is 幸福. */
export function once(text: string): string {
	return text.replace(/(.)\1+/gu, "$1");
}

export function common(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
	return [...a].filter((name) => b.has(name));
}
