/**
 * THE list of node and relation types. Labels in the store, colours and words in the viewer, the ends that
 * a relation may have, and the Cypher schema statements all derive from this file.
 */

export const NODE_TYPES = {
	Person: { zh: "人物", colour: "#d1495b", entity: true },
	Agency: { zh: "机关", colour: "#2e6f9e", entity: true },
	Company: { zh: "企业", colour: "#e08e2b", entity: true },
	Institution: { zh: "院校机构", colour: "#7a5ba8", entity: true },
	Project: { zh: "项目", colour: "#2f9e5f", entity: true },
	Zone: { zh: "园区片区", colour: "#1fa3a3", entity: true },
	Place: { zh: "地点", colour: "#8a8f98", entity: true },
	Report: { zh: "报道", colour: "#b9a37a", entity: false },
} as const;

export type NodeType = keyof typeof NODE_TYPES;
export type EntityType = Exclude<NodeType, "Report">;
export const ENTITY_TYPES = Object.keys(NODE_TYPES).filter((t) => t !== "Report") as EntityType[];

/** The second label of a Person who holds a public post. */
export const OFFICIAL_LABEL = "Official";
/** The second label of every node but Report. */
export const ENTITY_LABEL = "Entity";

const ANY: readonly EntityType[] = ["Person", "Agency", "Company", "Institution", "Project", "Zone", "Place"];
const BODIES: readonly EntityType[] = ["Agency", "Company", "Institution", "Zone", "Place"];

interface RelationSpec {
	/** Chinese name, as the viewer shows it. */
	zh: string;
	from: readonly EntityType[];
	to: readonly (EntityType | "Report")[];
	/** Drawn without an arrow; stored with the ends in order of their ids. */
	symmetric: boolean;
	/** Follows from other relations instead of claims. */
	derived: boolean;
	/** Property names beside those that every relation carries. */
	properties: readonly string[];
}

/** The relation types of `gold/GUIDE.md`, then the two of our own. */
export const RELATION_TYPES = {
	HOLDS_POST: {
		zh: "任职",
		from: ["Person"],
		to: ["Agency", "Company", "Institution", "Zone", "Place", "Project"],
		symmetric: false,
		derived: false,
		properties: ["title", "since", "until"],
	},
	RESPONSIBLE_FOR: {
		zh: "负责",
		from: ["Person", ...BODIES],
		to: ["Project", "Zone", "Place"],
		symmetric: false,
		derived: false,
		properties: [],
	},
	DEVELOPS: {
		zh: "建设运营",
		from: ["Company", "Institution"],
		to: ["Project", "Zone"],
		symmetric: false,
		derived: false,
		properties: [],
	},
	INVESTS_IN: {
		zh: "投资",
		from: ["Company", "Agency", "Place"],
		to: ["Project", "Company", "Zone", "Place"],
		symmetric: false,
		derived: false,
		properties: ["amount"],
	},
	LOCATED_IN: {
		zh: "位于",
		from: ["Project", "Company", "Agency", "Institution", "Zone"],
		to: ["Zone", "Place", "Project"],
		symmetric: false,
		derived: false,
		properties: [],
	},
	PART_OF: {
		zh: "属于",
		from: ANY,
		to: ANY,
		symmetric: false,
		derived: false,
		properties: [],
	},
	PARTNERS_WITH: {
		zh: "合作",
		from: BODIES,
		to: BODIES,
		symmetric: true,
		derived: false,
		properties: [],
	},
	LEADS: {
		zh: "牵头负责",
		from: ["Person"],
		to: ["Project", "Zone"],
		symmetric: false,
		derived: true,
		properties: ["title"],
	},
	MENTIONED_IN: {
		zh: "见于",
		from: ANY,
		to: ["Report"],
		symmetric: false,
		derived: true,
		properties: [],
	},
} as const satisfies Record<string, RelationSpec>;

export type RelationType = keyof typeof RELATION_TYPES;
/** Types that a sentence can state. */
export type ClaimType = Exclude<RelationType, "LEADS" | "MENTIONED_IN">;
export const CLAIM_TYPES = Object.entries(RELATION_TYPES)
	.filter(([, spec]) => !spec.derived)
	.map(([type]) => type) as ClaimType[];

/** How far the thing that a claim tells of has come; `null` where the text does not say. */
export const STATUSES = {
	planned: "计划",
	negotiating: "洽谈",
	signed: "签约",
	under_construction: "在建",
	completed: "建成",
	operating: "运营",
	suspended: "暂停",
	cancelled: "取消",
	denied: "否认",
} as const;
export type Status = keyof typeof STATUSES;

/** Whether a relation of this type may run between these two types. */
export function allowsEnds(type: RelationType, from: EntityType, to: NodeType): boolean {
	const spec: RelationSpec = RELATION_TYPES[type];
	return spec.from.includes(from) && (spec.to as readonly NodeType[]).includes(to);
}
