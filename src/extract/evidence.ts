import type { Span } from "../ingest/span.ts";
import { contains } from "../ingest/span.ts";
import type { Text } from "../ingest/text.ts";
import { allowsEnds } from "../schema.ts";
import type { Claim, Drop, DropReason, Fact, FactStatement, Mention, Quote, Referent, Statement } from "./claim.ts";
import type { Document } from "./document.ts";

/**
 * Checks that the evidence of every statement holds both its ends and its trigger, and quotes it from the source.
 * What fails becomes a drop with its reason; nothing is lost in silence.
 */
export function check(
	doc: Document,
	statements: readonly Statement[],
	facts: readonly FactStatement[],
): { claims: Claim[]; facts: Fact[]; drops: Drop[] } {
	const claims: Claim[] = [];
	const drops: Drop[] = [];
	for (const statement of statements) {
		const reason = fault(doc, statement);
		if (reason) drops.push(drop(doc, statement, reason));
		else claims.push(claim(doc, statement));
	}
	const checked: Fact[] = [];
	for (const { spans, ...fact } of facts)
		if (spans.length > 0 && spans.every((span) => inText(doc, span)))
			checked.push({ ...fact, ...quote(doc.report.text, spans, null) });
	return { claims, facts: checked, drops };
}

/** Why a statement's evidence does not hold; null where it does. */
function fault(doc: Document, { type, subject, object, spans, trigger }: Statement): DropReason | null {
	if (spans.length === 0 || !spans.every((span) => inText(doc, span))) return "outside-text";
	const from = doc.mentions[subject];
	const to = doc.mentions[object];
	if (!from || !spans.some((span) => contains(span, from))) return "no-subject";
	if (!to || !spans.some((span) => contains(span, to))) return "no-object";
	if (trigger && (trigger.start >= trigger.end || !spans.some((span) => contains(span, trigger)))) return "no-trigger";
	if (from.referent === to.referent) return "self";
	if (!allowsEnds(type, referent(doc, from).type, referent(doc, to).type)) return "ends-not-allowed";
	return null;
}

function inText(doc: Document, span: Span): boolean {
	return span.start >= 0 && span.start < span.end && span.end <= doc.report.text.value.length;
}

/** A statement that holds; as sure as its rule, and as the less sure of its ends is a name at all. */
function claim(doc: Document, { spans, trigger, ...statement }: Statement): Claim {
	const subject = doc.mentions[statement.subject] as Mention;
	const object = doc.mentions[statement.object] as Mention;
	const named = Math.min(referent(doc, subject).confidence, referent(doc, object).confidence);
	return {
		...statement,
		subject: subject.referent,
		object: object.referent,
		confidence: Math.round(statement.confidence * named * 1000) / 1000,
		...quote(doc.report.text, spans, trigger),
	};
}

function drop(doc: Document, { type, subject, object, spans, rule }: Statement, reason: DropReason): Drop {
	const name = (mention: number): string => {
		const found = doc.mentions[mention];
		return found ? referent(doc, found).name : "";
	};
	const text = spans
		.filter((span) => inText(doc, span))
		.map((span) => doc.report.text.slice(span))
		.join("…");
	return { type, subject: name(subject), object: name(object), quote: text, rule, reason };
}

function referent(doc: Document, mention: Mention): Referent {
	return doc.referents[mention.referent] as Referent;
}

/** The words of the spans as repaired, in order and joined by …, and where they stand in the source. */
export function quote(text: Text, spans: readonly Span[], trigger: Span | null): Quote {
	const pieces = merged(spans).flatMap((span) => cut(text, trimmed(text, span)));
	return {
		spans: pieces.flatMap((piece) => text.sourceSpans(piece.start, piece.end)),
		quote: pieces.map((piece) => text.slice(piece)).join("…"),
		trigger: trigger && text.slice(trigger),
	};
}

function merged(spans: readonly Span[]): Span[] {
	const result: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
		const last = result.at(-1);
		if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
		else result.push({ ...span });
	}
	return result;
}

function trimmed(text: Text, { start, end }: Span): Span {
	const words = text.value.slice(start, end);
	const left = words.length - words.trimStart().length;
	return { start: start + left, end: start + words.trimEnd().length };
}

/** Cuts a span where the source has other text in between, so that every piece of a quote stands in the source as one. */
function cut(text: Text, span: Span): Span[] {
	const parts = text.sourceSpans(span.start, span.end);
	if (parts.length <= 1) return [span];
	const pieces: Span[] = [];
	let part = 0;
	let start = span.start;
	for (let i = span.start; i < span.end; i++) {
		const [at] = text.sourceSpans(i, i + 1);
		if (!at) continue;
		let now = part;
		while (now < parts.length && !contains(parts[now] as Span, at)) now++;
		if (now === part || now === parts.length) continue;
		pieces.push({ start, end: i });
		start = i;
		part = now;
	}
	pieces.push({ start, end: span.end });
	return pieces;
}
