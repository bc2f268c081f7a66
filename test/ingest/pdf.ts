/** A piece of text at its place on a page (points from the lower left corner), in a type of the given size. */
export interface Placed {
	text: string;
	x: number;
	y: number;
	size?: number;
}

const hex = (n: number) => n.toString(16).padStart(4, "0");

/** A small PDF of A4 pages whose glyphs are coded as UTF-16 with a map to Unicode, as printing from a browser makes them. */
export function makePdf(pages: readonly Placed[][], { encoding = "Identity-H" } = {}): Uint8Array {
	const objects: string[] = [];
	const add = (body: string): number => objects.push(body);
	const stream = (body: string) => `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;
	const used = [...new Set(pages.flat().flatMap((p) => Array.from(p.text, (c) => c.charCodeAt(0))))].sort((a, b) => a - b);
	const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def 1 begincodespacerange <0000> <FFFF> endcodespacerange ${used.map((c) => `1 beginbfchar <${hex(c)}> <${hex(c)}> endbfchar`).join(" ")} endcmap end end`;
	const toUnicode = encoding === "Identity-H" ? ` /ToUnicode ${add(stream(map))} 0 R` : "";
	const descriptor = add(
		"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
	);
	const ordering = encoding === "Identity-H" ? "Identity" : "GB1";
	const cid = add(
		`<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 >>`,
	);
	const font = add(
		`<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${encoding} /DescendantFonts [${cid} 0 R]${toUnicode} >>`,
	);
	const tree = objects.length + 1 + 2 * pages.length;
	const kids = pages.map((page) => {
		const body = page
			.map(
				({ text, x, y, size = 10 }) =>
					`BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${Array.from(text, (c) => hex(c.charCodeAt(0))).join("")}> Tj ET`,
			)
			.join("\n");
		const content = add(stream(body));
		return add(
			`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
		);
	});
	add(`<< /Type /Pages /Kids [${kids.map((k) => `${k} 0 R`).join(" ")}] /Count ${kids.length} >>`);
	const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
	let file = "%PDF-1.4\n";
	const offsets = objects.map((body, i) => {
		const offset = file.length;
		file += `${i + 1} 0 obj\n${body}\nendobj\n`;
		return offset;
	});
	const xref = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, "0")} 00000 n \n`).join("")}`;
	file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
	return Buffer.from(file, "latin1");
}

/** Lines one below the other, from a place downwards. */
export function column(lines: readonly string[], x: number, y: number, size = 10): Placed[] {
	return lines.map((text, i) => ({ text, x, y: y - i * size * 1.5, size }));
}
