/** Shows on a terminal what is being done, in one line of stderr that the next replaces; elsewhere nothing. */
export interface Progress {
	show(doing: string): void;
	clear(): void;
}

export function progress(stream: NodeJS.WriteStream = process.stderr): Progress {
	if (!stream.isTTY) return { show: () => {}, clear: () => {} };
	const clear = () => void stream.write("\r\u001b[K");
	return {
		show(doing) {
			// A Chinese character is two columns wide.
			stream.write(`\r\u001b[K${doing.slice(0, Math.max(10, Math.floor((stream.columns || 80) / 2)))}`);
		},
		clear,
	};
}
