import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTITY_TYPES, RELATION_TYPES } from "../../src/schema.ts";
import { formatRoute, parseRoute, type Route } from "../../web/src/view/route.ts";
import { reduce, type Selection, type View, viewOf } from "../../web/src/view/view.ts";

const id = fc.stringMatching(/^[0-9a-f]{4,16}$/);
const selection: fc.Arbitrary<Selection | null> = fc.option(
	fc.oneof(
		fc.record({ kind: fc.constant("node" as const), id }),
		fc.record({ kind: fc.constant("relation" as const), id }),
		fc.record({ kind: fc.constant("pair" as const), a: id, b: id }),
		fc.record({ kind: fc.constant("fact" as const), id, property: fc.constantFrom("investment" as const, "status" as const) }),
	),
);
const relationTypes = Object.keys(RELATION_TYPES) as View["hiddenRelations"][number][];
const view: fc.Arbitrary<View> = fc
	.record({
		focus: id,
		expanded: fc.uniqueArray(id),
		hidden: fc.uniqueArray(id),
		hiddenTypes: fc.subarray(ENTITY_TYPES),
		hiddenRelations: fc.subarray(relationTypes),
		selection,
	})
	.map((v) => ({ ...v, expanded: v.expanded.filter((e) => e !== v.focus), hidden: v.hidden.filter((h) => h !== v.focus) }));
const anyText = fc.string({ unit: "grapheme" });
const route: fc.Arbitrary<Route> = fc.oneof(
	fc.constant<Route>({ page: "start" }),
	fc.record({ page: fc.constant("leads" as const), q: anyText, proof: fc.option(id) }),
	fc.record({ page: fc.constant("search" as const), q: anyText }),
	fc.record({ page: fc.constant("report" as const), id: fc.string({ unit: "grapheme", minLength: 1 }), at: fc.option(fc.nat()) }),
	fc.record({ page: fc.constant("entity" as const), view }),
);

describe("the URL", () => {
	it("holds every route", () => {
		fc.assert(
			fc.property(route, (r) => {
				expect(parseRoute(formatRoute(r))).toEqual(r);
			}),
		);
	});

	it("of any other kind is the start page", () => {
		for (const hash of ["", "#", "#/", "#/nonsense/x", "#/entity/", "#/entity/%E0%A4%A", "#main"])
			expect(parseRoute(hash).page).toBe("start");
	});

	it("with unknown types or selections keeps what it knows", () => {
		const parsed = parseRoute("#/entity/a1?types=Person,Nonsense&relations=LEADS,x&select=what:ever&hide=a1,b2");
		expect(parsed).toEqual({
			page: "entity",
			view: { ...viewOf("a1"), hiddenTypes: ["Person"], hiddenRelations: ["LEADS"], hidden: ["b2"] },
		});
	});
});

describe("the view", () => {
	it("never hides or expands its focus", () => {
		expect(reduce(viewOf("a"), { do: "hide", id: "a" })).toEqual(viewOf("a"));
		expect(reduce(viewOf("a"), { do: "expand", id: "a" })).toEqual(viewOf("a"));
	});

	it("forgets the selection and the expansion of what it hides", () => {
		const expanded = reduce(viewOf("a"), { do: "expand", id: "b" });
		const selected = reduce(expanded, { do: "select", selection: { kind: "pair", a: "b", b: "c" } });
		expect(reduce(selected, { do: "hide", id: "b" })).toEqual({ ...viewOf("a"), hidden: ["b"] });
	});

	it("shows again what is expanded after it was hidden", () => {
		const hidden = reduce(viewOf("a"), { do: "hide", id: "b" });
		expect(reduce(hidden, { do: "expand", id: "b" })).toEqual({ ...viewOf("a"), expanded: ["b"] });
	});

	it("comes back to itself when a filter is switched twice", () => {
		fc.assert(
			fc.property(view, fc.constantFrom(...ENTITY_TYPES), (v, type) => {
				const twice = reduce(reduce(v, { do: "toggle-type", type }), { do: "toggle-type", type });
				expect(new Set(twice.hiddenTypes)).toEqual(new Set(v.hiddenTypes));
			}),
		);
	});

	it("is never changed in place", () => {
		const frozen = Object.freeze({ ...viewOf("a"), expanded: Object.freeze(["b"]), hidden: Object.freeze(["c"]) }) as View;
		for (const action of [
			{ do: "expand", id: "d" },
			{ do: "collapse", id: "b" },
			{ do: "hide", id: "b" },
			{ do: "unhide" },
		] as const)
			expect(reduce(frozen, action)).not.toBe(frozen);
		expect(frozen.expanded).toEqual(["b"]);
	});
});
