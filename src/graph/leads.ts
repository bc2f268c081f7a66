import type { GraphEdge, GraphNode } from "./graph.ts";
export function leads(_nodes: readonly GraphNode[], _edges: readonly GraphEdge[]): GraphEdge[] {
	return [];
}
