import Graph from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram, NodeCircleProgram } from "sigma/rendering";
import { relationVerb } from "../words.ts";
import type { Point } from "./arrange.ts";
import { type Anchor, placeLabels, shortName } from "./labels.ts";
import type { Line, Scene, SceneNode } from "./scene.ts";
import { mix, readTheme, type Theme } from "./theme.ts";

/** What the user does on the canvas. */
export interface CanvasEvents {
	pickNode(id: string): void;
	openNode(id: string): void;
	pickLine(line: Line): void;
	pickNothing(): void;
	/** A node was dragged to a place of the user's choice. */
	placed(id: string, at: Point): void;
	/** The browser took the WebGL context away: what is drawn is lost. */
	lost(): void;
}

export interface Spotlight {
	nodes: Set<string>;
	lines: Set<string>;
}

/** The drawing of a scene. The only part of the viewer that knows sigma; one at a time on a page. */
export interface Canvas {
	/** Draws the scene; every node of it has a place. */
	show(scene: Scene, places: Map<string, Point>): void;
	move(places: Map<string, Point>): void;
	/** Draws at once what would be drawn with the next frame: from then on `nodeAt` and `lineAt` are true. */
	redraw(): void;
	/** What is in the light; the rest steps back. Null: all alike. */
	light(spotlight: Spotlight | null): void;
	/** Reads the colours of the page anew (light, dark). */
	recolour(): void;
	fit(): void;
	zoom(closer: boolean): void;
	camera(): CameraState;
	setCamera(state: CameraState): void;
	/** Where a node, or the middle of a line, is in the window; null where it is not drawn. */
	nodeAt(id: string): Point | null;
	lineAt(key: string): Point | null;
	kill(): void;
}

export interface CameraState extends Point {
	ratio: number;
	angle: number;
}

/** Arrows cost several times what lines cost in software rendering. */
const ARROWS_MAX = 1500;
/** A click this near a line, in pixels, is meant for it. */
const REACH = 7;
const FONT = '"PingFang SC","Hiragino Sans GB","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif';

/** Throws where the browser has no WebGL. */
export function createCanvas(container: HTMLElement, events: CanvasEvents): Canvas {
	const graph = new Graph({ type: "directed", multi: false });
	let theme = readTheme(container);
	let drawn: Scene = { nodes: [], lines: [], types: new Map(), relations: new Map() };
	let byNode = new Map<string, SceneNode>();
	let byLine = new Map<string, Line>();
	let spotlight: Spotlight | null = null;
	let hoveredNode: string | null = null;
	let hoveredLine: string | null = null;

	const sigma = new Sigma(graph, container, {
		allowInvalidContainer: true,
		renderLabels: false,
		renderEdgeLabels: false,
		enableEdgeEvents: false,
		zIndex: true,
		stagePadding: 56,
		minCameraRatio: 0.05,
		maxCameraRatio: 4,
		doubleClickZoomingRatio: 1,
		nodeProgramClasses: { circle: NodeCircleProgram },
		edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeRectangleProgram, thin: EdgeLineProgram },
		defaultDrawNodeHover: () => {},
		nodeReducer: (id, data) => {
			const node = byNode.get(id);
			if (!node) return data;
			const lit = isLit(id);
			return {
				...data,
				color: lit ? node.colour : mix(node.colour, theme.background, 0.78),
				zIndex: node.focus ? 3 : lit && spotlight ? 2 : 1,
			};
		},
		edgeReducer: (key, data) => {
			const line = byLine.get(key);
			if (!line) return data;
			const lit = !spotlight || spotlight.lines.has(key);
			const colour = line.leads ? theme.leads : line.uncertain ? theme.planned : theme.line;
			// One line that is meant stands out; the many lines of a node only stay.
			const meant = key === hoveredLine || (lit && spotlight !== null && spotlight.lines.size <= 3);
			const chosen = spotlight?.lines.has(key) ?? false;
			return {
				...data,
				size: line.size + (meant ? 1 : 0),
				color: meant && !line.leads ? theme.chosen : lit ? colour : mix(colour, theme.background, 0.75),
				zIndex: chosen || meant ? 2 : line.leads ? 1 : 0,
			};
		},
	});

	function isLit(id: string): boolean {
		return !spotlight || spotlight.nodes.has(id) || id === hoveredNode;
	}

	/**
	 * Fits all nodes into the window, but keeps a few of them from flying to its corners. Only asked for where the layout
	 * changes: the frame stays as it is while a node is pulled beyond it.
	 */
	function frame(): void {
		const xs = graph.mapNodes((_, { x }) => x as number);
		const ys = graph.mapNodes((_, { y }) => y as number);
		if (xs.length === 0) return;
		const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
		const { width, height } = sigma.getDimensions();
		const wanted = 90 + 130 * Math.sqrt(xs.length);
		const room = Math.max(1, (Math.min(width, height) - 2 * sigma.getStagePadding()) / wanted);
		const more = ((room - 1) * Math.max(right - left, bottom - top, 1)) / 2;
		sigma.setCustomBBox({ x: [left - more, right + more], y: [top - more, bottom + more] });
	}

	function viewport(id: string): Point | null {
		if (!graph.hasNode(id)) return null;
		const { x, y } = graph.getNodeAttributes(id);
		return sigma.graphToViewport({ x, y });
	}

	// Broken lines and labels are drawn on sigma's own 2D layers, which it clears before each frame.
	sigma.on("afterRender", () => {
		const { edgeLabels, labels } = sigma.getCanvases();
		const between = edgeLabels?.getContext("2d");
		const above = labels?.getContext("2d");
		if (between) breakLines(between);
		if (above) drawLabels(above);
	});

	function breakLines(context: CanvasRenderingContext2D): void {
		context.save();
		context.setLineDash([4, 5]);
		context.strokeStyle = theme.background;
		for (const line of drawn.lines) {
			const [a, b] = [viewport(line.a), viewport(line.b)];
			if (!line.uncertain || !a || !b) continue;
			context.lineWidth = sigma.scaleSize(line.size) + 2.5;
			context.beginPath();
			context.moveTo(a.x, a.y);
			context.lineTo(b.x, b.y);
			context.stroke();
		}
		context.restore();
	}

	function drawLabels(context: CanvasRenderingContext2D): void {
		const { width, height } = sigma.getDimensions();
		const anchors: Anchor[] = [];
		for (const node of drawn.nodes) {
			const at = viewport(node.id);
			if (!at || at.x < -50 || at.y < -20 || at.x > width + 50 || at.y > height + 20) continue;
			const radius = sigma.scaleSize(node.size);
			drawRings(context, node, at, radius, isLit(node.id), theme);
			const named = node.focus || node.id === hoveredNode || (spotlight?.nodes.has(node.id) ?? false);
			const text = named ? node.node.name : shortName(node.node.name);
			anchors.push({ id: node.id, text, ...at, radius, must: named && (spotlight?.nodes.size ?? 0) < 16, bold: node.focus });
		}
		// What is in the light chooses its places first.
		anchors.sort((a, b) => Number(isLit(b.id)) - Number(isLit(a.id)));
		const faint = mix(theme.ink, theme.background, 0.6);
		const font = (anchor: Anchor) => `${anchor.bold ? 600 : 400} ${anchor.bold ? 15 : 12}px ${FONT}`;
		context.textBaseline = "middle";
		context.lineJoin = "round";
		const placed = placeLabels(
			anchors,
			16,
			(anchor) => {
				context.font = font(anchor);
				return context.measureText(anchor.text).width;
			},
			{ x: width, y: height },
		);
		for (const label of placed) {
			context.font = font(label);
			write(context, label.text, label.left, label.middle, isLit(label.id) ? theme.ink : faint, theme);
		}
		drawLineWords(context);
	}

	/** The words of the lines in the light: of the one under the pointer, or of the few that are selected. */
	function drawLineWords(context: CanvasRenderingContext2D): void {
		const keys = new Set(hoveredLine ? [hoveredLine] : []);
		if (spotlight && spotlight.lines.size <= 3) for (const key of spotlight.lines) keys.add(key);
		context.font = `500 12px ${FONT}`;
		context.textAlign = "center";
		for (const key of keys) {
			const line = byLine.get(key);
			const [a, b] = line ? [viewport(line.a), viewport(line.b)] : [null, null];
			if (!line || !a || !b) continue;
			const words = [...new Set(line.edges.map((edge) => relationVerb(edge.type)))].join(" · ");
			write(context, words, (a.x + b.x) / 2, (a.y + b.y) / 2, line.leads ? theme.leads : theme.ink, theme);
		}
		context.textAlign = "start";
	}

	function lineNear({ x, y }: Point): Line | null {
		let best: { line: Line; distance: number } | null = null;
		for (const line of drawn.lines) {
			const [a, b] = [viewport(line.a), viewport(line.b)];
			if (!a || !b) continue;
			const distance = distanceToSegment({ x, y }, a, b);
			if (distance <= REACH && (!best || distance < best.distance)) best = { line, distance };
		}
		return best?.line ?? null;
	}

	let dragged: { id: string; moved: boolean } | null = null;
	let draggedLast: string | null = null;
	const repaint = (nodes: string[], lines: string[]) =>
		sigma.refresh({
			partialGraph: { nodes: nodes.filter((id) => graph.hasNode(id)), edges: lines.filter((key) => graph.hasEdge(key)) },
			skipIndexation: true,
		});

	sigma.on("clickNode", ({ node }) => {
		if (draggedLast !== node) events.pickNode(node);
		draggedLast = null;
	});
	sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
		preventSigmaDefault();
		events.openNode(node);
	});
	sigma.on("doubleClickStage", ({ preventSigmaDefault }) => preventSigmaDefault());
	sigma.on("clickStage", ({ event }) => {
		const line = lineNear(event);
		if (line) events.pickLine(line);
		else events.pickNothing();
	});
	sigma.on("enterNode", ({ node }) => {
		hoveredNode = node;
		container.style.cursor = "pointer";
		repaint([node], []);
	});
	sigma.on("leaveNode", ({ node }) => {
		hoveredNode = null;
		container.style.cursor = "";
		repaint([node], []);
	});
	sigma.on("downNode", ({ node }) => {
		dragged = { id: node, moved: false };
		draggedLast = null;
	});
	sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
		if (dragged) {
			if (!dragged.moved) {
				dragged.moved = true;
			}
			const at = sigma.viewportToGraph(event);
			graph.mergeNodeAttributes(dragged.id, at);
			events.placed(dragged.id, at);
			preventSigmaDefault();
			event.original.preventDefault();
			return;
		}
		const key = hoveredNode ? null : (lineNear(event)?.key ?? null);
		if (key === hoveredLine) return;
		const before = hoveredLine;
		hoveredLine = key;
		container.style.cursor = key ? "pointer" : "";
		repaint(
			[],
			[before, key].filter((k) => k !== null),
		);
	});
	const drop = () => {
		if (dragged?.moved) draggedLast = dragged.id;
		dragged = null;
	};
	sigma.on("upNode", drop);
	sigma.on("upStage", drop);

	let killed = false;
	const onLost = (event: Event) => {
		// sigma's own kill gives its contexts back, too.
		if (killed) return;
		event.preventDefault();
		events.lost();
	};
	for (const canvas of Object.values(sigma.getCanvases())) canvas.addEventListener("webglcontextlost", onLost);
	const resize = new ResizeObserver(() => sigma.resize().scheduleRender());
	resize.observe(container);

	function toWindow(at: Point): Point {
		const box = container.getBoundingClientRect();
		return { x: box.left + at.x, y: box.top + at.y };
	}

	return {
		show(scene, places) {
			drawn = scene;
			byNode = new Map(scene.nodes.map((node) => [node.id, node]));
			byLine = new Map(scene.lines.map((line) => [line.key, line]));
			hoveredNode = hoveredLine = null;
			graph.clear();
			for (const { id, size } of scene.nodes) graph.addNode(id, { ...(places.get(id) ?? { x: 0, y: 0 }), size });
			const arrows = scene.lines.length <= ARROWS_MAX;
			for (const { key, a, b, size, arrow } of scene.lines)
				graph.addEdgeWithKey(key, a, b, { size, type: arrows ? (arrow ? "arrow" : "line") : "thin" });
			frame();
		},
		move(places) {
			graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...places.get(id) }), { attributes: ["x", "y"] });
			frame();
		},
		redraw: () => void sigma.refresh(),
		light(next) {
			spotlight = next;
			sigma.refresh({ skipIndexation: false });
		},
		recolour() {
			theme = readTheme(container);
			sigma.refresh();
		},
		fit() {
			frame();
			sigma.refresh();
			void sigma.getCamera().animatedReset({ duration: 250 });
		},
		zoom(closer) {
			const camera = sigma.getCamera();
			void (closer ? camera.animatedZoom({ duration: 150 }) : camera.animatedUnzoom({ duration: 150 }));
		},
		camera: () => sigma.getCamera().getState(),
		setCamera: (state) => void sigma.getCamera().setState(state),
		nodeAt(id) {
			const at = viewport(id);
			return at && toWindow(at);
		},
		lineAt(key) {
			const line = byLine.get(key);
			const [a, b] = line ? [viewport(line.a), viewport(line.b)] : [null, null];
			return a && b && toWindow({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
		},
		kill() {
			killed = true;
			resize.disconnect();
			sigma.kill();
		},
	};
}

function drawRings(
	context: CanvasRenderingContext2D,
	node: SceneNode,
	at: Point,
	radius: number,
	lit: boolean,
	theme: Theme,
): void {
	const ring = (distance: number, colour: string, width: number, dash: number[] = []) => {
		context.save();
		context.setLineDash(dash);
		context.lineWidth = width;
		context.strokeStyle = colour;
		context.beginPath();
		context.arc(at.x, at.y, radius + distance, 0, 2 * Math.PI);
		context.stroke();
		context.restore();
	};
	ring(0, theme.background, 1.2);
	if (!lit) return;
	if (node.uncertain) ring(1.8, node.colour, 1, [2.5, 2.5]);
	if (node.focus) ring(3.2, theme.ink, 1.4);
	else if (node.open) ring(2.6, node.colour, 1.2);
	if (node.left > 0 && radius >= 6.5 && !node.open) {
		context.font = `600 ${radius > 9 ? 9 : 8}px ${FONT}`;
		context.textAlign = "center";
		context.textBaseline = "middle";
		context.fillStyle = "#fff";
		context.fillText(node.left > 99 ? "99+" : `+${node.left}`, at.x, at.y + 0.5);
		context.textAlign = "start";
	}
}

/** Text with a rim of the background's colour, so that lines under it do not cut it. */
function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string, theme: Theme): void {
	context.lineWidth = 3.5;
	context.strokeStyle = theme.background;
	context.strokeText(text, x, y);
	context.fillStyle = colour;
	context.fillText(text, x, y);
}

function distanceToSegment(p: Point, a: Point, b: Point): number {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const length = dx * dx + dy * dy;
	const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
	return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}
