import type { Fact, GraphEdge, NodeCard } from "../../../src/server/api.ts";

type NodeKind = NodeCard["type"];
type RelationKind = GraphEdge["type"];

/** What is marked in the view, and what the evidence panel shows. */
export type Selection =
	| { kind: "node"; id: string }
	| { kind: "relation"; id: string }
	/** A property of a node. */
	| { kind: "fact"; id: string; property: Fact["property"] }
	/** All relations between two nodes: what one drawn line stands for. */
	| { kind: "pair"; a: string; b: string };

/** The exploration around one entity: all that the URL keeps of it. Never changed: `reduce` makes the next. */
export interface View {
	focus: string;
	/** Nodes whose neighbours are shown beside the focus's, in order. */
	expanded: readonly string[];
	hidden: readonly string[];
	hiddenTypes: readonly NodeKind[];
	hiddenRelations: readonly RelationKind[];
	selection: Selection | null;
}

export type Action =
	| { do: "select"; selection: Selection | null }
	| { do: "expand"; id: string }
	| { do: "collapse"; id: string }
	| { do: "hide"; id: string }
	| { do: "unhide" }
	| { do: "toggle-type"; type: NodeKind }
	| { do: "toggle-relation"; type: RelationKind };

export function viewOf(focus: string): View {
	return { focus, expanded: [], hidden: [], hiddenTypes: [], hiddenRelations: [], selection: null };
}

export function reduce(view: View, action: Action): View {
	switch (action.do) {
		case "select":
			return { ...view, selection: action.selection };
		case "expand":
			if (action.id === view.focus || view.expanded.includes(action.id)) return view;
			return { ...view, expanded: [...view.expanded, action.id], hidden: without(view.hidden, action.id) };
		case "collapse":
			return { ...view, expanded: without(view.expanded, action.id) };
		case "hide":
			// The focus is what the page is about: it stays.
			if (action.id === view.focus || view.hidden.includes(action.id)) return view;
			return {
				...view,
				hidden: [...view.hidden, action.id],
				expanded: without(view.expanded, action.id),
				selection: touches(view.selection, action.id) ? null : view.selection,
			};
		case "unhide":
			return { ...view, hidden: [] };
		case "toggle-type":
			return { ...view, hiddenTypes: toggle(view.hiddenTypes, action.type) };
		case "toggle-relation":
			return { ...view, hiddenRelations: toggle(view.hiddenRelations, action.type) };
	}
}

function without<T>(list: readonly T[], item: T): T[] {
	return list.filter((other) => other !== item);
}

function toggle<T>(list: readonly T[], item: T): T[] {
	return list.includes(item) ? without(list, item) : [...list, item];
}

function touches(selection: Selection | null, id: string): boolean {
	if (selection?.kind === "node" || selection?.kind === "fact") return selection.id === id;
	return selection?.kind === "pair" && (selection.a === id || selection.b === id);
}
