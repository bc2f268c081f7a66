/** A stretch of a quote: plain, or what it is in the statement. */
export interface Segment {
	text: string;
	mark: "source" | "target" | "trigger" | null;
}

export interface Marked {
	segments: Segment[];
	/** Whether each end is named in the quote; where not, it is pointed at (该公司, 我区) or carried from elsewhere. */
	source: boolean;
	target: boolean;
}

/**
 * The quote cut where it names the ends of a statement, or states it. `source` and `target` hold every form of each end;
 * a longer form goes before a shorter, and a name before the trigger.
 */
export function markQuote(quote: string, source: readonly string[], target: readonly string[], trigger: string | null): Marked {
	const kinds = new Array<Segment["mark"]>(quote.length).fill(null);
	const forms: { form: string; mark: NonNullable<Segment["mark"]> }[] = [
		...source.map((form) => ({ form, mark: "source" as const })),
		...target.map((form) => ({ form, mark: "target" as const })),
	]
		.filter(({ form }) => form !== "")
		.sort((a, b) => b.form.length - a.form.length);
	if (trigger) forms.push({ form: trigger, mark: "trigger" });

	// Which mark each stretch carries, and where one begins: two names side by side stay two.
	const begins = new Set<number>();
	for (const { form, mark } of forms)
		for (let at = quote.indexOf(form); at >= 0; at = quote.indexOf(form, at + form.length)) {
			if (kinds.slice(at, at + form.length).some((kind) => kind !== null)) continue;
			kinds.fill(mark, at, at + form.length);
			begins.add(at);
		}

	const segments: Segment[] = [];
	for (let i = 0; i < quote.length; i++) {
		const last = segments.at(-1);
		const mark = kinds[i] ?? null;
		if (last && last.mark === mark && !begins.has(i)) last.text += quote[i];
		else segments.push({ text: quote[i] as string, mark });
	}
	return { segments, source: kinds.includes("source"), target: kinds.includes("target") };
}
