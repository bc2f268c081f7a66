import { fold } from "./fold.ts";
import { isPersonName, surnameLength } from "./surnames.ts";

/** Who wrote an article, as a line, a dateline or a signature of it says. */
export interface Credits {
	reporters: string[];
	/** The paper or agency named with them; null for 本报 and where none is. */
	paper: string | null;
	/** 整理: the line closes the article of another speaker. */
	closes: boolean;
}

const ROLE = "(?:记者|通讯员|实习生|作者|撰稿人?|撰文|采写|报道员)";
const RANK = "(?:全媒体|融媒体?|新媒体|首席|资深|见习|实习|特约|特派|文化|经济|时政|摄影|驻[\\u4e00-\\u9fff]{2,3})*";
/** Words that stand with reporters' names and are none. */
const CREDIT_WORDS =
	/^(?:整理|编辑整理|综合整理|综合报道|综合|报道|摄影报道|图文报道|采写|撰写|文|图|摄|摄影|供图|文图|图文|文摄|文[/／、]?[图摄]|图[/／、]?文|供稿)$/;
const PICTURES_ONLY = /[/／](?:图|摄|摄影|供图)$/;
const PAPER =
	/[\p{Script=Han}A-Za-z]{2,12}?(?:日报|晚报|早报|时报|商报|都市报|晨报|快报|周报|周刊|新报|导报|青年报|农民报|新闻网|日报社|电视台|广播电视台|通讯社|新华社|网)/u;
const ROLES = new RegExp(`${RANK}${ROLE}`, "g");

/** The credits that make up a whole line (「本报记者 张三 李四 整理」, 「□王五」); null where it is anything else. */
export function creditLine(value: string): Credits | null {
	// A line of credits is short, and its remark in brackets too.
	if (value.length > 100) return null;
	let text = fold(value).trim();
	const marked = /^[□■●◎◇◆▲]\s*/.exec(text);
	if (marked) text = text.slice(marked[0].length);
	const dateline = /^.{0,14}?(?:讯|电)\s*(?=[（(])/.exec(text);
	if (dateline && /^本[报刊]|[网报社台]/.test(dateline[0])) text = text.slice(dateline[0].length);
	const bracketed = /^[（([【](.*)[）)\]】]$/.exec(text);
	if (bracketed) text = bracketed[1] as string;
	else text = text.replace(/\s*[（(][^（）()]*[)）]$/, "");
	if (text.length > 60 || /[。！？]/.test(text) || /[（(]/.test(text) !== /[）)]/.test(text)) return null;
	if (text.search(ROLES) >= 0) return credits(text, bracketed !== null);
	if (marked?.[0].startsWith("□")) {
		const reporters = names(text, false);
		return reporters && reporters.length > 0 ? { reporters, paper: null, closes: false } : null;
	}
	return null;
}

/** A dateline at the start of a paragraph: 「本报讯（记者 张三）」, 「某某网5月12日讯」; `end` is where the report begins. */
export function dateline(value: string): (Credits & { end: number }) | null {
	const text = fold(value.slice(0, 120));
	const head =
		/^(?:原标题[:：].{4,40}?)?([\p{Script=Han}A-Za-z·]{2,12}?)?\s*((?:\d{4}年)?\d{1,2}月\d{1,2}日)?\s*(?:专?[讯电])\s*/u.exec(
			text,
		);
	const bracket = /^[（(]([^（）()]{2,50})[）)]\s*/.exec(text.slice(head?.[0].length ?? 0));
	const found = bracket && credits(bracket[1] as string, true);
	if (!head && !found) return null;
	if (!found && !(head?.[1] && (head[2] || /^本[报刊网台]/.test(head[1])))) return null;
	if (!found && !/^本|[报网社台刊]$/.test(head?.[1] ?? "")) return null;
	const end = (head?.[0].length ?? 0) + (found ? bracket[0].length : 0);
	return { reporters: found?.reporters ?? [], paper: found?.paper ?? paperOf(head?.[1] ?? ""), closes: false, end };
}

/** Credits at the end of a paragraph: 「（记者 张三）」, 「（作者：张三 李四）」; `start` is where they begin. */
export function signature(value: string): (Credits & { start: number }) | null {
	const tail = value.slice(-60);
	const offset = value.length - tail.length;
	const text = fold(tail);
	const match = /(?:[（(]([^（）()]{2,50})[）)]|[■□]\s*(\S[^。！？■□]{2,40}))\s*$/.exec(text);
	if (!match) return null;
	const found = credits((match[1] ?? match[2]) as string, match[1] !== undefined);
	return found && found.reporters.length > 0 ? { ...found, start: offset + match.index } : null;
}

/** Reads «org role names role names …»; null where something in it is no name. */
function credits(text: string, bracketed: boolean): Credits | null {
	const roles = [...text.matchAll(ROLES)];
	const first = roles[0];
	if (!first) return null;
	const org = text.slice(0, first.index).trim();
	if (org.length > 18 || /[，。；！？、]/.test(org)) return null;
	const reporters: string[] = [];
	let closes = /整理\s*$/.test(text);
	for (const [i, role] of roles.entries()) {
		const found = names(text.slice(role.index + role[0].length, roles[i + 1]?.index), bracketed);
		if (!found) return null;
		reporters.push(...found);
	}
	if (reporters.length === 0) return null;
	if (/作者系|作者为/.test(text)) closes = false;
	return { reporters: [...new Set(reporters)], paper: paperOf(org), closes };
}

/** The paper that a text names (日报, 晚报, 网 …); null for 本报 and the like. */
export function paperOf(text: string): string | null {
	if (/^(?:本报|本刊|本网|本台|本社)/.test(text)) return null;
	return PAPER.exec(text)?.[0] ?? null;
}

/** The names of a list, parted by spaces or marks or run together; null where a part is no name. */
function names(list: string, lenient: boolean): string[] | null {
	const tokens = list.split(/[\s　、，,;；:：和]+/).filter((token) => token !== "");
	const found: string[] = [];
	let pictures = 0;
	for (let i = 0; i < tokens.length; i++) {
		let token = tokens[i] as string;
		const next = tokens[i + 1] ?? "";
		if (/^\p{Script=Han}$/u.test(token) && /^\p{Script=Han}$/u.test(next)) {
			token += next;
			i++;
		}
		if (CREDIT_WORDS.test(token)) continue;
		if (PICTURES_ONLY.test(token) && !/[/／]文/.test(token)) {
			pictures++;
			continue;
		}
		token = token.replace(/[/／].*$/, "");
		const split = splitNames(token) ?? (lenient && /^\p{Script=Han}{2,3}$/u.test(token) ? [token] : null);
		if (!split) return null;
		found.push(...split);
	}
	return found.length > 0 || pictures > 0 ? found : null;
}

/** 张三李四王五六 -> its names; null where it cannot be parted into names. */
function splitNames(run: string): string[] | null {
	if (isPersonName(run)) return [run];
	if (run.length < 4 || run.length > 24) return null;
	for (const length of [3, 2, 4]) {
		const head = run.slice(0, length);
		if (!isPersonName(head)) continue;
		if (surnameLength(run.slice(length)) === 0) continue;
		const rest = splitNames(run.slice(length));
		if (rest) return [head, ...rest];
	}
	return null;
}

const POST_END =
	/(?:书记|主任|主席|会长|理事长|监事长|董事长|董事|总裁|经理|行长|厂长|社长|台长|馆长|院长|校长|园长|所长|站长|局长|部长|厅长|司长|署长|处长|科长|省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|村长|主委|队长|组长|秘书长|检察长|指挥长|总指挥|常委|委员|负责人|总监|工程师|教授|专员|政委|司令员|关长|调研员|巡视员|研究员|院士|长)$/;

/** The person of a byline (「某某开发区党工委书记、管委会主任 张三」 on a line of its own): posts and name; null for other lines. */
export function speaker(value: string): { posts: string; name: string } | null {
	if (value.length > 100) return null;
	const text = fold(value).trim();
	if (text.length > 70 || /[。！？；,“”]/.test(text)) return null;
	const spaced = /^(.{3,60}\S)[\s　]+(\p{Script=Han}(?:[\s　]*\p{Script=Han}){1,3})$/u.exec(text);
	if (spaced) {
		const posts = spaced[1] as string;
		const name = (spaced[2] as string).replaceAll(/\s/g, "");
		if (POST_END.test(posts) && isPersonName(name)) return { posts, name };
		const lastToken = text.split(/\s+/).slice(-2).join("");
		const before = text.split(/\s+/).slice(0, -2).join(" ");
		if (isPersonName(lastToken) && POST_END.test(before)) return { posts: before, name: lastToken };
		return null;
	}
	if (/\s/.test(text)) return null;
	for (const length of [3, 2, 4]) {
		const posts = text.slice(0, -length);
		const name = text.slice(-length);
		if (posts.length > 4 && POST_END.test(posts) && isPersonName(name)) return { posts, name };
	}
	return null;
}

/** The person of an interview's headline: 「——专访某某公司董事长张三」. */
export function interviewee(value: string): string | null {
	if (value.length > 100) return null;
	const text = fold(value).trim();
	const match = /(?:专访|访谈|对话|对话录|访)(.{4,40})$/.exec(text);
	return match ? (speaker(match[1] as string)?.name ?? null) : null;
}
