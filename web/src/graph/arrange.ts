import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";

export interface Point {
	x: number;
	y: number;
}

/** What the layout needs to know; plain data, since it goes to a worker. */
export interface Task {
	nodes: { id: string; at: Point; size: number; fixed: boolean }[];
	lines: { a: string; b: string }[];
	/** Width and height of the canvas in pixels, in which `size` counts. */
	width: number;
	height: number;
}

const ROUNDS = 24;
const STEPS_A_ROUND = 25;
/** Beyond this, taking overlaps apart costs more than it shows. */
const NOVERLAP_MAX = 2000;

/**
 * A ForceAtlas2 layout from the given start, as a series of positions (x and y by turns, in the order of the nodes), the
 * last one final. The same task always ends in the same layout, unless `until` (a time of `Date.now`) cuts it short.
 */
export function* arrange(task: Task, until: number): Generator<Float64Array> {
	const graph = new UndirectedGraph();
	for (const { id, at, size, fixed } of task.nodes) graph.addNode(id, { ...at, size, fixed });
	for (const { a, b } of task.lines) if (a !== b && !graph.hasEdge(a, b)) graph.addEdge(a, b);
	if (graph.order < 2) return yield positions(graph);

	const settings = {
		...forceAtlas2.inferSettings(graph),
		gravity: 1.2,
		scalingRatio: 12,
		strongGravityMode: false,
		barnesHutOptimize: graph.order > 400,
		slowDown: 2 + Math.log(graph.order),
	};
	for (let round = 0; round < ROUNDS && Date.now() < until; round++) {
		forceAtlas2.assign(graph, { iterations: STEPS_A_ROUND, settings });
		yield positions(graph);
	}
	if (graph.order <= NOVERLAP_MAX) takeApart(graph, task);
	yield positions(graph);
}

/** Moves nodes that lie on each other apart, at the scale at which the canvas will show them; fixed ones stay. */
function takeApart(graph: UndirectedGraph, task: Task): void {
	const xs = graph.mapNodes((_, { x }) => x as number);
	const ys = graph.mapNodes((_, { y }) => y as number);
	const unit = Math.max(
		(Math.max(...xs) - Math.min(...xs)) / Math.max(task.width, 1),
		(Math.max(...ys) - Math.min(...ys)) / Math.max(task.height, 1),
	);
	const apart = noverlap(graph, {
		maxIterations: 200,
		inputReducer: (_, { x, y, size = 1 }) => ({ x, y, size: size * unit }),
		settings: { margin: 14 * unit, expansion: 1.05, ratio: 1, gridSize: 20 },
	});
	for (const [id, at] of Object.entries(apart)) if (!graph.getNodeAttribute(id, "fixed")) graph.mergeNodeAttributes(id, at);
}

function positions(graph: UndirectedGraph): Float64Array {
	return Float64Array.from(graph.mapNodes((_, { x, y }) => [x as number, y as number]).flat());
}

/** A number in [0, 1) that depends on nothing but the id: the seed of a node's start. */
export function chance(id: string): number {
	let hash = 2166136261;
	for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619);
	hash ^= hash >>> 15;
	hash = Math.imul(hash, 0x2c1b3c6d);
	hash ^= hash >>> 12;
	return (hash >>> 0) / 4294967296;
}

/** Where a new node begins: on a ring around the node that brought it in, at an angle of its own. */
export function startNear(id: string, centre: Point, radius: number): Point {
	const angle = 2 * Math.PI * chance(id);
	const distance = radius * (0.7 + 0.6 * chance(`${id} distance`));
	return { x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
}
