/** The colours of the canvas, from the page's style sheet. */
export interface Theme {
	background: string;
	ink: string;
	line: string;
	planned: string;
	leads: string;
	chosen: string;
}

export function readTheme(element: HTMLElement): Theme {
	const style = getComputedStyle(element);
	const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
	return {
		background: colour("canvas"),
		ink: colour("ink"),
		line: colour("line"),
		planned: colour("line-planned"),
		leads: colour("leads"),
		chosen: colour("line-chosen"),
	};
}

/** A colour between two of the form #rrggbb; `part` of the second. */
export function mix(a: string, b: string, part: number): string {
	const channel = (colour: string, i: number) => Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
	const mixed = [0, 1, 2].map((i) => Math.round(channel(a, i) * (1 - part) + channel(b, i) * part));
	return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
