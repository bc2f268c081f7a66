import { MultiDirectedGraph } from "graphology";
import type { GraphEdge, GraphNode, Neighbourhood } from "../../../src/server/api.ts";

/** What the server told of a neighbourhood: every node and every relation, unfiltered and undrawn. */
export type DataGraph = MultiDirectedGraph<GraphNode, GraphEdge>;

export function dataGraph({ nodes, edges }: Neighbourhood): DataGraph {
	const graph: DataGraph = new MultiDirectedGraph();
	for (const node of nodes) graph.addNode(node.id, node);
	for (const edge of edges) graph.addEdgeWithKey(edge.id, edge.source, edge.target, edge);
	return graph;
}
