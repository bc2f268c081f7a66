import { ENTITY_TYPES, RELATION_TYPES } from "../../../src/schema.ts";
import { type Selection, type View, viewOf } from "./view.ts";

const FACTS = ["investment", "area", "status", "date", "code"] as const;

/** Which screen is open. The part of the URL after # holds it, so that reload, links and the back button work. */
export type Route =
	| { page: "start" }
	| { page: "leads"; q: string; proof: string | null }
	| { page: "search"; q: string }
	| { page: "entity"; view: View }
	/** `at`: an offset in the source's text, to begin reading there. */
	| { page: "report"; id: string; at: number | null };

/** Reads what `formatRoute` wrote; anything else is the start page. */
export function parseRoute(hash: string): Route {
	const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
	const [, page, raw = ""] = path.split("/");
	const params = new URLSearchParams(query);
	const id = decode(raw);
	if (page === "leads") return { page, q: params.get("q") ?? "", proof: params.get("proof") };
	if (page === "search") return { page, q: params.get("q") ?? "" };
	if (page === "report" && id)
		return { page, id, at: /^\d{1,10}$/.test(params.get("at") ?? "") ? Number(params.get("at")) : null };
	if (page === "entity" && id) return { page, view: parseView(id, params) };
	return { page: "start" };
}

export function formatRoute(route: Route): string {
	switch (route.page) {
		case "start":
			return "#/";
		case "leads":
			return `#/leads${query({ q: route.q, proof: route.proof ?? "" })}`;
		case "search":
			return `#/search${query({ q: route.q })}`;
		case "report":
			return `#/report/${encodeURIComponent(route.id)}${query({ at: route.at === null ? "" : String(route.at) })}`;
		case "entity":
			return formatView(route.view);
	}
}

function formatView(view: View): string {
	return `#/entity/${encodeURIComponent(view.focus)}${query({
		with: view.expanded.join(","),
		hide: view.hidden.join(","),
		types: view.hiddenTypes.join(","),
		relations: view.hiddenRelations.join(","),
		select: formatSelection(view.selection),
	})}`;
}

function parseView(focus: string, params: URLSearchParams): View {
	const list = (name: string) => [...new Set((params.get(name) ?? "").split(",").filter((part) => part !== ""))];
	return {
		...viewOf(focus),
		expanded: list("with").filter((id) => id !== focus),
		hidden: list("hide").filter((id) => id !== focus),
		hiddenTypes: ENTITY_TYPES.filter((type) => list("types").includes(type)),
		hiddenRelations: (Object.keys(RELATION_TYPES) as View["hiddenRelations"][number][]).filter((type) =>
			list("relations").includes(type),
		),
		selection: parseSelection(params.get("select") ?? ""),
	};
}

function formatSelection(selection: Selection | null): string {
	if (!selection) return "";
	if (selection.kind === "pair") return `pair:${selection.a}:${selection.b}`;
	return selection.kind === "fact" ? `fact:${selection.id}:${selection.property}` : `${selection.kind}:${selection.id}`;
}

function parseSelection(text: string): Selection | null {
	const [kind, a, b] = text.split(":");
	if ((kind === "node" || kind === "relation") && a) return { kind, id: a };
	if (kind === "pair" && a && b) return { kind, a, b };
	const property = FACTS.find((name) => name === b);
	return kind === "fact" && a && property ? { kind, id: a, property } : null;
}

/** Ids and type names need no escapes but for the commas and colons between them, which stay readable. */
function query(params: Record<string, string>): string {
	const parts = Object.entries(params)
		.filter(([, value]) => value !== "")
		.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":")}`);
	return parts.length > 0 ? `?${parts.join("&")}` : "";
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return "";
	}
}
