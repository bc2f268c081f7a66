import { NODE_TYPES, RELATION_TYPES } from "../../../src/schema.ts";
import type { GraphEdge, GraphNode } from "../../../src/server/api.ts";
import type { Selection, View } from "../view/view.ts";
import { isUncertain } from "../words.ts";
import type { DataGraph } from "./data.ts";

/** What is drawn: the data that the view's filters leave, with all relations of a pair folded into one line. */
export interface Scene {
	nodes: SceneNode[];
	lines: Line[];
	/** Nodes of the data by type, and relations by type, before the filters: what the legend counts. */
	types: Map<GraphNode["type"], number>;
	relations: Map<GraphEdge["type"], number>;
}

export interface SceneNode {
	id: string;
	node: GraphNode;
	/** Radius in pixels at the first zoom. */
	size: number;
	colour: string;
	focus: boolean;
	/** Its neighbours have been asked for. */
	open: boolean;
	/** Planned, cancelled or denied: drawn with a broken ring. */
	uncertain: boolean;
	/** Neighbours in the whole graph that the data at hand does not hold. */
	left: number;
}

export interface Line {
	key: string;
	/** In the order of the first relation, which gives the arrow. */
	a: string;
	b: string;
	edges: GraphEdge[];
	size: number;
	leads: boolean;
	uncertain: boolean;
	/** Points from a to b: all its relations do. */
	arrow: boolean;
}

export function scene(data: DataGraph, view: View): Scene {
	const types = new Map<GraphNode["type"], number>();
	const relations = new Map<GraphEdge["type"], number>();
	data.forEachNode((_, { type }) => types.set(type, (types.get(type) ?? 0) + 1));
	data.forEachEdge((_, { type }) => relations.set(type, (relations.get(type) ?? 0) + 1));

	const hidden = new Set(view.hidden);
	const isShown = (id: string, node: GraphNode) =>
		id === view.focus || (!hidden.has(id) && !view.hiddenTypes.includes(node.type));
	const lines = fold(
		data
			.mapEdges((_, edge) => edge)
			.filter(
				(edge) =>
					!view.hiddenRelations.includes(edge.type) &&
					isShown(edge.source, data.getNodeAttributes(edge.source)) &&
					isShown(edge.target, data.getNodeAttributes(edge.target)),
			),
	);

	// A node whose every line is filtered away would float about without saying why it is there.
	const tied = new Set(lines.flatMap((line) => [line.a, line.b]));
	const nodes = data
		.mapNodes((id, node) => ({ id, node }))
		.filter(({ id, node }) => isShown(id, node) && (tied.has(id) || id === view.focus))
		.map(({ id, node }) => ({
			id,
			node,
			size: id === view.focus ? 15 : Math.min(13, 4.5 + 1.15 * Math.sqrt(node.degree)),
			colour: NODE_TYPES[node.type].colour,
			focus: id === view.focus,
			open: id === view.focus || view.expanded.includes(id),
			uncertain: isUncertain(node.status),
			left: Math.max(0, node.degree - data.neighbors(id).length),
		}));
	return { nodes, lines, types, relations };
}

/** One line a pair of nodes, whichever way its relations run. */
function fold(edges: GraphEdge[]): Line[] {
	const pairs = Map.groupBy(edges, (edge) => pairKey(edge.source, edge.target));
	return [...pairs].map(([key, ofPair]) => {
		const first = ofPair[0] as GraphEdge;
		const claims = ofPair.reduce((sum, edge) => sum + (edge.derived ? 0 : edge.count), 0);
		return {
			key,
			a: first.source,
			b: first.target,
			edges: ofPair,
			size: Math.min(5, 1.4 + 0.55 * Math.log2(1 + claims)),
			leads: ofPair.some((edge) => edge.type === "LEADS"),
			uncertain: ofPair.every((edge) => isUncertain(edge.status)),
			arrow: ofPair.every((edge) => edge.source === first.source && !RELATION_TYPES[edge.type].symmetric),
		};
	});
}

export function pairKey(a: string, b: string): string {
	return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * The nodes and lines that a selection is about, with those that it follows from; everything else steps back. Null where
 * nothing is selected or drawn.
 */
export function spotlight(drawn: Scene, selection: Selection | null): { nodes: Set<string>; lines: Set<string> } | null {
	if (!selection) return null;
	const isMeant = (line: Line) => {
		if (selection.kind === "relation") return line.edges.some(({ id }) => id === selection.id);
		if (selection.kind === "pair") return line.key === pairKey(selection.a, selection.b);
		return line.a === selection.id || line.b === selection.id;
	};
	const lines = drawn.lines.filter(isMeant);
	if (selection.kind === "relation" || selection.kind === "pair") {
		const edges = lines.flatMap((line) => line.edges).filter(({ id }) => selection.kind === "pair" || id === selection.id);
		const basis = new Set(edges.flatMap((edge) => edge.basis));
		lines.push(...drawn.lines.filter((line) => !isMeant(line) && line.edges.some((edge) => basis.has(edge.id))));
	}
	const nodes = new Set(lines.flatMap((line) => [line.a, line.b]));
	if ((selection.kind === "node" || selection.kind === "fact") && drawn.nodes.some(({ id }) => id === selection.id))
		nodes.add(selection.id);
	return nodes.size > 0 ? { nodes, lines: new Set(lines.map((line) => line.key)) } : null;
}
