import type { Point } from "./arrange.ts";

/** A node that asks for a label, in pixels of the canvas. */
export interface Anchor extends Point {
	id: string;
	text: string;
	radius: number;
	/** Served first, never left out. */
	must: boolean;
	bold: boolean;
}

export interface Label extends Anchor {
	/** Left end and middle height of the text. */
	left: number;
	middle: number;
}

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

const LONGEST = 14;

/** A long name with its middle left out: the tail tells Chinese agencies and projects apart. */
export function shortName(name: string): string {
	const characters = [...name];
	if (characters.length <= LONGEST) return name;
	return `${characters.slice(0, 6).join("")}…${characters.slice(-7).join("")}`;
}

/**
 * Chooses where each label goes (right, left, below or above its node), so that none covers another label or a node.
 * Anchors come in order of importance; one that finds no room goes without, unless it must have a label.
 */
export function placeLabels(anchors: Anchor[], height: number, width: (anchor: Anchor) => number, canvas: Point): Label[] {
	const taken: Box[] = anchors.map(({ x, y, radius }) => ({
		left: x - radius,
		top: y - radius,
		right: x + radius,
		bottom: y + radius,
	}));
	const labels: Label[] = [];
	for (const anchor of anchors.toSorted((a, b) => Number(b.must) - Number(a.must))) {
		const places = candidates(anchor, width(anchor), height);
		const free = places.find(
			(box) =>
				box.left >= 0 &&
				box.right <= canvas.x &&
				box.top >= 0 &&
				box.bottom <= canvas.y &&
				!taken.some((other) => meet(box, other)),
		);
		const box = free ?? (anchor.must ? places[0] : undefined);
		if (!box) continue;
		taken.push(box);
		labels.push({ ...anchor, left: box.left, middle: (box.top + box.bottom) / 2 });
	}
	return labels;
}

const GAP = 3;

function candidates({ x, y, radius }: Anchor, width: number, height: number): Box[] {
	const box = (left: number, middle: number): Box => ({
		left,
		top: middle - height / 2,
		right: left + width,
		bottom: middle + height / 2,
	});
	return [
		box(x + radius + GAP, y),
		box(x - width / 2, y + radius + height / 2 + 1),
		box(x - radius - GAP - width, y),
		box(x - width / 2, y - radius - height / 2 - 1),
	];
}

function meet(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
