import type { Span } from "../../ingest/span.ts";
import type { EntityType } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import { type Context, clauseSpan, territory } from "../context.ts";
import type { Item, Reading } from "../reading.ts";
import { statement } from "../statement.ts";
import { finer } from "./rule.ts";

/** What a name itself states: the town in a bureau's name, the firm in its project's, the phase of a scheme. */
export function fromNames(reading: Reading, sentenceOf: (item: Item) => Span, contextOf: (item: Item) => Context): Statement[] {
	const found: Statement[] = [];
	const seen = new Set<string>();
	const say = (type: Statement["type"], subject: Item, object: Item, rule: string, spans: Span[]) => {
		const key = `${type} ${subject.referent} ${object.referent}`;
		if (subject.referent === object.referent || seen.has(key)) return;
		seen.add(key);
		found.push(statement(type, subject, object, { spans, rule }));
	};
	for (const item of reading.items) {
		if (!item.names) continue;
		for (const [part, whole] of inTurn(item.inner)) {
			const rule = nested(reading, part, whole);
			if (rule) say(rule.type, part, whole, rule.id, [sentenceOf(item)]);
			else if (part.start === whole.end && part.type === "Place" && whole.type === "Place" && finer(reading.doc, part, whole))
				say("PART_OF", part, whole, "name.place", [sentenceOf(item)]);
		}
		for (const inner of item.inner) {
			const rule = nested(reading, item, inner);
			if (rule) say(rule.type, item, inner, rule.id, [sentenceOf(item)]);
			else if (item.type === "Project" && inner.type === "Institution" && inner.start === item.start)
				say("PART_OF", item, inner, "name.project.institution", [sentenceOf(item)]);
			else if (item.type === "Project" && inner.type === "Company" && heads(reading, item, inner))
				say("DEVELOPS", inner, item, "name.company", [sentenceOf(item)]);
		}
	}
	for (const item of reading.items) {
		if (item.type !== "Agency" || !item.names) continue;
		const level = LEVEL.exec(reading.doc.folded.slice(item.start, item.end))?.[0];
		const area = level && territory(reading, contextOf(item), level, item.start);
		if (area) say("PART_OF", item, area, "name.level", [sentenceOf(item), clauseSpan(reading, area)]);
	}
	for (const { part, whole } of phases(reading)) {
		const spans = [clauseSpan(reading, part), clauseSpan(reading, whole)];
		say("PART_OF", part, whole, "name.phase", spans);
	}
	return found;
}

/** Of the names within a name those that stand in or right behind one another: 柳溪镇|东湾村, 柳溪镇 in 柳溪镇老街片区. */
function inTurn(inner: readonly Item[]): [part: Item, whole: Item][] {
	return inner.flatMap((whole, i) =>
		inner
			.slice(Math.max(0, i - 2), i + 3)
			.filter((part) => part !== whole && ((part.start <= whole.start && whole.end < part.end) || part.start === whole.end))
			.map((part): [Item, Item] => [part, whole]),
	);
}

/** An office that is named by its level alone belongs to the territory of that level: 区发改局. */
const LEVEL = /^(?:[省市区县州镇])(?!人民政府|政府$)/;

const AREAS: readonly EntityType[] = ["Place", "Zone"];

interface NameRule {
	type: "LOCATED_IN" | "PART_OF";
	id: string;
}

/** A land that a name boasts of, not where the thing stands: 德国工业园. */
const ABROAD = /国$|^(?:台湾|香港|澳门|中国|欧洲|亚洲|东盟|日本|韩国|新加坡|俄罗斯)$/;
/** A place with its level: the park of 芝山区 is in it, the university of 芝山 need not be. */
const LEVELLED = /(?:[省市区县州镇乡村]|街道|社区)$/;

/** What an area within a name says of the thing named. */
function nested(reading: Reading, item: Item, inner: Item): NameRule | null {
	if (!AREAS.includes(inner.type)) return null;
	const leading = inner.start === item.start;
	const name = reading.doc.folded.slice(inner.start, inner.end);
	if (ABROAD.test(name)) return null;
	if (item.type === "Agency") return leading ? { type: "PART_OF", id: "name.agency" } : null;
	if (item.type === "Place")
		return leading && inner.type === "Place" && finer(reading.doc, item, inner) ? { type: "PART_OF", id: "name.place" } : null;
	if (item.type === "Zone") return leading ? { type: inner.type === "Zone" ? "PART_OF" : "LOCATED_IN", id: "name.zone" } : null;
	if (item.type === "Project")
		return { type: "LOCATED_IN", id: inner.type === "Zone" ? "name.project.zone" : "name.project.place" };
	if (item.type === "Institution") return leading && LEVELLED.test(name) ? { type: "LOCATED_IN", id: "name.institution" } : null;
	return null;
}

/** A firm's full name at the head of a project's, or one set off by a dot: 甲公司·乙新城. */
function heads(reading: Reading, item: Item, inner: Item): boolean {
	if (inner.start !== item.start) return /[·—-]$/.test(reading.doc.folded.slice(item.start, inner.start));
	return true;
}

const PHASE =
	/^(?:项目)?(?:[（(]?[一二三四五六1-6][期区号](?:工程|项目)?[）)]?|首期|启动区|起步区|核心区|扩建|扩建工程|扩区|示范区|展示中心|展示馆|[东西南北]区|[A-Z]区)/;

/** Things whose name is another thing's name and a phase: X产业园二期 of X产业园. */
function phases(reading: Reading): { part: Item; whole: Item }[] {
	const { doc } = reading;
	const first = new Map<number, Item>();
	for (const item of reading.items) if (item.names && !first.has(item.referent)) first.set(item.referent, item);
	const byName = new Map<string, Item>();
	for (const item of first.values()) {
		const type = item.type;
		if (type !== "Project" && type !== "Zone") continue;
		for (const name of doc.referents[item.referent]?.names ?? []) byName.set(name.replace(/项目$/, ""), item);
	}
	const found: { part: Item; whole: Item }[] = [];
	for (const part of first.values()) {
		if (part.type !== "Project" && part.type !== "Zone") continue;
		const name = doc.referents[part.referent]?.name ?? "";
		for (let length = name.length - 1; length >= 3; length--) {
			const whole = byName.get(name.slice(0, length));
			if (!whole || whole.referent === part.referent || !PHASE.test(name.slice(length))) continue;
			found.push({ part, whole });
			break;
		}
	}
	return found;
}
