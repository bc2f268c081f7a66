import type { EntityType } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import { type Context, clauseSpan, clausesOf, nearestBefore } from "../context.ts";
import { blockKind, type Clause, type Item, type Reading } from "../reading.ts";
import { statement } from "../statement.ts";

/** Where the things of a clause are, by the area that the sentence, or a short one before it, began with. */
interface Scene {
	area: Item;
	rule: "scene.going" | "scene.zone" | "scene.place" | "scene.paragraph";
}

/** Whether no other thing stands between the two. */
function near(reading: Reading, item: Item, area: Item): boolean {
	return item.start > area.end && nearestBefore(reading, item.start, () => true, 1) === area;
}

/** Whether by their names one is a town or village, the other a county, or a village and its town. */
function within({ doc }: Reading, item: Item, area: Item): boolean {
	const level = ({ referent }: Item) => TOWNS.findIndex((suffix) => suffix.test(doc.referents[referent]?.name ?? ""));
	const [low, high] = [level(item), level(area)];
	return low >= 0 && high >= 0 && low < high;
}

const TOWNS = [/(?:村|社区|屯)$/, /(?:镇|乡|街道)$/, /(?:[^社园街片]区|县|旗)$/];

const AREAS: readonly EntityType[] = ["Zone", "Place"];

/** A place that things do not stand in but at: a road, a river. */
const LINE = /(?:路|街|巷|大道|河|江|湖|桥|高速|国道|铁路|机场)$/;

/** What sets the scene when it stands right before an area: 走进X, 来到X, 在X. */
const GOING = /(?:走进|走入|来到|到了|到达|抵达|赶往|前往|转往|移步|到|在|位于|察看了?|视察|调研)$/;
/** What follows an area that a clause begins with. */
const OPENS = /^(?!的|、|和|与|及|党|办事处|管委)(?:[，：]|里|内|境内|现场|[一-龥])/;
const NO_SCENE = /[以由同与和对从]$/;

/** A zone so large that it is no part of a neighbour. */
const LARGE = /(?:开发区|高新区|经开区|新区|实验区|自贸区|试验区)$/;

/** A sentence no longer than this, without a project of its own, leads on to the next: 头一站到X县。 */
const LEAD_IN = 24;

/** Things told of in a sentence that begins with an area, or comes to one, stand there: 走进X园区，Y项目正在…. */
export function fromScenes(reading: Reading, contexts: readonly Context[]): Statement[] {
	const { doc } = reading;
	const found: Statement[] = [];
	let block = -1;
	let scene: Scene | null = null;
	let semicolon = false;
	doc.sentences.forEach((sentence, index) => {
		const kind = blockKind(doc, index);
		if (kind !== "paragraph" && kind !== "item") return;
		if (sentence.block !== block || (scene?.rule !== "scene.paragraph" && !semicolon)) scene = null;
		block = sentence.block;
		semicolon = /；\s*$/.test(doc.folded.slice(sentence.end - 2, sentence.end));
		const clauses = clausesOf(reading, index);
		for (const clause of clauses) {
			const listed = new Set(clause.groups.filter((g) => g.members.length > 1).flatMap((g) => g.members));
			for (const item of clause.items) {
				if (scene) found.push(...standing(reading, item, scene, sentence));
				if (!listed.has(item) && item.referent !== contexts[index]?.host?.item.referent)
					scene = sceneAt(reading, clause, item) ?? scene;
			}
		}
		const leads = sentence.end - sentence.start <= LEAD_IN && !clauses.some((c) => c.items.some((i) => i.type === "Project"));
		if (scene && leads) scene = { area: (scene as Scene).area, rule: "scene.paragraph" };
	});
	return found;
}

/** The scene that an area sets where it stands; null where it sets none. */
function sceneAt({ doc }: Reading, clause: Clause, item: Item): Scene | null {
	if (!AREAS.includes(item.type) || LINE.test(doc.referents[item.referent]?.name ?? "")) return null;
	const before = doc.folded.slice(Math.max(clause.start, item.start - 4), item.start);
	if (GOING.test(before)) return { area: item, rule: "scene.going" };
	// «三河县柳溪镇，…»: the finest of a row of places.
	const row = clause.items.filter((i) => i.end <= item.start);
	const leads = row.every((i, at) => AREAS.includes(i.type) && i.end === (row[at + 1] ?? item).start);
	const start = leads ? (row[0] ?? item).start : item.start;
	const opens = start - clause.start <= 2 && !NO_SCENE.test(before) && OPENS.test(doc.folded.slice(item.end, item.end + 4));
	return opens ? { area: item, rule: item.type === "Zone" ? "scene.zone" : "scene.place" } : null;
}

/** What stands in the scene: a project in an area, a small zone in a zone. */
function standing(reading: Reading, item: Item, { area, rule }: Scene, sentence: { start: number; end: number }): Statement[] {
	if (item.referent === area.referent) return [];
	const spans = [sentence, clauseSpan(reading, area)];
	if (item.type === "Project") return [statement("LOCATED_IN", item, area, { spans, rule })];
	if (item.type === "Place")
		return area.type === "Place" && within(reading, item, area)
			? [statement("PART_OF", item, area, { spans, rule: `${rule}.town` })]
			: [];
	if (item.type !== "Zone" || rule === "scene.paragraph" || LARGE.test(reading.doc.referents[item.referent]?.name ?? ""))
		return [];
	if (area.type === "Place")
		return near(reading, item, area) ? [statement("LOCATED_IN", item, area, { spans, rule: `${rule}.zone` })] : [];
	return rule === "scene.zone" ? [statement("PART_OF", item, area, { spans, rule: `${rule}.part` })] : [];
}
