import type { Rule } from "./rule.ts";

/** What a body does with a project or an area that it is responsible for. */
const DO =
	"推进|推动|加快|加速|打造|建设|启动|实施|改造|提升|引进|招引|引入|对接|保障|完成|盯住|紧盯|牵头|负责|服务|护航|确保|力争|争取|谋划|储备|梳理|突破|打通|建成|开工|推出|培育|抓好|狠抓|抓紧|主抓|做好|交付|规划|开发|盘活|帮助|促成|促进|签约|征迁|拆迁|收储|围绕|聚焦|投用|创建|建立|设立|优化|完善|攻坚|统筹|跟进|改建|扩建|修建|兴建|续建|筹建|新建|重建|整治|治理|修缮|运营|管理|监管|督办|协调|支持|编制|申报|落实|布局|做大|做强|依托|用好|全力|高标准|包保|包联|挂钩|主导|主持|组织|承担|扶持|帮|把|将|为|对|以";

const LEAD =
	"牵头负责|牵头推进|牵头|负责推进|负责实施|负责|组织实施|实施|推进|建设|承办|督办|统筹|协调|管理|运营|主管|监管|代管|保障|跟踪服务|具体负责|落实|建设管理|改造|包保|包联|推动|征收|征迁|承担";

const PERSON_LEADS =
	"包联|包保|包抓|包挂|挂钩联系|挂钩|联系|牵头负责|牵头|领衔|挂点|挂包|挂帅|分管|负责|督办|驻点|蹲点|带队|主抓|任组长|担任组长|调度";

/** What is done with villages, roads and streets, which are no projects by themselves. */
const LAND =
	"打通|修通|贯通|拆迁|征迁|征收|征拆|旧改|旧村改造|城中村改造|改造|回迁|整治|腾房|腾退|腾迁|搬迁|拆除|修缮|更新|提升|建设|延伸|收储|丈量|铺开|片区更新|安置";

export const RESPONSIBILITY: readonly Rule[] = [
	{ id: "resp.by", type: "RESPONSIBLE_FOR", pattern: `由(?<s>{office}|{person})[^，。；的]{0,12}?(?<t>${LEAD})(?!的)` },
	{
		id: "resp.verb",
		type: "RESPONSIBLE_FOR",
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
		pattern: `(?:^|[，；：。\\s])[^，。；\\ue000-\\ue006]{0,24}?(?<t>打通|修通|贯通|完成对|啃下|改造|整治|征收|征迁|拆迁|收储|启动|完成)[^，。；\\ue000-\\ue006]{0,8}?(?<o>{place})`,
	},
	{
		id: "resp.land.after",
		type: "ACTS",
		carries: "actor",
		pattern: `(?:^|[，；：。\\s])[^，。；\\ue000-\\ue006]{0,24}?(?<o>{place}){tail}(?<t>${LAND})`,
	},
	{
		id: "resp.person",
		type: "RESPONSIBLE_FOR",
		pattern: `(?<s>{person})[^，。；\\ue000-\\ue006]{0,10}?(?<t>${PERSON_LEADS})[^，。；\\ue000-\\ue006]{0,10}?(?<o>{site})`,
	},
];
