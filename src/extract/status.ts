import type { Status } from "../schema.ts";

interface StatusWords {
	id: string;
	status: Status;
	words: RegExp;
	/** True where the words only hint: anything firmer that the report says of the thing goes before. */
	weak?: boolean;
}

const TIME_AHEAD =
	"(?:力争|争取|确保|预计|计划|将于|拟于|有望|可望|年底|月底|年内|月份?|季度|明年|今年|节前|节后|天内|之前|日前|前)";
const FINISH =
	"(?:竣工|完工|投产|交付|通车|封顶|建成|投用|投运|试产|试运行|试生产|开街|开业|开园|迎客|亮相|交房|交楼|贯通|送电|并网|完成)";

/** Words that tell how far a thing has come, the decisive ones first: the first that a clause holds is its status. */
const STATUS_WORDS: readonly StatusWords[] = [
	{ id: "denied", status: "denied", words: /否认|不属实|从未(?!停)|没有签(?:任何)?协议|没听说过|系谣言|并非(?!易)/ },
	{
		id: "cancelled",
		status: "cancelled",
		words: /取消(?!了?限制)|终止了?$|终止|不再(?:推进|实施|建设|引进)|不会再建|解除合同|解约|作废|撤销|流标|退出项目|下马/,
	},
	{ id: "talks.failed", status: "negotiating", words: /未能签约|未能签下|没有谈拢|尚未签约|未签约/ },
	{
		id: "postponed",
		status: "planned",
		words: /推迟|延期|推后|往后推|缓一缓|落了空|没有着落|未能兑现|原定|至今没有开工|尚未开工|未开工/,
	},
	{ id: "suspended", status: "suspended", words: /停工|停摆(?!.*复工)|搁置|烂尾|停滞|停建|暂停|暂缓/ },
	{ id: "restarted", status: "under_construction", words: /(?<!抓)(?:复工|复建|续建|在建)(?!项目)/ },
	{ id: "completed.used", status: "completed", words: /(?:竣工|完工)(?:并|、)?投入使用/ },
	{
		id: "future.done",
		status: "under_construction",
		words: new RegExp(`${TIME_AHEAD}[^，。；后上]{0,10}${FINISH}(?!后)|主体(?:结构)?(?:已|全部|全面)?(?:完工|封顶|竣工)`),
	},
	{
		id: "operating",
		status: "operating",
		words:
			/(?:已|已经|正式|全面|顺利|建成|成功).{0,4}(?:投产|运营|投入使用|投用|启用|开业|营业|开园|开馆|开街|上线|投运)(?!后)|建成运营|开港运营|投产运营|开业[一二三四五\d]+年|挂牌运行|投入使用(?!后)|满租/,
	},
	{
		id: "completed",
		status: "completed",
		words: /(?:竣工|建成|完工|落成|收官|验收|全线贯通|改造完成|全部完成|完成改造)(?!后|以后|之后|投产后)/,
	},
	{
		id: "building",
		status: "under_construction",
		words:
			/开工|动工|动建|奠基|破土|封顶|施工|桩基|打桩|桩机|基坑|进场|设备安装|加紧建设|正在建设|抓紧建设|推进建设|加快(?:推进|建设|实施)|(?:稳步|有序|快速|全力|加速|扎实)推进|全面铺开|启动|征迁|扫尾|开建/,
	},
	{
		id: "signed",
		status: "signed",
		words:
			/(?:签约|签订|签署|签下|签了|签定)(?!率|仪式(?!上)|活动|[^，。；]{0,4}(?:搬迁|安置|租赁|拆迁)协议)|摘牌|中标|签字|达成协议/,
	},
	{
		id: "talks",
		status: "negotiating",
		weak: true,
		words: /在谈|洽谈|考察对接|重点对接|对接洽谈|积极对接|意向|磋商|谈判|(?:推动|推进|力争|促进|争取)[^。；]{0,60}(?:落地|签约)/,
	},
	{
		id: "planned",
		status: "planned",
		weak: true,
		words:
			/拟(?:建|投资|开工|于|定|规划)|计划(?:投资|建设|开工|新建|总?投资)|预计投资|规划建设|谋划|筹建|筹备|前期工作|早日开工|将(?:开工|建设|新建|投资|在[^，]{0,10}建)|即将开工|论证|正在报批|储备|用地预审|争取.{0,10}开工|待建|招商项目/,
	},
];

/** A start that lies ahead: planned, not begun. */
const AHEAD =
	/(?:将|拟|计划|力争|争取|确保|预计|推动|早日|尽快|尽早|待|月底前|年底前|年内|明年|下半年|即将|要|力促|国庆前|季度)[^，。；]{0,14}(?:开工|动工|启动|破土|奠基|打桩|动建)/;
const DEAL_AHEAD = /(?:推动|推进|力争|促进|加快|争取|确保)[^。；]{0,60}(?:落地|签约)/;
/** A verb of beginning before its object, in a text that tells what is to be done: 开工建设X. */
const TO_BEGIN = /^(?:开工建设|新开工|启动)$/;

interface FoundStatus {
	status: Status;
	id: string;
	weak: boolean;
	/** Offsets in the words of the clause. */
	start: number;
	end: number;
}

/**
 * The status that the words of a clause give to the thing that it is about; null where they give none.
 * `thing`: where the thing is named in the clause, if it is.
 */
export function statusOf(clause: string, thing: number | null): FoundStatus | null {
	for (const { id, status, words, weak = false } of STATUS_WORDS) {
		const match = words.exec(clause);
		if (!match) continue;
		const found = { id, weak, start: match.index, end: match.index + match[0].length };
		if (id === "building") {
			if (AHEAD.test(clause) || begins(clause, found, thing)) return { ...found, status: "planned" };
			if (DEAL_AHEAD.test(clause) && !/建设|施工|开工/.test(clause)) return { ...found, status: "negotiating" };
		}
		if (id === "signed" && /(?:推动|力争|争取|尽快|早日|促)[^，。；]{0,12}签约/.test(clause))
			return { ...found, status: "negotiating" };
		return { ...found, status };
	}
	return null;
}

function begins(clause: string, { start, end }: { start: number; end: number }, thing: number | null): boolean {
	if (thing === null || thing < end) return false;
	const verb = /^(?:开工建设|新开工|启动(?!了))/.exec(clause.slice(start))?.[0];
	return verb !== undefined && TO_BEGIN.test(verb) && !/已|了|正|复工/.test(clause.slice(Math.max(0, start - 6), end + 1));
}
