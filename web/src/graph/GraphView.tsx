import { useEffect, useMemo, useRef, useState } from "react";
import { NODE_TYPES } from "../../../src/schema.ts";
import type { Neighbourhood } from "../../../src/server/api.ts";
import { Icon } from "../app/Icon.tsx";
import type { Action, View } from "../view/view.ts";
import { RELATION_ORDER, relationVerb, typeWord, W } from "../words.ts";
import { type Point, startNear } from "./arrange.ts";
import { type CameraState, type Canvas, createCanvas } from "./canvas.ts";
import { dataGraph } from "./data.ts";
import { runLayout } from "./layout.ts";
import { type Scene, scene, spotlight } from "./scene.ts";

interface Props {
	name: string;
	neighbourhood: Neighbourhood;
	view: View;
	act: (action: Action) => void;
}

declare global {
	interface Window {
		/** What is drawn where, for tests of the canvas. */
		__reportgraph?: { canvas: Canvas; scene: Scene } | undefined;
	}
}

/** The neighbourhood drawn: legend and filters above, the canvas below. */
export function GraphView({ name, neighbourhood, view, act }: Props) {
	const data = useMemo(() => dataGraph(neighbourhood), [neighbourhood]);
	const { focus, expanded, hidden, hiddenTypes, hiddenRelations, selection } = view;
	// The selection changes the light, not what is drawn.
	const drawn = useMemo(
		() => scene(data, { focus, expanded, hidden, hiddenTypes, hiddenRelations, selection: null }),
		[data, focus, expanded, hidden, hiddenTypes, hiddenRelations],
	);

	const stage = useRef<HTMLDivElement>(null);
	const canvas = useRef<Canvas | null>(null);
	const camera = useRef<CameraState | null>(null);
	const places = useRef(new Map<string, Point>());
	const placedByUser = useRef(new Set<string>());
	const acts = useRef(act);
	acts.current = act;
	const [generation, setGeneration] = useState(0);
	const [able, setAble] = useState(true);
	const [run, setRun] = useState(0);
	const [settled, setSettled] = useState(false);
	const stop = useRef<(() => void) | null>(null);

	// biome-ignore lint/correctness/useExhaustiveDependencies: a lost context asks for a new canvas
	useEffect(() => {
		const container = stage.current;
		if (!container) return;
		try {
			canvas.current = createCanvas(container, {
				pickNode: (id) => acts.current({ do: "select", selection: { kind: "node", id } }),
				openNode: (id) => acts.current({ do: "expand", id }),
				pickLine: ({ a, b }) => acts.current({ do: "select", selection: { kind: "pair", a, b } }),
				pickNothing: () => acts.current({ do: "select", selection: null }),
				placed: (id, at) => {
					places.current.set(id, at);
					placedByUser.current.add(id);
				},
				lost: () => {
					camera.current = canvas.current?.camera() ?? null;
					setGeneration((n) => n + 1);
				},
			});
			setAble(true);
		} catch {
			container.replaceChildren();
			setAble(false);
			return;
		}
		const dark = matchMedia("(prefers-color-scheme: dark)");
		const recolour = () => canvas.current?.recolour();
		dark.addEventListener("change", recolour);
		return () => {
			dark.removeEventListener("change", recolour);
			canvas.current?.kill();
			canvas.current = null;
		};
	}, [generation]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: the focus starts a new picture; `run` asks for a new layout
	useEffect(() => {
		places.current.clear();
		placedByUser.current.clear();
	}, [focus]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew on a new canvas and when a new layout is asked for
	useEffect(() => {
		const at = places.current;
		const isNew = new Set(drawn.nodes.filter(({ id }) => !at.has(id)).map(({ id }) => id));
		const fresh = isNew.size === drawn.nodes.length;
		for (const id of isNew) at.set(id, startNear(id, centreOf(id, drawn, at), id === focus ? 0 : fresh ? 60 : 25));
		canvas.current?.show(drawn, at);
		if (camera.current) canvas.current?.setCamera(camera.current);
		camera.current = null;
		if (window.__reportgraph || canvas.current)
			window.__reportgraph = canvas.current ? { canvas: canvas.current, scene: drawn } : undefined;
		const settle = () => {
			canvas.current?.redraw();
			setSettled(true);
		};
		if (isNew.size === 0 || !stage.current) {
			settle();
			return;
		}
		setSettled(false);
		const { clientWidth: width, clientHeight: height } = stage.current;
		const cancel = runLayout(
			{
				// What the user placed stays; the rest makes room for the newcomers from where it stands.
				nodes: drawn.nodes.map(({ id, size }) => ({ id, size, at: at.get(id) as Point, fixed: placedByUser.current.has(id) })),
				lines: drawn.lines.map(({ a, b }) => ({ a, b })),
				width,
				height,
			},
			(moved) => {
				for (const [id, to] of moved) at.set(id, to);
				canvas.current?.move(moved);
			},
			settle,
		);
		stop.current = cancel;
		return cancel;
	}, [drawn, generation, run]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: a new canvas starts without light
	useEffect(() => canvas.current?.light(spotlight(drawn, selection)), [drawn, selection, generation]);

	const relayout = () => {
		for (const { id } of drawn.nodes) if (!placedByUser.current.has(id)) places.current.delete(id);
		canvas.current?.fit();
		setRun((n) => n + 1);
	};
	const halt = () => {
		stop.current?.();
		setSettled(true);
	};

	return (
		<section className="graph" aria-label={W.graphOf(name, drawn.nodes.length, drawn.lines.length)}>
			<Legend drawn={drawn} view={view} act={act} />
			<div className="stage-frame">
				<div
					className="stage"
					ref={stage}
					role="img"
					aria-label={W.graphOf(name, drawn.nodes.length, drawn.lines.length)}
					data-testid="stage"
					data-nodes={drawn.nodes.length}
					data-lines={drawn.lines.length}
					data-layout={settled ? "done" : "running"}
				/>
				{!able && <p className="stage-note">{W.noWebGL}</p>}
				{able && drawn.nodes.length === 0 && <p className="stage-note">{W.graphEmpty}</p>}
				<div className="stage-tools">
					<button
						type="button"
						className="tool"
						onClick={() => canvas.current?.zoom(true)}
						title={W.zoomIn}
						aria-label={W.zoomIn}
					>
						<Icon name="plus" />
					</button>
					<button
						type="button"
						className="tool"
						onClick={() => canvas.current?.zoom(false)}
						title={W.zoomOut}
						aria-label={W.zoomOut}
					>
						<Icon name="minus" />
					</button>
					<button type="button" className="tool" onClick={() => canvas.current?.fit()} title={W.fit} aria-label={W.fit}>
						<Icon name="fit" />
					</button>
					{settled ? (
						<button type="button" className="tool" onClick={relayout} title={W.relayout} aria-label={W.relayout}>
							<Icon name="relayout" />
						</button>
					) : (
						<button type="button" className="tool" onClick={halt} title={W.stop} aria-label={W.stop}>
							<Icon name="stop" />
						</button>
					)}
				</div>
				<div className="stage-key">
					<span className="key-leads">{W.leadsLine}</span>
					<span className="key-planned">{W.plannedLine}</span>
				</div>
				<p className="stage-count">
					{W.shown(drawn.nodes.length, data.order)}
					{hidden.length > 0 && (
						<>
							{" · "}
							{W.hidden(hidden.length)}{" "}
							<button type="button" className="link" onClick={() => act({ do: "unhide" })}>
								{W.showHidden}
							</button>
						</>
					)}
				</p>
			</div>
		</section>
	);
}

function Legend({ drawn, view, act }: { drawn: Scene; view: View; act: (action: Action) => void }) {
	return (
		<div className="legend" title={W.legend}>
			<fieldset>
				<legend>{W.nodeFilter}</legend>
				{(Object.keys(NODE_TYPES) as (keyof typeof NODE_TYPES)[]).map((type) => {
					const count = type === "Report" ? undefined : drawn.types.get(type);
					if (type === "Report" || count === undefined) return null;
					return (
						<button
							key={type}
							type="button"
							className={`chip type-${type}`}
							aria-pressed={!view.hiddenTypes.includes(type)}
							onClick={() => act({ do: "toggle-type", type })}
						>
							<i className="dot" />
							{typeWord(type)}
							<b>{count}</b>
						</button>
					);
				})}
			</fieldset>
			<fieldset>
				<legend>{W.edgeFilter}</legend>
				{RELATION_ORDER.filter((type) => drawn.relations.has(type)).map((type) => (
					<button
						key={type}
						type="button"
						className={`chip relation relation-${type}`}
						aria-pressed={!view.hiddenRelations.includes(type)}
						onClick={() => act({ do: "toggle-relation", type })}
					>
						<i className="dash" />
						{relationVerb(type)}
						<b>{drawn.relations.get(type)}</b>
					</button>
				))}
			</fieldset>
		</div>
	);
}

/** The middle of those of a new node's neighbours that have a place. */
function centreOf(id: string, { lines }: Scene, places: Map<string, Point>): Point {
	const near = lines.flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : [])).flatMap((other) => places.get(other) ?? []);
	if (near.length === 0) return { x: 0, y: 0 };
	return {
		x: near.reduce((sum, { x }) => sum + x, 0) / near.length,
		y: near.reduce((sum, { y }) => sum + y, 0) / near.length,
	};
}
