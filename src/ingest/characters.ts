/** Classes of characters that layout repair and sentence splitting look at. All take one code unit. */

/** A Chinese character of the basic plane or half of one beyond it, 〇 included. */
export function isHan(char: string): boolean {
	const code = char.charCodeAt(0);
	return (
		(code >= 0x4e00 && code <= 0x9fff) ||
		(code >= 0x3400 && code <= 0x4dbf) ||
		(code >= 0xd840 && code <= 0xdfff) ||
		(code >= 0xf900 && code <= 0xfaff) ||
		code === 0x3007
	);
}

/** Punctuation that takes the width of a Chinese character and needs no space beside it. */
export function isWideMark(char: string): boolean {
	const code = char.charCodeAt(0);
	return (
		(code >= 0x3001 && code <= 0x301f && code !== 0x3007) ||
		(code >= 0xff01 && code <= 0xff0f) ||
		(code >= 0xff1a && code <= 0xff20) ||
		(code >= 0xff3b && code <= 0xff40) ||
		(code >= 0xff5b && code <= 0xff65) ||
		"“”‘’…—·•".includes(char)
	);
}

/** A letter, digit or mark of full width. */
export function isWide(char: string): boolean {
	const code = char.charCodeAt(0);
	return isHan(char) || isWideMark(char) || (code >= 0xff01 && code <= 0xff60);
}

export function isDigit(char: string): boolean {
	const code = char.charCodeAt(0);
	return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

export function isLatin(char: string): boolean {
	const code = char.charCodeAt(0);
	return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xff21 && code <= 0xff5a);
}
