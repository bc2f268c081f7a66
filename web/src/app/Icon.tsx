const PATHS = {
	search: "M10.5 10.5 14 14M6.8 11.6a4.8 4.8 0 1 1 0-9.6 4.8 4.8 0 0 1 0 9.6Z",
	plus: "M8 3v10M3 8h10",
	minus: "M3 8h10",
	fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
	relayout: "M13 5.5A5.5 5.5 0 0 0 3 6M3 10.5A5.5 5.5 0 0 0 13 10M3 2.5V6h3.5M13 13.5V10H9.5",
	stop: "M4 4h8v8H4z",
	close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
	back: "M9.5 3 4.5 8l5 5",
	forward: "M6.5 3l5 5-5 5",
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
	return (
		<svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
			<path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
		</svg>
	);
}
