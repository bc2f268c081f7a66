import { paperOf } from "./credits.ts";
import { isoDate } from "./dates.ts";
import type { Edit } from "./line.ts";

/** What a line says of the article that is not its text. */
export interface Particulars {
	title?: string;
	date?: string;
	paper?: string;
	/** Names after 作者 or 记者, as written. */
	author?: string;
}

/** A line that is no text of an article: `record` is true for a field of a saved article («标题: …»). */
export interface Furniture extends Particulars {
	record: boolean;
}

const DATE = "(?:(?:19|20)\\d{2}\\s*[年./-]\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}\\s*日?|(?<!\\d)\\d{1,2}月\\d{1,2}日)";
const WEEKDAY = "(?:星期|周)[一二三四五六日天]";
const PAGE = "(?:第?\\s*[A-D]?\\d{1,2}\\s*版|[A-D]\\d{1,2}(?!\\d)|第\\d+期|总第\\d+期|版面)";
const STAFF = "(?:责任编辑|责编|编辑|审核编辑|校对|版式|美编|组版|制图|终审|审核|监制|本版编辑|值班主任|电话|邮箱|主编|总编)";
const HEADER_PARTS = [DATE, WEEKDAY, PAGE, STAFF].map((part) => new RegExp(part));

const NAVIGATION_WORD =
	"(?:<<|>>|«|»|◀|▶|◁|▷|[|｜]|上一版|下一版|上一篇|下一篇|上一页|下一页|返回(?:首页|顶部|列表|目录)?|首页|尾页|关闭(?:窗口)?|打印(?:本页)?|收藏|分享(?:到)?|微信|微博|朋友圈|QQ空间|QQ好友|扫一扫|点赞|评论|举报|附件下载|字号|大|中|小|版权所有|未经许可不得转载|未经授权不得转载|没有了|(?<!\\d)\\d{1,3}(?!\\d))";
const NAVIGATION = new RegExp(NAVIGATION_WORD, "g");
const NEIGHBOUR = /^[\s　]*(?:上一篇|下一篇|上一条|下一条|相关阅读|推荐阅读)[\s　]*[:：]/;
const NOTICE =
	/^[（(【[]?\s*(?:版权(?:所有|声明)|未经(?:许可|授权)|免责声明|本文来源|转载请注明|欢迎关注|长按识别|扫码关注|扫描二维码|Copyright|©)/i;
const TURN = "[（(]\\s*(?:下转|上接|紧接|转)\\s*(?:第?\\s*[A-D]?[\\d一二三四五六七八九十]+\\s*版|[A-D]\\d+)[^（）()]{0,10}[）)]";
const TURN_LINE = new RegExp(`^[\\s　]*${TURN}[\\s　]*$`);
const GAP = /^[\s　]*(?:…{2,}|\.{3,}|[-—─_=*＊·•~]{3,}|[.…]{2,})[\s　]*$/;
const FIELD =
	/^[\s　]*(标\s*题|原标题|发布时间|发布日期|发布机构|发布单位|发布人|发布者|信息来源|文章来源|稿件来源|来\s*源|时\s*间|日\s*期|作\s*者|浏览次数|阅读次数|点击数?|访问量|字号|编\s*号|网\s*址|原文链接|链接地址)[\s　]*[:：][\s　]*(.*)$/;
const STAFF_LINE = new RegExp(`^[（(【[]?\\s*(?:[^：:。，]{0,14}\\s)?${STAFF}(?:[:：/\\s　]|$)`);
const SUPPLIED = /^[（(]\s*(?:供稿|来源|据|转自|摘自)[:：\s][^（）()]{2,30}[）)]$/;

/** What a line of the source says about the paper or the page, where it is no text of an article; null where it is text. */
export function furniture(value: string): Furniture | null {
	const text = value.trim();
	if (text.length > 160) return null;
	const info = infoLine(text);
	if (info) return info;
	const field = FIELD.exec(text);
	if (field) return fieldOf((field[1] as string).replaceAll(/\s/g, ""), (field[2] as string).trim());
	if (GAP.test(text) || TURN_LINE.test(text) || isNavigation(text) || NEIGHBOUR.test(text)) return { record: false };
	if (NOTICE.test(text) && text.length < 80) return { record: false };
	if (/^(?:当前位置|您的位置|您现在的位置|所在位置)[:：]/.test(text) && text.length < 80) return { record: false };
	if (isDateLine(text)) return { record: true, ...particulars(text) };
	if (isPageHeader(text)) return { record: false, ...particulars(text) };
	if (text.length < 80 && !/[。！？；]/.test(text.replace(/[）)]$/, "")) && (STAFF_LINE.test(text) || SUPPLIED.test(text)))
		return { record: false, ...particulars(text) };
	return null;
}

/** The items of the line below a headline on the web: date and time, source, author, readers, size of the type. */
const INFO = new RegExp(
	[
		`(?:(?:发布)?(?:时间|日期)[:：]?[\\s　]*)?(?<date>${DATE})(?:[\\s　T]*\\d{1,2}:\\d{2}(?::\\d{2})?)?`,
		"(?:文章|信息|稿件)?来[\\s　]*源[:：][\\s　]*(?<paper>[^\\s　|｜【［[（(:：]{2,24})(?![:：])",
		"(?:作[\\s　]*者|记者)[:：][\\s　]*(?<author>[\\p{Script=Han}·]{2,5}(?:[\\s　、，,]+[\\p{Script=Han}·]{2,4}(?![:：\\p{Script=Han}]))*)",
		`${STAFF}[:：][\\s　]*[\\p{Script=Han}·]{2,5}`,
		"(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?[:：]?[\\s　]*\\d*[\\s　]*次?",
		"(?:字体|字号)[:：]?[\\s　]*(?:大|中|小|[\\s　|｜])*",
		"打印(?:本页)?|关闭(?:窗口)?|收藏|分享(?:到)?|复制链接",
	].join("|"),
	"gu",
);

/** A line of such items alone, a date or a source among at least two of them; null for any other. */
function infoLine(text: string): Furniture | null {
	const items = [...text.matchAll(INFO)];
	if (items.length < 2 || text.replaceAll(INFO, "").search(/[^\s　|｜/【】［］[\]（）()]/) >= 0) return null;
	const first = (name: string) => items.find(({ groups }) => groups?.[name])?.groups?.[name];
	const [date, paper, author] = [first("date"), first("paper"), first("author")];
	if (!date && !paper) return null;
	return { record: true, ...dated(date ?? ""), ...(paper && { paper }), ...(author && { author }) };
}

/** Nothing but words that lead elsewhere. A lone number is a page's. */
function isNavigation(text: string): boolean {
	return text.replaceAll(NAVIGATION, "").replaceAll(/[\s　:：]/g, "") === "";
}

function fieldOf(name: string, value: string): Furniture {
	if (/标题/.test(name)) return { record: true, title: value };
	if (/时间|日期/.test(name)) return { record: true, ...dated(value) };
	if (/机构|单位|来源/.test(name)) return { record: true, ...(value.length > 1 ? { paper: value } : {}) };
	if (/作者|发布人|发布者/.test(name)) return { record: true, ...(value.length > 1 && name === "作者" ? { author: value } : {}) };
	return { record: true };
}

/** A date alone, with the time or the day of the week. */
function isDateLine(text: string): boolean {
	return new RegExp(`^${DATE}[\\s　]*(?:${WEEKDAY})?[\\s　]*(?:\\d{1,2}:\\d{2}(?::\\d{2})?)?$`).test(text);
}

/** Two or more of: date, weekday, page number, editors; no sentence. */
function isPageHeader(text: string): boolean {
	if (text.length > 100 || /[。！？；，]/.test(text)) return false;
	return (
		HEADER_PARTS.filter((part) => part.test(text)).length >= 2 &&
		!/记者|通讯员/.test(text) &&
		!/^(?:[(（]?[一二三四五六七八九十]+[)）、]|#)/.test(text)
	);
}

function particulars(text: string): Particulars {
	const paper = paperOf(text.split(/[\s　]/)[0] ?? "");
	return { ...dated(text), ...(paper ? { paper } : {}) };
}

function dated(text: string): Particulars {
	const date = isoDate(text);
	return date ? { date } : {};
}

const CRUMBS =
	/^[\s　]*(?:当前位置|您的位置|您现在的位置|所在位置)[:：].{0,160}?(?:时间|日期)[:：]\s*[\d-]+(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+(?:来源[:：]\S+|浏览\S*|微信|微博|QQ空间|QQ好友|朋友圈|分享\S*|打印|收藏|字号\S*))*\s*/;
const TAIL = /[\s　]+(?:来源[:：]\s*[^\s。，]{2,20})?(?:[\s　]+(?:附件下载|打印|关闭|收藏|分享\S{0,4}))+[\s　]*$/;
const TURNS = new RegExp(TURN, "g");

/** Furniture within a line: crumbs before its text, links after it, «(下转第三版)» in it. */
export function furnitureWithin(value: string): { edits: Edit[]; particulars: Particulars } {
	const edits: Edit[] = [];
	let found: Particulars = {};
	if (/位置[:：]/.test(value.slice(0, 12))) {
		const crumbs = CRUMBS.exec(value);
		if (crumbs) {
			edits.push({ start: 0, end: crumbs[0].length, value: "" });
			found = dated(crumbs[0]);
		}
	}
	for (const turn of value.matchAll(TURNS)) edits.push({ start: turn.index, end: turn.index + turn[0].length, value: "" });
	const tail = TAIL.exec(value.slice(-80));
	if (tail) {
		const start = Math.max(0, value.length - 80) + tail.index;
		if (start >= (edits.at(-1)?.end ?? 0)) edits.push({ start, end: value.length, value: "" });
		const paper = /来源[:：]\s*(\S+)/.exec(tail[0])?.[1];
		if (paper) found = { ...found, paper };
	}
	return { edits, particulars: found };
}
