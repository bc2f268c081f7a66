import type { EntityType } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import { clauseSpan, clausesOf } from "../context.ts";
import { blockKind, type Item, type Reading } from "../reading.ts";
import { statement } from "../statement.ts";

const AREAS: readonly EntityType[] = ["Zone", "Place"];

/** A place that things do not stand in but at: a road, a river. */
const LINE = /(?:路|街|巷|大道|河|江|桥|高速|国道|铁路)$/;

/** What sets the scene when it stands right before an area: 走进X, 来到X, 在X. */
const GOING = /(?:走进|走入|来到|到了|到达|抵达|赶往|前往|转往|移步|到|在|位于|察看了?|视察|调研)$/;
/** What follows an area that a sentence begins with. */
const OPENS = /^(?!的|、|和|与|及|党|办事处|管委)(?:[，：]|里|内|境内|现场|[一-龥])/;
const NO_SCENE = /[以由同与和对从]$/;

/** Things told of in a sentence that begins with an area, or comes to one, stand there: 走进X园区，Y项目正在…. */
export function fromScenes(reading: Reading): Statement[] {
	const { doc } = reading;
	const found: Statement[] = [];
	doc.sentences.forEach((sentence, index) => {
		const kind = blockKind(doc, index);
		if (kind !== "paragraph" && kind !== "item") return;
		let scene: { area: Item; rule: string } | null = null;
		for (const clause of clausesOf(reading, index)) {
			const listed = new Set(clause.groups.filter((g) => g.members.length > 1).flatMap((g) => g.members));
			for (const item of clause.items) {
				if (AREAS.includes(item.type) && !listed.has(item) && !LINE.test(doc.referents[item.referent]?.name ?? "")) {
					const before = doc.folded.slice(Math.max(clause.start, item.start - 4), item.start);
					if (GOING.test(before)) scene = { area: item, rule: "scene.going" };
					else if (
						item.start - clause.start <= 2 &&
						!NO_SCENE.test(before) &&
						OPENS.test(doc.folded.slice(item.end, item.end + 4))
					)
						scene = { area: item, rule: item.type === "Zone" ? "scene.zone" : "scene.place" };
				}
				if (!scene || item.type !== "Project" || scene.area.end > item.start || scene.area.referent === item.referent) continue;
				found.push(
					statement("LOCATED_IN", item, scene.area, { spans: [sentence, clauseSpan(reading, scene.area)], rule: scene.rule }),
				);
			}
		}
	});
	return found;
}
