import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import type { Span } from "../ingest/span.ts";

/** A word of the dictionary in the folded text, or a single character that it does not know. */
export interface Word extends Span {
	text: string;
	/** Part of speech as in the dictionary of jieba (PKU tags): n, v, ns, p …; x for what it does not know. */
	tag: string;
}

let loaded: Jieba | null = null;

/** The dictionary, loaded at its first use (0.3 s), one for all. */
export function jieba(): Jieba {
	loaded ??= Jieba.withDict(dict);
	return loaded;
}

/**
 * Words of `folded.slice(start, end)`, in order, with offsets in `folded`; white space gives words too. Without the
 * hidden Markov model, which makes words of what it does not know (由惠科): unknown names come out as single characters.
 */
export function segment(folded: string, span: Span): Word[] {
	const words: Word[] = [];
	let at = span.start;
	for (const { word, tag } of jieba().tag(folded.slice(span.start, span.end), false)) {
		words.push({ start: at, end: at + word.length, text: word, tag });
		at += word.length;
	}
	return words;
}
