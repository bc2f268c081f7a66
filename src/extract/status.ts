import type { Status } from "../schema.ts";

/** Words that tell how far a thing has come, the decisive ones first: the first that a clause holds is its status. */
export const STATUS_WORDS: readonly { status: Status; words: RegExp; id: string }[] = [
	{ id: "denied", status: "denied", words: /否认|不属实|从未|没有签(?:任何)?协议|没听说过|系谣言|不存在|并非|与.{0,6}无关/ },
	{
		id: "cancelled",
		status: "cancelled",
		words: /取消|终止|不再(?:推进|实施|建设|引进)|不会再建|解除合同|作废|撤销|流标|退出项目|下马/,
	},
	{ id: "talks.failed", status: "negotiating", words: /未能签约|没有谈拢|尚未签约|未签约/ },
	{ id: "postponed", status: "planned", words: /(?:推迟|延期|推后|往后推|缓一缓|暂缓实施|落了空|没有着落|原定).{0,12}/ },
	{ id: "suspended", status: "suspended", words: /停工|停摆|暂停|搁置|烂尾|停滞|停建|暂缓|暂时搁置/ },
	{ id: "restarted", status: "under_construction", words: /复工|复建|续建|在建/ },
	{
		id: "operating",
		status: "operating",
		words:
			/(?:已|已经|正式|全面|顺利|建成|成功).{0,4}(?:投产|运营|投入运营|投入使用|投用|启用|开业|营业|开园|开馆|开街|通车|上线|投运)|建成运营|开港运营|投产运营|开业[一二三四五\d]+年|挂牌运行|投入使用|试运行|试生产|正式运营|已点亮/,
	},
	{
		id: "future.done",
		status: "under_construction",
		words:
			/(?:力争|争取|确保|预计|计划|年底前?|月底前?|年内|月|季度|明年|今年|前).{0,12}(?:竣工|完工|投产|交付|通车|封顶|建成|投用|投运|试产|开街|迎客|亮相|交房)/,
	},
	{ id: "completed", status: "completed", words: /竣工|建成|完工|落成|收官|贯通|验收|交付使用|交付|改造完成|全部完成/ },
	{
		id: "building",
		status: "under_construction",
		words:
			/开工|动工|奠基|破土|封顶|在建|施工|桩基|打桩|基坑|主体|进场|安装设备|设备安装|加紧建设|建设中|正在建设|推进(?:建设|中|顺利)?|加快(?:推进|建设)?|全面铺开|正在做|启动|施划|征迁|扫尾/,
	},
	{ id: "signed", status: "signed", words: /签约|签订|签署|签下|签了|签定|摘牌|拍下|中标|签字|达成协议/ },
	{
		id: "talks",
		status: "negotiating",
		words: /在谈|洽谈|对接|考察|意向|磋商|尽快落地|力争.{0,20}落地|推动.{0,60}落地|推进.{0,60}落地/,
	},
	{
		id: "planned",
		status: "planned",
		words: /拟|将(?!.{0,4}打造成)|计划|规划|谋划|筹备|筹建|前期|早日开工|论证|选址|启动招商|用地预审|招标|储备|备案|争取|力争/,
	},
];

/** A start that lies ahead: planned, not begun. */
const AHEAD =
	/(?:将|拟|计划|力争|争取|确保|预计|推动|早日|尽快|尽早|待|月底前|年底前|年内|明年|下半年|即将|要|力促|推动项目).{0,14}(?:开工|动工|启动|破土|奠基|打桩)/;
const DEAL_AHEAD = /(?:推动|推进|力争|促进|加快|争取|确保).{0,60}(?:落地|签约)/;

/** The status that the words of a clause give to the thing that it is about; null where they give none. */
export function statusOf(clause: string): { status: Status; start: number; end: number; id: string } | null {
	for (const { id, status, words } of STATUS_WORDS) {
		const match = words.exec(clause);
		if (!match) continue;
		const found = { start: match.index, end: match.index + match[0].length, id };
		if (id === "building" && AHEAD.test(clause)) return { ...found, status: "planned" };
		if (id === "building" && DEAL_AHEAD.test(clause) && !/建设|施工|开工/.test(clause))
			return { ...found, status: "negotiating" };
		if (id === "signed" && /(?:推动|力争|争取|尽快|早日|促).{0,12}签约/.test(clause)) return { ...found, status: "negotiating" };
		return { ...found, status };
	}
	return null;
}
