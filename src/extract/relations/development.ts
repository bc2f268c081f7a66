import { SUM as WRITTEN_SUM } from "../money.ts";
import type { Rule } from "./rule.ts";

/** A sum, captured as the amount. */
const SUM = `(?<m>${WRITTEN_SUM})`;

const BUILD =
	"投资建设|投资兴建|上马|包下|盘下|新上|接下|操刀|牵头建设|牵头|布局|总承包|投资新建|投资开发|投资运营|投资打造|投建运营|投建|出资建设|独资建设|合作建设|联合建设|共同建设|共同打造|共同开发|建设运营|开发建设|规划建设|承建|承接|承担|建设|兴建|新建|修建|扩建|改造和运营|改造运营|改造|开发|运营|打造|施工|实施|操盘|代建|总承包|接手|接管|接盘|推进|运作|中标|投资|建造|筹建|创办|开设|创建|经营";

const ROLE =
	"业主单位|业主方?|项目业主|项目法人|项目方|投建方|开发方|建设业主|实施单位|实施方|项目实施主体|建设运营方|承办企业|建设单位|建设方|建设主体|开发商|开发主体|开发单位|投资方|投资主体|投资商|承建方|承建单位|承建商|施工单位|施工方|施工总承包|总承包方|总承包单位|总包方|总包单位|代建方|运营方|运营商|运营单位|运营主体|项目公司|项目主体|合作企业|实施主体|项目单位|申报单位";

/** Who builds, develops and operates. */
export const DEVELOPMENT: readonly Rule[] = [
	{
		id: "develop.by.of",
		type: "DEVELOPS",
		pattern: `由(?<s>{firm})[^，。；的]{0,16}?(?<t>${BUILD})(?:${SUM})?[^，。；]{0,6}?的[^，。；]{0,10}?(?<o>{thing})`,
	},
	{
		id: "develop.by",
		type: "DEVELOPS",
		pattern: `由(?<s>{firm})[^，。；的]{0,16}?(?<t>${BUILD})`,
		notBefore: /^[^，。；]{0,8}的?[\ue004\ue005]/,
	},
	{
		id: "develop.that",
		type: "DEVELOPS",
		pattern: `(?<s>{firm})[^，。；的]{0,10}?(?<t>${BUILD})(?:${SUM})?的[^，。；的]{0,12}?(?<o>{thing})`,
	},
	{
		id: "develop.verb",
		type: "DEVELOPS",
		pattern: `(?<s>{firm})(?![^，。；]{0,10}?(?:的|与|和))[^，。；\\ue000-\\ue004]{0,16}?(?<t>${BUILD})(?:了|好|着)?(?:${SUM})?[^，。；\\ue000\\ue001\\ue006]{0,16}?(?<o>{thing})`,
		notAfter: /[由与和为对]$/,
	},
	{
		id: "develop.sum",
		type: "DEVELOPS",
		pattern: `(?<s>{firm})[^，。；]{0,10}?(?<t>投资|出资|斥资|投入)${SUM}(?:元)?[^。；]{0,14}?(?<o>{project})`,
	},
	{ id: "develop.sum.of", type: "DEVELOPS", pattern: `(?<s>{company})(?:投资|斥资|的)?${SUM}的(?<o>{project})` },
	{ id: "develop.of", type: "DEVELOPS", pattern: "(?<s>{company})的[“《]?(?<o>{project})" },
	{ id: "develop.beside", type: "DEVELOPS", pattern: "(?<s>{company})[“《·—-]?(?<o>{project})" },
	{
		id: "develop.role",
		type: "DEVELOPS",
		pattern: `(?<t>${ROLE})(?:单位|企业|公司)?(?:为|是|系|：)?[\\s“]?(?<s>{firm})`,
	},
	{
		id: "develop.as",
		type: "DEVELOPS",
		pattern: `(?<s>{firm})(?:成为|作为|是|为|系|担任)[^，。；]{0,6}?(?<t>${ROLE})`,
	},
	{
		id: "develop.part",
		type: "DEVELOPS",
		pattern:
			"(?<s>{firm})[^，。；的\\ue000-\\ue006]{0,6}?(?<t>负责(?:施工|建设|承建|运营|改造|开发|代建|实施|操作|投资|管理|建)|具体(?:负责|操盘|实施)|总承包|承建|代建|承接|中标|操盘|投资兴建并运营|统一运营)",
		notAfter: /由$/,
		notBefore: /^[^，。；]{0,12}[\ue004\ue005]/,
	},
	{
		id: "develop.alone",
		type: "DEVELOPS",
		pattern:
			"(?:^|[，。；：\\s])[^，。；\\ue000-\\ue006]{0,6}?(?<s>{firm})(?:负责|独家|全资|具体|统一|联合|共同|分期|一手|正在|目前)*(?<t>投资建设|投资兴建|投资开发|投资运营|投资|独资|建设运营|建设|兴建|承建|开发|运营|打造|实施|操盘|操刀|改造|总承包|施工|承担施工|承担建设|负责施工|建造)(?:并[^，。；\\ue000-\\ue006]{0,4})?(?=[，。；]|$)",
	},
	{
		id: "develop.put",
		type: "DEVELOPS",
		pattern:
			"(?<s>{firm})[^，。；\\ue000-\\ue004]{0,10}?(?:把|将)[^，。；\\ue000-\\ue006]{0,10}?(?<o>{project})[^，。；\\ue000-\\ue003]{0,6}?(?<t>放|落|建|设|搬|迁|布|安|定在|选在|选址|提上|做成|做到|追加)",
	},
	{
		id: "develop.put.carried",
		type: "DEVELOPS",
		carries: "firm",
		pattern:
			"(?:^|[，；：。])[^，。；\\ue000-\\ue006]{0,10}?(?:把|将)[^，。；\\ue000-\\ue006]{0,10}?(?<o>{project})[^，。；\\ue000-\\ue003]{0,4}?(?<t>放在|放到|落在|落到|建在|设在|搬到|搬来|从|迁到|迁入|布局|布在|安在|定在)",
	},
	{
		id: "develop.carried",
		type: "DEVELOPS",
		carries: "firm",
		pattern: `(?:^|[，；：。])[^，。；\\ue000-\\ue006]{0,16}?(?<t>投资|出资|斥资|斥|投入|追加|砸下|豪掷|再投|耗资|掷|拿出|自筹)(?:了)?${SUM}[^。；\\ue000\\ue002-\\ue004]{0,40}?(?<o>{project})`,
	},
	{
		id: "develop.far",
		type: "DEVELOPS",
		pattern: `(?<s>{firm})[^，。；\\ue002-\\ue004]{0,16}?(?:投资|出资|斥资|投入|追加|砸下|豪掷|耗资|掷|拿出|自筹)(?:了)?(?:${SUM})[^。；\\ue000\\ue002-\\ue004]{0,30}?(?<t>建设|兴建|新建|上马|打造|扩建|改建|改造|建起|建成|新上|开发|修建|投建|建)[^，。；\\ue000\\ue002-\\ue004]{0,16}?(?<o>{project})`,
		notAfter: /[与和对]$/,
	},
	{
		id: "develop.hand",
		type: "DEVELOPS",
		pattern:
			"(?<t>(?:运营|管理|建设|施工|改造|开发|代建|经营|招商)(?:权|业务)?(?:则|也|又|统一|整体|全部)?(?:交给|交由|委托给|委托|移交给?|归|由))(?<s>{firm})",
	},
	{
		id: "develop.is",
		type: "DEVELOPS",
		pattern:
			"(?:是|为|系)(?<s>{firm})[^，。；\\ue000-\\ue006]{0,6}?(?<t>投资建设|投资|建设|开发|运营|打造|出资)的[^，。；\\ue000-\\ue006]{0,10}?(?:项目|工程|园区|基地|企业|平台)",
	},
	{
		id: "develop.to",
		type: "DEVELOPS",
		pattern:
			"(?:转给|交给|交由|委托|授权|引进|引入)(?<s>{firm})[^。；]{0,6}?(?<t>用于建设|建设|开发|运营|投资建设|投资)[^，。；]{0,6}?(?<o>{project})",
	},
	{
		id: "develop.invested",
		type: "DEVELOPS",
		pattern: "(?<o>{project})[（](?<s>{firm})(?<t>投资|建设|开发|运营|承建)",
	},
];

/** Who puts money in. */
export const INVESTMENT: readonly Rule[] = [
	{
		id: "invest.by",
		type: "INVESTS_IN",
		pattern: `由(?<s>{firm})[^，。；的]{0,12}?(?<t>投资|出资|斥资|独资|投建)(?:${SUM})?`,
		notBefore: /^[^，。；]{0,10}的?[\ue004\ue005]/,
	},
	{
		id: "invest.verb",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})[^，。；]{0,14}?(?<t>投资|出资|斥资|投入|增资|注资|入股)(?:${SUM})(?:[^，。；在]{0,12}|[^，。；]{0,4}，[^，。；]{0,16}?)(?<o>{project})`,
		notAfter: /[与和对]$/,
	},
	{
		id: "invest.carried",
		type: "INVESTS_IN",
		carries: "firm",
		pattern: `(?:^|[，；：。])[^，。；\\ue000-\\ue006]{0,16}?(?<t>投资|出资|斥资|斥|投入|追加|砸下|豪掷|再投|耗资|掷|拿出|自筹)(?:了)?${SUM}[^。；\\ue000\\ue002-\\ue004]{0,40}?(?<o>{project})`,
	},
	{
		id: "invest.far",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})[^，。；\\ue002-\\ue004]{0,16}?(?<t>投资|出资|斥资|投入|追加|砸下|豪掷|耗资|掷|拿出|增资|注资|承诺投资)(?:了)?${SUM}[^。；\\ue000\\ue002-\\ue004]{0,40}?(?<o>{project})`,
		notAfter: /[与和对]$/,
	},
	{
		id: "invest.role",
		type: "INVESTS_IN",
		pattern: "(?<t>投资方|投资商|投资主体|投资人|投资企业|出资方|出资人|投建方)(?:为|是|系|：)?[\\s“]?(?<s>{company})",
	},
	{
		id: "invest.venture",
		type: "INVESTS_IN",
		pattern:
			"(?<s>{company})(?:[^，。；\\ue000-\\ue006]{0,8}?(?:按|分别|共同|合资|合作|联合|携手|出资)+[^，。；\\ue000-\\ue006]{0,14}?)(?<t>成立|设立|组建|注册|创办|发起)(?:了)?(?:合资公司|项目公司|新公司)?[“]?(?<o>{company})",
	},
	{
		id: "invest.venture.with",
		type: "INVESTS_IN",
		pattern:
			"(?<s>{company})[^，。；\\ue000-\\ue006]{0,24}?[与和同跟携手联合]+(?:{body})(?:[^，。；\\ue000-\\ue006]{0,14}?)(?<t>合资|共同出资|联合出资|共同组建|联合组建|合作成立|共同成立|合资设立|联合成立|出资)[^，。；\\ue000-\\ue006]{0,8}?(?<o>{company})",
	},
	{
		id: "invest.venture.partner",
		type: "INVESTS_IN",
		pattern:
			"[与和同跟](?<s>{company})(?:[^，。；\\ue000-\\ue006]{0,14}?)(?<t>合资|共同出资|联合出资|共同组建|联合组建|合作成立|共同成立|合资设立|联合成立)[^，。；\\ue000-\\ue006]{0,8}?(?<o>{company})",
	},
	{
		id: "invest.shares.told",
		type: "INVESTS_IN",
		about: ["Company"],
		pattern: `(?:^|[，；：。])[^，。；\\ue000-\\ue006]{0,14}?(?<s>{company})(?:[^，。；\\ue000-\\ue006]{0,6}?)(?<t>参股|入股|认购|增资|注资|出资|持股|领投|跟投|战略投资)(?:了)?(?:其)?(?:[^，。；\\ue000-\\ue006\\d]{0,4}?${SUM}|[^，。；\\ue000-\\ue006]{0,8}?(?:股权|股份|[%％]))`,
		notBefore: /^[^，。；]{0,8}[\ue002\ue004]/,
	},
	{
		id: "invest.plain",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})[^，。；]{0,8}?(?<t>投资建设|投资兴建|投资新建|投资开发|投资打造|出资建设|独资建设|投资)的?[^，。；\\d]{0,8}?(?<o>{project}|{zone})`,
		notAfter: /[与和对]$/,
	},
	{
		id: "invest.in",
		type: "INVESTS_IN",
		pattern:
			"(?<s>{firm})[^，。；\\ue000-\\ue006]{0,6}?对(?<o>{project}|{company}|{zone}){tail}(?:进行|实施|追加)?(?<t>投资|注资|增资)",
	},
	{
		id: "invest.plan",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})(?:[^，。；\\ue002\\ue003]{0,16}?)(?<t>计划投资|拟投资|投资)${SUM}，[^，。；\\ue000-\\ue003]{0,4}?(?:助力|支持|参与|推动|推进)(?<o>{place}|{zone})`,
	},
	{
		id: "invest.shares",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})(?!持有)[^，。；\\ue000-\\ue006]{0,6}?(?:以${SUM}(?:的价格|对价)?)?(?<t>收购了?|控股|参股|入股|认购|受让|战略投资)(?:了)?[^，。；]{0,10}?(?<o>{company}|{project})(?![^，。；]{0,2}(?:持有|所持))`,
	},
	{
		id: "invest.shares.sum",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})[^，。；\\ue000-\\ue006]{0,10}?(?:增资|出资|斥资|投资|投入|注资|耗资|以)(?:了)?${SUM}[^，。；\\ue000-\\ue006]{0,8}?(?<t>入股|参股|认购|收购|控股|战略投资|受让|拿下|买下|并购)(?:了)?[^，。；\\ue000-\\ue006]{0,8}?(?<o>{company})(?![^，。；]{0,2}(?:持有|所持))`,
	},
	{
		id: "invest.shares.price",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})[^，。；\\ue000-\\ue006]{0,10}?(?<t>收购|受让|认购|并购|买下|入股|增资)(?:了)?[^，。；\\ue000-\\ue006]{0,8}?(?<o>{company})[^，。；\\ue000-\\ue006]{0,16}?，[^，。；\\ue000-\\ue006]{0,6}?(?:作价|对价|出资|交易额|金额|价格|总价|投资)(?:为|是)?${SUM}`,
	},
	{
		id: "invest.shares.held",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})[^，。；\\ue000-\\ue006]{0,6}?(?:以${SUM}(?:的价格|对价)?)?(?<t>收购了?|受让)(?:了)?{company}(?:持有的?|所持的?)(?<o>{company}|{project})`,
	},
	{
		id: "invest.capital",
		type: "INVESTS_IN",
		pattern: `(?<s>{firm})[^，。；\\ue000-\\ue006]{0,4}?(?:向|对|为|给)[^，。；\\ue000-\\ue006]{0,10}?(?<o>{company}|{project})[^，。；\\ue000-\\ue006]{0,4}?(?<t>增资|注资|出资|投资|追加投资)(?:${SUM})?`,
	},
	{
		id: "invest.loan",
		type: "INVESTS_IN",
		pattern: `(?<s>{company})[^，。；\\ue000-\\ue006]{0,4}?(?:向|为|给|对)(?<o>{project}|{company}|{zone})[^，。；\\ue000-\\ue006]{0,4}?(?<t>发放|投放|提供|授信|批复|放款|发放了)[^，。；\\d]{0,8}?(?:贷款|授信|融资|资金|信贷)?[^，。；\\d]{0,2}(?:${SUM})(?:[^，。；]{0,6}(?:贷款|授信|融资|资金))?`,
	},
	{
		id: "invest.hold",
		type: "INVESTS_IN",
		pattern:
			"(?<s>{company})[^，。；\\ue000-\\ue006]{0,6}?(?<t>持有)(?<o>{company})[^，。；\\ue000-\\ue006]{0,6}?(?:股权|股份|[%％])",
	},
	{
		id: "invest.is",
		type: "INVESTS_IN",
		pattern: "(?<s>{company})(?:是|为|作为|系)(?<o>{project}|{company})的?(?<t>投资方|投资商|出资方|出资人|股东|大股东|控股股东)",
	},
	{
		id: "invest.funds",
		type: "INVESTS_IN",
		pattern: `资金(?:全部|均|全)?由(?<s>{company})[^，。；\\ue000-\\ue006]{0,4}?(?<t>自筹|承担|解决|筹措|筹集|出)`,
	},
	{
		id: "invest.public",
		type: "INVESTS_IN",
		pattern: `(?<s>{agency})[^，。；\\ue000-\\ue006]{0,8}?(?<t>安排|拨付|投入|拿出|下达|补助|筹集)[^，。；\\ue000-\\ue006\\d]{0,12}?${SUM}[^，。；\\ue000-\\ue006]{0,8}?，?(?:专项)?(?:用于|支持|建设|改造|投向)[^，。；\\ue000-\\ue006]{0,10}?(?<o>{project}|{zone})`,
	},
	{
		id: "invest.lent",
		type: "INVESTS_IN",
		pattern: `(?<s>{company})[^，。；\\ue000-\\ue006]{0,10}?(?:给|向|为)(?<o>{company}|{project})[^，。；\\ue000-\\ue006]{0,6}?(?<t>贷了|贷款|放贷|放了|批了|增信|续贷)(?:出)?${SUM}`,
	},
	{
		id: "invest.loan.told",
		type: "INVESTS_IN",
		pattern: `(?<s>{company})[^，。；\\ue000-\\ue006]{0,10}?(?:向|为|给|对)(?:它|其|该|此)(?:项目|工程)?[^，。；\\ue000-\\ue006]{0,4}?(?<t>发放|投放|提供|授信|批复|放款|审批)[^，。；\\d]{0,10}?(?:${SUM})`,
	},
];
