import { inflateSync } from "fflate";
import { Unreadable } from "./limits.ts";

/** An entry of an archive, not yet unpacked. */
export interface Member {
	/** Path within the archive, `/` between folders. */
	name: string;
	/** Bytes unpacked, as the archive says. */
	size: number;
	encrypted: boolean;
	/** Unpacks it; throws `Unreadable` where it is damaged or larger than it says. */
	bytes(): Uint8Array;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** The members of a zip archive in the order of their names, folders left out. Throws `Unreadable` where it is no whole archive. */
export function members(bytes: Uint8Array): Member[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endRecord(view);
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	const found: Member[] = [];
	for (let i = 0; i < count; i++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged();
		const flags = view.getUint16(at + 8, true);
		const method = view.getUint16(at + 10, true);
		const packed = view.getUint32(at + 20, true);
		const size = view.getUint32(at + 24, true);
		const nameLength = view.getUint16(at + 28, true);
		const offset = view.getUint32(at + 42, true);
		const name = memberName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		if (name.endsWith("/")) continue;
		found.push({ name, size, encrypted: (flags & 1) !== 0, bytes: () => unpack(bytes, view, offset, method, packed, size) });
	}
	return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function endRecord(view: DataView): number {
	const least = Math.max(0, view.byteLength - 22 - 0xffff);
	for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === END) return at;
	throw damaged();
}

function damaged(): Unreadable {
	return new Unreadable("is no whole zip archive: it may be cut off; fetch it again, or unpack it and give the folder");
}

/** Names without the UTF-8 flag come from Chinese systems in GBK as often as in UTF-8. */
function memberName(bytes: Uint8Array, utf8: boolean): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\\", "/");
	} catch {
		return new TextDecoder(utf8 ? "utf-8" : "gb18030").decode(bytes).replaceAll("\\", "/");
	}
}

function unpack(bytes: Uint8Array, view: DataView, offset: number, method: number, packed: number, size: number): Uint8Array {
	if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw damaged();
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	const data = bytes.subarray(start, start + packed);
	if (data.length < packed) throw damaged();
	if (method === 0) return data;
	if (method !== 8)
		throw new Unreadable(`is packed by a method that is not read (${method}): unpack the archive and give the folder`);
	try {
		// The size that the archive states is all the room there is: a bomb that understates it does not get past.
		const out = inflateSync(data, { out: new Uint8Array(size) });
		if (out.length !== size) throw damaged();
		return out;
	} catch (error) {
		if (error instanceof Unreadable) throw error;
		throw damaged();
	}
}
