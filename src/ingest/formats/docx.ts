import { parseHTML } from "linkedom";
import mammoth from "mammoth";
import { type Limits, megabytes, Unreadable } from "../limits.ts";
import { members } from "../zip.ts";
import { layout } from "./html.ts";

/** The text of a Word document (.docx), headings, lists and tables marked. Throws `Unreadable` for what is none. */
export async function docxText(bytes: Uint8Array, limits: Limits): Promise<string> {
	// A document is a zip: its parts must not unpack to more than a file may be.
	let size = 0;
	for (const member of members(bytes)) size += member.size;
	if (size > limits.file * 4)
		throw new Unreadable(
			`unpacks to ${megabytes(size)}, more than the limit of ${megabytes(limits.file * 4)}: split it, or raise the limit`,
		);
	const { value } = await mammoth.convertToHtml(
		{ buffer: Buffer.from(bytes) },
		{ ignoreEmptyParagraphs: false, convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
	);
	const text = layout(parseHTML(`<html><body>${value}</body></html>`).document.body as never);
	if (text === "")
		throw new Unreadable("is a document without text: if its pages are pictures, have them recognised (OCR) first");
	return text;
}
