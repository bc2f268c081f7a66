import { describe, expect, it } from "vitest";
import type { GraphEdge, GraphNode } from "../../src/server/api.ts";
import { arrange, startNear, type Task } from "../../web/src/graph/arrange.ts";
import { dataGraph } from "../../web/src/graph/data.ts";
import { placeLabels, shortName } from "../../web/src/graph/labels.ts";
import { pairKey, scene, spotlight } from "../../web/src/graph/scene.ts";
import { viewOf } from "../../web/src/view/view.ts";

const node = (id: string, type: GraphNode["type"], more: Partial<GraphNode> = {}): GraphNode => ({
	id,
	type,
	name: `名${id}`,
	mentioned: true,
	status: null,
	degree: 1,
	...more,
});
const edge = (id: string, type: GraphEdge["type"], source: string, target: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
	id,
	type,
	source,
	target,
	derived: type === "LEADS",
	title: null,
	since: null,
	until: null,
	amount: null,
	status: null,
	confidence: 0.9,
	count: 1,
	firstSeen: null,
	lastSeen: null,
	basis: [],
	...more,
});

const data = dataGraph({
	nodes: [
		node("z", "Zone", { degree: 4 }),
		node("p", "Person", { degree: 5 }),
		node("b", "Project", { status: "planned" }),
		node("c", "Company"),
	],
	edges: [
		edge("1", "HOLDS_POST", "p", "z"),
		edge("2", "LEADS", "p", "z"),
		edge("6", "LEADS", "p", "b", { basis: ["1", "3"] }),
		edge("3", "RESPONSIBLE_FOR", "z", "b", { status: "planned" }),
		edge("4", "LOCATED_IN", "b", "z", { status: "planned" }),
		edge("5", "PARTNERS_WITH", "c", "z"),
	],
	unknown: [],
});

describe("the scene", () => {
	it("folds all relations of a pair into one line", () => {
		const { lines } = scene(data, viewOf("z"));
		expect(lines.map(({ key, edges }) => [key, edges.map(({ id }) => id)])).toEqual([
			[pairKey("p", "z"), ["1", "2"]],
			[pairKey("p", "b"), ["6"]],
			[pairKey("z", "b"), ["3", "4"]],
			[pairKey("c", "z"), ["5"]],
		]);
		expect(lines.map(({ arrow, leads, uncertain }) => ({ arrow, leads, uncertain }))).toEqual([
			{ arrow: true, leads: true, uncertain: false },
			{ arrow: true, leads: true, uncertain: false },
			{ arrow: false, leads: false, uncertain: true },
			{ arrow: false, leads: false, uncertain: false },
		]);
	});

	it("counts the neighbours that are not at hand", () => {
		const left = Object.fromEntries(scene(data, viewOf("z")).nodes.map(({ id, left }) => [id, left]));
		expect(left).toEqual({ z: 1, p: 3, b: 0, c: 0 });
	});

	it("leaves out what is filtered, and what nothing ties any more, but never the focus", () => {
		const ids = (view: Parameters<typeof scene>[1]) => scene(data, view).nodes.map(({ id }) => id);
		expect(ids({ ...viewOf("z"), hiddenTypes: ["Person"] })).toEqual(["z", "b", "c"]);
		expect(ids({ ...viewOf("z"), hiddenRelations: ["PARTNERS_WITH"] })).toEqual(["z", "p", "b"]);
		expect(ids({ ...viewOf("z"), hidden: ["p", "b", "c"] })).toEqual(["z"]);
		expect(ids({ ...viewOf("z"), hiddenTypes: ["Zone", "Person", "Project", "Company"] })).toEqual(["z"]);
	});

	it("counts types before the filters, so that the legend can bring them back", () => {
		const { types, relations } = scene(data, { ...viewOf("z"), hiddenTypes: ["Person"], hiddenRelations: ["LEADS"] });
		expect(types.get("Person")).toBe(1);
		expect(relations.get("LEADS")).toBe(2);
	});

	it("puts a selection in the light with its neighbours", () => {
		const drawn = scene(data, viewOf("z"));
		expect(spotlight(drawn, { kind: "node", id: "c" })?.nodes).toEqual(new Set(["c", "z"]));
		expect(spotlight(drawn, { kind: "relation", id: "4" })?.lines).toEqual(new Set([pairKey("b", "z")]));
		// A derived relation brings what it follows from.
		expect(spotlight(drawn, { kind: "relation", id: "6" })?.lines).toEqual(
			new Set([pairKey("p", "b"), pairKey("p", "z"), pairKey("z", "b")]),
		);
		expect(spotlight(drawn, { kind: "relation", id: "2" })?.lines).toEqual(new Set([pairKey("p", "z")]));
		expect(spotlight(drawn, { kind: "pair", a: "z", b: "c" })?.nodes).toEqual(new Set(["z", "c"]));
		expect(spotlight(drawn, { kind: "relation", id: "of another page" })).toBeNull();
		expect(spotlight(drawn, null)).toBeNull();
	});
});

describe("the layout", () => {
	const ids = Array.from({ length: 30 }, (_, i) => `n${i}`);
	const task = (fixed: string[] = []): Task => ({
		nodes: ids.map((id, i) => ({ id, size: 8, fixed: fixed.includes(id), at: startNear(id, { x: 0, y: 0 }, i === 0 ? 0 : 60) })),
		lines: ids.slice(1).map((id) => ({ a: "n0", b: id })),
		width: 700,
		height: 700,
	});
	const last = (t: Task) => [...arrange(t, Number.POSITIVE_INFINITY)].at(-1) as Float64Array;

	it("is the same each time", () => {
		expect([...last(task())]).toEqual([...last(task())]);
	});

	it("leaves no node on another, and every place a number", () => {
		const at = last(task());
		expect([...at].every(Number.isFinite)).toBe(true);
		const points = ids.map((_, i) => [at[2 * i] as number, at[2 * i + 1] as number] as const);
		const distances = points.flatMap((a, i) => points.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1])));
		expect(Math.min(...distances)).toBeGreaterThan(0);
	});

	it("does not move what is fixed", () => {
		const t = task(["n3", "n4"]);
		const at = last(t);
		// The library reckons in single precision.
		for (const i of [3, 4]) {
			expect(at[2 * i]).toBeCloseTo(t.nodes[i]?.at.x as number, 4);
			expect(at[2 * i + 1]).toBeCloseTo(t.nodes[i]?.at.y as number, 4);
		}
	});

	it("takes one node, and none", () => {
		expect([...last({ ...task(), nodes: task().nodes.slice(0, 1), lines: [] })]).toHaveLength(2);
		expect([...last({ ...task(), nodes: [], lines: [] })]).toHaveLength(0);
	});
});

describe("labels", () => {
	it("cover neither each other nor a node", () => {
		const anchors = Array.from({ length: 40 }, (_, i) => ({
			id: `${i}`,
			text: "某某经济开发区",
			x: 40 + (i % 8) * 60,
			y: 40 + Math.floor(i / 8) * 24,
			radius: 6,
			must: false,
			bold: false,
		}));
		const labels = placeLabels(anchors, 16, () => 84, { x: 600, y: 240 });
		expect(labels.length).toBeGreaterThan(5);
		expect(labels.length).toBeLessThan(40);
		for (const [i, a] of labels.entries()) {
			for (const b of labels.slice(i + 1))
				expect(Math.abs(a.left - b.left) >= 84 || Math.abs(a.middle - b.middle) >= 16).toBe(true);
			for (const n of anchors) {
				const apart = a.left >= n.x + 6 || a.left + 84 <= n.x - 6 || a.middle - 8 >= n.y + 6 || a.middle + 8 <= n.y - 6;
				expect(apart).toBe(true);
			}
		}
	});

	it("that must be there are there", () => {
		const anchor = { text: "名", x: 10, y: 10, radius: 5, bold: false };
		const labels = placeLabels(
			[
				{ ...anchor, id: "a", must: false },
				{ ...anchor, id: "b", must: true },
			],
			16,
			() => 500,
			{ x: 20, y: 20 },
		);
		expect(labels.map(({ id }) => id)).toEqual(["b"]);
	});

	it("keep the tail of a long name", () => {
		expect(shortName("云河市")).toBe("云河市");
		expect(shortName("云河市东港经济技术开发区管理委员会招商服务局")).toBe("云河市东港经…员会招商服务局");
	});
});
