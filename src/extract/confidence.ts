/**
 * How often each rule's claims are right: its precision over all annotated reports, with one right and one wrong
 * claim added, so that a rule seen twice is not taken for certain.
 */
export const CONFIDENCE: Record<string, number> = {};
