import type { Rule } from "./rule.ts";

/** What a body does with a project or an area that it is responsible for. */
const DO =
	"推进|推动|加快|加速|打造|建设|启动|实施|改造|提升|引进|招引|引入|对接|保障|完成|盯住|紧盯|牵头|负责|服务|护航|确保|力争|争取|谋划|储备|梳理|突破|打通|建成|开工|推出|培育|抓好|狠抓|抓紧|主抓|做好|交付|规划|开发|盘活|帮助|促成|签约|征迁|拆迁|收储|围绕|聚焦|投用|创建|建立|设立|优化|完善|攻坚|统筹|跟进|改建|扩建|修建|兴建|续建|筹建|新建|重建|整治|治理|修缮|运营|管理|监管|督办|协调|支持|编制|申报|落实|布局|做大|做强|用好|全力|高标准|包保|包联|挂钩|主导|主持|组织|承担|扶持|帮|把|将|以";

const LEAD =
	"解决|编制|配套|对接|供地|代建|兜底|征迁腾地|报批|申报|谋划|合力推|联手收储|收储|联手|包干|统筹推进|统一|牵头负责|牵头推进|牵头|负责推进|负责实施|负责|组织实施|实施|推进|建设|承办|督办|统筹|协调|管理|运营|主管|监管|代管|保障|跟踪服务|具体负责|落实|建设管理|改造|包保|包联|推动|征收|征迁|承担";

const PERSON_LEADS =
	"盯住|盯紧|盯办|紧盯|盯|主盯|专责|坐镇|领办|认领|挂图|挂牌|服务专员|蹲在|驻守|包联|包保|包抓|包挂|包干|挂钩联系|挂钩|联系|牵头负责|牵头|领衔|挂点|挂包|挂帅|分管|负责|督办|驻点|蹲点|主抓|任组长|担任组长";

/** What is done with villages, roads and streets, which are no projects by themselves. */
const LAND =
	"拆迁|征迁|征收|征拆|旧改|旧村改造|城中村改造|整村|回迁|整治|腾房|腾退|搬迁|拆除|修缮|片区更新|改造|收储|丈量|全面铺开|打通|贯通|拓宽|的全面改造";

/** A place that is small enough to be somebody's task. */
const SMALL = /(?:村|社区|路|[^镇乡道]街|巷|大道|小区|新村|坊|苑|桥|庄|家园|花园|公园|社|屯|组|弄|里)$/;

export const RESPONSIBILITY: readonly Rule[] = [
	{ id: "resp.by", type: "RESPONSIBLE_FOR", pattern: `由(?<s>{office}|{person})[^，。；的]{0,12}?(?<t>${LEAD})(?!的)` },
	{
		id: "resp.land.by",
		type: "RESPONSIBLE_FOR",
		land: true,
		objectName: SMALL,
		pattern: `(?<o>{place})[^；。]{0,40}?由(?<s>{office}|{company})[^，。；的]{0,6}?(?<t>收储|联手收储|改造|修缮|征收|征迁|腾迁|整治|统一修缮|代建|包干)`,
	},
	{
		id: "resp.laid",
		type: "RESPONSIBLE_FOR",
		pattern:
			"(?<o>{thing})[^，。；\\ue000-\\ue006]{0,12}?(?<t>落在|压在|交给|交到|落到|分给|归)(?:了)?(?<s>{office}|{person})(?:的)?(?:身上|肩上|头上|手上|手里|负责|牵头|管)",
	},
	{
		id: "resp.listed",
		type: "RESPONSIBLE_FOR",
		pattern:
			"(?<o>{project})[^，。；\\ue000-\\ue006]{0,8}?(?:是|为|列入|纳入|被列为|列为|作为)(?<s>{place}|{zone})(?:今年|首个|最大的?|的)*[^，。；\\ue000-\\ue006]{0,4}?(?<t>引进|招引|重点项目|重点工程|一号工程|头号|重大项目|签约|实施|推进|谋划|民生实事)",
	},
	{
		id: "resp.service",
		type: "RESPONSIBLE_FOR",
		pattern:
			"(?<s>{office})[^，。；\\ue000-\\ue006]{0,10}?为(?<o>{project})[^，。；\\ue000-\\ue006]{0,8}?(?<t>腾|配备|派出|协调|解决|办理|代办|争取|保障|提供|平整|供地|征地|拆|护航|保驾|服务)",
	},
	{
		id: "resp.service.first",
		type: "RESPONSIBLE_FOR",
		pattern:
			"为(?:了)?(?<o>{project})[^，。；\\ue000-\\ue006]{0,8}?(?<t>腾地|让路|早日|尽快|如期|落地|开工|顺利)[^，。；\\ue000-\\ue006]{0,6}?，(?<s>{office})",
	},
	{
		id: "resp.role",
		type: "RESPONSIBLE_FOR",
		pattern:
			"(?<t>责任单位|牵头单位|牵头部门|责任部门|主管部门|实施主体|实施单位|代建单位|代建方|征迁单位|项目法人|业主单位|业主|总牵头|牵头方|包联单位|服务单位|督办单位)(?:为|是|系|：|由)[\\s“]?(?<s>{agency}|{zone}|{place})",
	},
	{
		id: "resp.as",
		type: "RESPONSIBLE_FOR",
		pattern:
			"(?<s>{agency}|{zone}|{place})[^，。；\\ue000-\\ue006]{0,4}?(?:为|是|作为|担任|任)(?<t>责任单位|牵头单位|牵头部门|责任部门|主管部门|实施主体|实施单位|代建单位|代建方|征迁单位|项目法人|业主单位|业主|总牵头|牵头方|包联单位|服务单位|第一责任人|实施机构)",
	},
	{
		id: "resp.build.for",
		type: "RESPONSIBLE_FOR",
		pattern: "(?<t>代建单位|代建方|代建业主|代建公司)(?:为|是|系|：)?[\\s“]?(?<s>{company})",
	},
	{
		id: "resp.build.by",
		type: "RESPONSIBLE_FOR",
		pattern: "由(?<s>{company})(?:负责|统一|实行|全程|具体)?(?<t>代建)",
	},
	{
		id: "resp.told.by",
		type: "RESPONSIBLE_FOR",
		pattern:
			"(?:^|[，；：])(?<s>{agency}|{place})[^，。；\\ue000-\\ue006]{0,4}?(?<t>要抓紧|须抓紧|应抓紧|要尽快|要加快|抓紧|要在|须在|要于|一周内|限期|每月|每周|逐月|逐周|承担|正在办理|专门成立|成立专班|派出|兜底|配套|争取|申报|谋划|跑|报批)",
		notBefore: /^[^，。；]{0,12}[\ue004\ue005]/,
	},
	{
		id: "resp.demand",
		type: "RESPONSIBLE_FOR",
		pattern:
			"(?:要求|责成|叮嘱|嘱咐|督促|请|要|让|点名要?|明确|交代|指定|由)(?<s>{office}|{person})[^，。；\\ue000-\\ue006]{0,24}?，?[^，。；\\ue000-\\ue006]{0,6}?(?:把|对|就|围绕|盯住|盯紧|加快|推进|抓好|抓紧|做好|牵头|负责)(?<o>{site})",
		notBefore: /^(?:仪式|现场)/,
	},
	{
		id: "resp.of",
		type: "RESPONSIBLE_FOR",
		pattern: "(?<s>{agency})的(?<o>{project}|{zone})",
	},
	{
		id: "resp.verb",
		type: "ACTS",
		pattern: `(?<s>{office})(?!的)[^，。；\\ue000-\\ue006]{0,24}?(?<t>${DO})[^，。；\\ue000-\\ue003]{0,16}?(?<o>{thing})`,
		notAfter: /[在由与和为对]$/,
	},
	{
		id: "resp.carried",
		type: "ACTS",
		carries: "actor",
		pattern: `(?:^|[，；：。\\s])[^，。；\\ue000-\\ue006]{0,24}?(?<t>${DO})[^，。；\\ue000-\\ue006]{0,20}?(?<o>{thing})`,
	},
	{
		id: "resp.land",
		type: "ACTS",
		carries: "actor",
		objectName: SMALL,
		pattern: `(?:^|[，；：。\\s])[^，。；\\ue000-\\ue006]{0,24}?(?<t>打通|修通|贯通|完成对|啃下|改造|整治|征收|征迁|拆迁|收储|启动|完成)[^，。；\\ue000-\\ue006]{0,8}?(?<o>{place})`,
	},
	{
		id: "resp.land.own",
		type: "RESPONSIBLE_FOR",
		objectName: SMALL,
		pattern: `(?<s>{office})(?!的)[^，。；\\ue000-\\ue006]{0,12}?(?<t>打通|修通|贯通|啃下|改造|整治|征收|征迁|拆迁|收储|修缮)[^，。；\\ue000-\\ue006]{0,8}?(?<o>{place})`,
	},
	{
		id: "resp.land.after",
		type: "ACTS",
		carries: "actor",
		objectName: SMALL,
		pattern: `(?:^|[，；：。\\s])[^，。；\\ue000-\\ue006]{0,24}?(?<o>{place}){tail}(?<t>${LAND})`,
	},
	{
		id: "sign.for",
		type: "ACTS",
		pattern:
			"(?<s>{body})(?:[^，。；\\ue000-\\ue006]{0,10}?就)[“《]?(?<o>{project})[”》]?[^，。；\\ue000-\\ue006]{0,12}?(?<t>签约|签订|签署)",
	},
	{
		id: "sign.project",
		type: "ACTS",
		pattern:
			"(?<s>{body})[^，。；的\\ue000-\\ue006]{0,8}?(?<t>签订|签署|签约|签下|签了|谈成|敲定|引来|引进)了?(?:[^，。；\\ue000-\\ue006]{0,8}|[^，。；\\ue000-\\ue006]{0,8}：)[“《]?(?<o>{project})",
	},
	{
		id: "resp.told",
		type: "RESPONSIBLE_FOR",
		carries: "actor",
		pattern:
			"(?:^|[，；：。\\s])[^，。；\\ue000-\\ue006]{0,12}?(?<![在于到由与和])(?<o>{thing}){tail}(?:[^，。；\\ue000-\\ue006]{0,8}?)(?<t>启动|开工|复工|推进|建设|改造|落地|签约|引进|加快实施|开复工|纳入|有序|提速|获批|立项|列入|收尾|扫尾|攻坚|征迁)",
		notBefore: /^(?:仪式|现场|活动|大会|会|推介|协议|合同)/,
	},
	{
		id: "resp.part",
		type: "RESPONSIBLE_FOR",
		pattern: `(?:^|[，；：。])[^，。；\\ue000-\\ue006]{0,8}?(?<s>{agency}|{zone}|{place})(?:[^，。；的\\ue000-\\ue006]{0,6}?)(?<t>牵头|负责|挂牌督办|督办|为实施机构|盯紧|帮办|代办|上门|包干|全程|跟踪|组织实施|主抓|驻厂|抽调|靠前服务|为其|必须|务必)`,
		notBefore: /^[^，。；]{0,16}[\ue004\ue005]/,
	},
	{
		id: "resp.by.person",
		type: "RESPONSIBLE_FOR",
		pattern: `由[^，。；\\ue000]{0,40}?(?<s>{person})(?:同志)?[^，。；的\\ue000-\\ue006]{0,4}?(?<t>${PERSON_LEADS}|协调)`,
	},
	{
		id: "resp.self",
		type: "RESPONSIBLE_FOR",
		carries: "person",
		pattern: `我(?:本人|自己)?(?:带头|具体|直接|来)?(?<t>联系|包联|包保|挂钩|挂点|牵头|负责|包)(?:的是|的项目是)?[^，。；\\ue000-\\ue006]{0,4}(?<o>{thing})`,
	},
	{
		id: "resp.person.told",
		type: "RESPONSIBLE_FOR",
		pattern:
			"(?<s>{person})(?:同志)?[^，。；\\ue000-\\ue006]{0,6}?(?<t>包联|包保|包抓|包挂|包干|挂钩|牵头|督办|盯|挂帅|任组长|担任组长|任指挥长|担任指挥长|任总指挥|坐镇|驻点)",
		notBefore: /^(?:的|[^，。；]{0,14}[\ue001-\ue006])/,
	},
	{
		id: "resp.person",
		type: "RESPONSIBLE_FOR",
		pattern: `(?<s>{person})[^，。；\\ue000-\\ue006]{0,10}?(?<t>${PERSON_LEADS})[^，。；\\ue000-\\ue006]{0,10}?(?<o>{site})`,
	},
];
