import type { FactStatement } from "./claim.ts";
import type { Document } from "./document.ts";
export function facts(_doc: Document): FactStatement[] { return []; }
