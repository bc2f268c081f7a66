import { NODE_TYPES } from "../../../src/schema.ts";

/** Gives every `type-…` class the colour that the schema gives the type. */
export function styleTypes(): void {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(
		Object.entries(NODE_TYPES)
			.map(([type, { colour }]) => `.type-${type} { --type: ${colour}; }`)
			.join("\n"),
	);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
