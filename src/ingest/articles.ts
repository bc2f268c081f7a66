import { type Credits, creditLine, dateline, interviewee, signature, speaker } from "./credits.ts";
import { isoDate } from "./dates.ts";
import { fold } from "./fold.ts";
import { type Line, part, trim } from "./line.ts";
import { type Layout, LINK, type Piece, PLACED_HEADLINE } from "./paragraphs.ts";
import type { BlockKind } from "./report.ts";
import { isPersonName } from "./surnames.ts";

/** An article of a source before its text is put together. */
export interface Article {
	title: string | null;
	subtitles: string[];
	paper: string | null;
	date: string | null;
	reporters: string[];
	byline: string | null;
	blocks: { kind: BlockKind; line: Line }[];
}

const LINK_TEXT = /^(?:(更正)[\s　]*[:：][\s　]*|(?:又讯|另讯)(?!息)[\s　:：]*)/;
const NOTE = /^(?:[【（(]?\s*)(?:编者按|编者的话|编后|编者注|开栏语|开栏的话|短评|记者手记)/;
const DESCRIPTION =
	/(?:侧记|纪实|巡礼|综述|走笔|掠影|见闻|纪事|扫描|观察|思考|速写|回眸|述评|盘点|综述之[一二三四五六七八九十])$/;

/** The articles of a source, in order. */
export function articlesOf(layout: Layout): Article[] {
	const starts = articleStarts(layout.pieces);
	const articles: Article[] = [];
	let shared: { paper?: string; date?: string } = {};
	for (const [i, start] of starts.entries()) {
		const pieces = layout.pieces.slice(start, starts[i + 1]);
		for (const { kind, particulars } of pieces) if (kind === "furniture") shared = { ...shared, ...pick(particulars) };
		articles.push(articleOf(pieces));
	}
	return articles
		.filter((article) => article.blocks.length > 0)
		.map((article) => ({ ...article, paper: article.paper ?? shared.paper ?? null, date: article.date ?? shared.date ?? null }));
}

function pick({ paper, date }: { paper?: string; date?: string }): { paper?: string; date?: string } {
	return { ...(paper ? { paper } : {}), ...(date ? { date } : {}) };
}

/** Indices of the pieces at which articles begin. */
function articleStarts(pieces: readonly Piece[]): number[] {
	const starts = new Set([0]);
	const placed = pieces.filter((p) => isHeadline(p) && PLACED_HEADLINE.test(p.line.value)).length >= 2;
	let body = false;
	/** The first of the headings, records and credits since the last text; -1 where there are none. */
	let head = -1;
	const start = (i: number) => {
		starts.add(i);
		body = false;
	};
	for (const [i, piece] of pieces.entries()) {
		const { kind, line, particulars } = piece;
		if (kind === "furniture" || kind === "caption") continue;
		if (kind === "record") {
			if (body && particulars.title !== undefined) start(i);
			else if (body && head >= 0 && particulars.date) start(head);
			if (head < 0) head = i;
			continue;
		}
		if (kind === "heading") {
			if (body && (LINK.test(line.value) || (placed && isHeadline(piece) && PLACED_HEADLINE.test(line.value)))) start(i);
			if (head < 0) head = i;
			continue;
		}
		if (kind === "byline") {
			if (body && head >= 0) start(head);
			if (head < 0) head = i;
			continue;
		}
		if (kind === "credit") {
			// After the text it closes an article; after a headline it opens one.
			if (body && head >= 0 && pieces[head]?.kind === "heading" && goesOn(pieces, i)) start(head);
			else if (body && closes(pieces, i)) start(i + 1);
			head = -1;
			continue;
		}
		if (body && (LINK_TEXT.test(line.value) || LINK.test(line.value))) start(i);
		body = true;
		head = -1;
	}
	return [...starts].filter((i) => i < pieces.length).sort((a, b) => a - b);
}

function isHeadline({ kind, marked, level }: Piece): boolean {
	return kind === "heading" && (!marked || level > 0);
}

/** Whether text follows before the next headings. */
function goesOn(pieces: readonly Piece[], i: number): boolean {
	const next = pieces
		.slice(i + 1)
		.find((p) => p.kind !== "furniture" && p.kind !== "record" && p.kind !== "caption" && p.kind !== "credit");
	return next?.kind === "paragraph" || next?.kind === "item" || (next?.kind === "heading" && next.marked);
}

/** Whether these credits stand at the end of an article: headings or nothing follow. */
function closes(pieces: readonly Piece[], i: number): boolean {
	const credit = creditLine(pieces[i]?.line.value ?? "");
	const next = pieces.slice(i + 1).find((p) => p.kind !== "furniture" && p.kind !== "caption");
	return next?.kind === "record" || (next?.kind === "heading" && (credit?.closes === true || !next.marked));
}

function articleOf(pieces: readonly Piece[]): Article {
	const article: Article = { title: null, subtitles: [], paper: null, date: null, reporters: [], byline: null, blocks: [] };
	const record = pieces.find((p) => p.kind === "record" && p.particulars.title)?.particulars.title;
	const heads = headsOf(pieces);
	const title = new Set(record ? [] : headline(pieces, heads));
	if (record) article.title = record;
	let body = false;
	for (const [i, piece] of pieces.entries()) {
		const { kind, line, particulars } = piece;
		if (particulars.date) article.date ??= particulars.date;
		if (particulars.paper) article.paper ??= particulars.paper;
		if (kind === "record" && particulars.title && article.blocks.every((block) => block.kind !== "title"))
			article.blocks.push({ kind: "title", line });
		if (kind === "record") addReporters(article, creditLine(`记者 ${particulars.author ?? ""}`));
		if (kind === "record" || kind === "furniture") continue;
		if (kind === "heading") addHeading(article, piece, title.has(i), heads.includes(i));
		else if (kind === "credit") {
			addReporters(article, creditLine(line.value));
			article.blocks.push({ kind: "reporter", line });
		} else if (kind === "byline" && !body) {
			article.byline ??= speaker(line.value)?.name ?? null;
			article.blocks.push({ kind: "byline", line });
		} else if (kind === "caption" || kind === "row") article.blocks.push({ kind, line });
		else {
			addText(article, line, kind === "item" ? "item" : "paragraph", !body);
			body = true;
		}
	}
	article.reporters = [...new Set(article.reporters)];
	article.date ??= speechDate(article.subtitles);
	return article;
}

/** 「——2017年2月7日在……会议上」: when a report was given, where no date of issue is stated. */
function speechDate(subtitles: readonly string[]): string | null {
	return (
		subtitles
			.map((subtitle) => (/^(?:——|[（(])?\s*\d{4}年.{3,8}日\s*在/.test(subtitle) ? isoDate(subtitle) : null))
			.find((date) => date) ?? null
	);
}

/** A section's heading, of whatever level. */
const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]|[（(][一二三四五六七八九十]{1,3}[)）])/;

/** Indices of the headings at the top of an article, or, where it begins without any, of its one highest heading further down. */
function headsOf(pieces: readonly Piece[]): number[] {
	const heads: number[] = [];
	for (const [i, { kind, marked, level, line }] of pieces.entries()) {
		if (kind === "paragraph" || kind === "item" || kind === "row") break;
		if (kind !== "heading") continue;
		const section = marked && level === 0 && !/^(?:——|--|【)/.test(line.value) && !LINK.test(line.value);
		if (section || (heads.length > 0 && NUMBERED.test(line.value))) break;
		const again = pieces.slice(i + 1).some((p) => p.kind === "heading" && p.level === level);
		if (again && isBelow(pieces[heads[0] ?? -1], pieces[i])) break;
		heads.push(i);
	}
	if (heads.length > 0) return heads;
	const levels = pieces.filter((p) => p.kind === "heading" && p.level > 0).map((p) => p.level);
	const highest = Math.min(...levels);
	return levels.filter((level) => level === highest).length === 1
		? [pieces.findIndex((p) => p.kind === "heading" && p.level === highest)]
		: [];
}

/** Longest name of a column, which may stand above a headline as a heading of a higher level, in characters. */
const COLUMN = 6;

/** Whether a heading is of a lower level than the headline at the top: a section's, or a subtitle. */
function isBelow(top: Piece | undefined, heading: Piece | undefined): boolean {
	return (
		top !== undefined && heading !== undefined && top.level > 0 && heading.level > top.level && top.line.value.length > COLUMN
	);
}

/** Which of the headings at the top make up the headline: the last before the credits that does not merely describe. */
function headline(pieces: readonly Piece[], heads: readonly number[]): number[] {
	const value = (i: number) => pieces[i]?.line.value ?? "";
	const credit = pieces.findIndex((p) => p.kind === "credit" || p.kind === "byline");
	const plain = heads.filter((i) => !/^(?:——|--|【)/.test(value(i)) && !isBelow(pieces[heads[0] ?? -1], pieces[i]));
	const above = plain.filter((i) => credit < 0 || i < credit);
	const candidates = above.length > 0 ? above : plain;
	const titles = candidates.filter((i) => !DESCRIPTION.test(value(i)) && !isCast(value(i)));
	const last = (titles.length > 0 ? titles : candidates).at(-1);
	if (last === undefined) return heads.slice(0, 1);
	const before = titles.at(-2);
	const pair = before === last - 1 && pieces[last]?.blank === false && Math.abs(value(last).length - value(before).length) <= 2;
	return pair ? [before, last] : [last];
}

/** 张三宣布开工 李四讲话 王五主持: who did what, below a headline. */
function isCast(value: string): boolean {
	const parts = value.split(/[\s　]+/);
	return (
		parts.length >= 2 &&
		parts.every(
			(part) =>
				[2, 3].some((n) => part.length > n && isPersonName(fold(part.slice(0, n)))) &&
				/(?:讲话|主持|致辞|出席|宣布.*|参加|陪同|发言|作报告|调研)$/.test(part),
		)
	);
}

/** A long clause before a headline of its own: «……,全面开花的好局面 谱写新篇章». */
const KICKER = /^(?=.*[，,])(\S{24,})[\s　]+([^\s　，,]{4,24})$/;

function addHeading(article: Article, { line, level, marked }: Piece, title: boolean, top: boolean): void {
	if (title && article.title !== null && article.blocks.at(-1)?.kind === "title") article.title += ` ${line.value}`;
	else if (title && article.title === null) {
		const kicker = level > 0 ? KICKER.exec(line.value) : null;
		if (kicker) {
			const at = line.value.length - (kicker[2] as string).length;
			article.subtitles.push(kicker[1] as string);
			article.blocks.push(
				{ kind: "subtitle", line: part(line, 0, (kicker[1] as string).length) },
				{ kind: "title", line: part(line, at) },
			);
			article.title = kicker[2] as string;
			return;
		}
		article.title = line.value;
	} else {
		const kind = top && !LINK.test(line.value) ? "subtitle" : "heading";
		if (kind === "subtitle") {
			article.subtitles.push(line.value);
			if (!marked || /^(?:——|--)/.test(line.value)) article.byline ??= interviewee(line.value);
		}
		article.blocks.push({ kind, line });
		return;
	}
	article.blocks.push({ kind: "title", line });
}

function addReporters(article: Article, found: Credits | null): void {
	if (!found) return;
	article.reporters.push(...found.reporters);
	article.paper ??= found.paper;
}

/** A paragraph without the credits at its ends, which become blocks of their own. */
function addText(article: Article, line: Line, kind: "paragraph" | "item", first: boolean): void {
	const opening = dateline(line.value);
	const closing = signature(line.value);
	addReporters(article, opening);
	addReporters(article, closing);
	const from = opening?.end ?? 0;
	const to = Math.max(from, closing?.start ?? line.value.length);
	if (from > 0) article.blocks.push({ kind: "reporter", line: trim(part(line, 0, from)) });
	const text = trim(part(line, from, to));
	const label = first ? LINK_TEXT.exec(text.value) : null;
	if (label?.[1]) article.title ??= "更正";
	if (text.value !== "") article.blocks.push({ kind: NOTE.test(text.value) ? "note" : kind, line: text });
	if (to < line.value.length) article.blocks.push({ kind: "reporter", line: trim(part(line, to)) });
}
