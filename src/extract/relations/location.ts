import type { Rule } from "./rule.ts";

const AT =
	"整体迁入|整体搬到|整体搬迁至|搬到了?|搬进了?|搬至|迁到了?|移至|迁往|放在了?|放到了?|建到了?|设于|设址|建于|立于|安家|落脚|布点|布子|集聚在|聚集在|入园|驻扎在?|开进|挺进|定在|选在|分布在|安在|归属|藏身|铺在|铺设在|位于|坐落于|坐落在|地处|落户于|落户在|落户到|落户|落地于|落地到|落地|入驻|落子|布局在|布局于|布局|选址于|选址在|选址|扎根于|扎根|进驻|迁入|迁至|注册在|设在|设立在|建在|落在|落位|矗立在|矗立于|覆盖|横跨|贯穿|挂牌于";

const HAPPENS =
	"投资建设|规划建设|开工建设|建设|开工|动工|启动|设立|建成|建|启用|投产|投用|奠基|落地|签约|落户|打造|成立|创办|举行|新建|注册|兴建|开业|开园|开街|揭牌|挂牌|推进|实施|布局";

/** Where things stand. */
export const LOCATION: readonly Rule[] = [
	{
		id: "located.at",
		type: "LOCATED_IN",
		pattern: `(?<s>{standing}){tail}(?:已|将|正式|成功|顺利|也|都|均|全部|先后|拟|计划)*(?<t>${AT})(?:了|在)?(?:[我该][省市区县州盟旗镇乡])?(?<o>{area})`,
		notBefore: /^(?:的)?(?:身上|肩上|头上|手上|手里|名下)/,
	},
	{
		id: "located.at.topic",
		type: "LOCATED_IN",
		carries: "topic",
		pattern: `(?:^|[，；：。\\s])[^，。；\\ue000-\\ue006]{0,10}?(?<t>${AT})(?:了|在)?(?:[我该][省市区县州盟旗镇乡])?(?<o>{area})`,
		notBefore: /^(?:的|内|里|境内)?[“《]?[\ue002-\ue005]/,
	},
	{
		id: "located.is",
		type: "LOCATED_IN",
		pattern:
			"(?<s>{project}|{company}|{institution}|{zone})(?:就|正|恰|也|都)?(?<t>在)(?<o>{area})(?=[，。；]|的?[东西南北]|境内|辖区|深处|腹地|中心|核心|$)",
	},
	{
		id: "located.member",
		type: "LOCATED_IN",
		pattern:
			"(?<s>{company})(?:是|为|系|成为|作为)(?<o>{zone})(?:的|内|里)?[^，。；\\ue000-\\ue006]{0,10}?(?<t>企业|公司|住户|龙头|链主|首家|大户|工厂|元老|落户)",
	},
	{
		id: "located.member.as",
		type: "LOCATED_IN",
		pattern:
			"(?:作为|身为)(?<o>{zone})(?:的|内|里)?[^，。；\\ue000-\\ue006]{0,10}?(?<t>企业|公司|龙头|链主|大户)，(?<s>{company})",
	},
	{
		id: "located.member.of",
		type: "LOCATED_IN",
		pattern:
			"(?<o>{zone})(?:的|内|里)?(?:入驻|龙头|骨干|重点|规上|链主|科技|平台)?(?<t>企业|公司|租户|商户|住户|客户企业)[—“]*(?<s>{company})",
	},
	{
		id: "located.within",
		type: "LOCATED_IN",
		pattern: "(?<o>{zone})(?<t>内|里|园内|境内)，?(?<s>{company}|{project}|{institution})",
	},
	{
		id: "located.land",
		type: "LOCATED_IN",
		pattern:
			"(?<s>{company})[^，。；\\ue000-\\ue006]{0,6}?在(?<o>{zone})(?:内|里)?[^，。；\\ue000-\\ue006]{0,6}?(?<t>拿地|摘地|竞得|购地|租下|租用|设有|建有|拥有|的工厂|的厂房|的基地|的车间|的新厂)",
	},
	{
		id: "located.put",
		type: "LOCATED_IN",
		pattern:
			"(?:把|将)[^，。；\\ue000-\\ue006]{0,10}?(?<s>{project}|{company}|{institution})[^，。；\\ue000-\\ue006]{0,8}?(?<t>放在|放到|放进|搬到|搬进|搬至|迁到|迁入|迁至|建在|设在|落在|落到|落户|布局在|布局到|布局|安在|定在|选在|开到|引进|引入|请进|带到|装进)(?:了)?(?<o>{area})",
	},
	{
		id: "located.plant",
		type: "LOCATED_IN",
		carries: "firm",
		pattern:
			"(?:^|[，；：。])[^，。；\\ue000-\\ue006]{0,8}?(?:在|到|进|来)(?<o>{area})(?:内|里|境内|等地|两地)?(?<t>设厂|建厂|办厂|投产|安家|扎根|落户|注册|设立[^，。；]{0,6}(?:基地|总部|公司|工厂|中心))",
	},
	{
		id: "located.use",
		type: "LOCATED_IN",
		pattern:
			"(?<t>利用|依托|租用|租下|盘活|腾出|使用|占用)[^，。；\\ue000-\\ue006]{0,4}?(?<o>{area})(?:的|内|里)?[^，。；\\ue000-\\ue006]{0,16}?(?:厂房|空间|楼宇|楼层|用地|土地|地块|旧址|闲置|仓库|老宅|院落|厂区|车间)[^。；\\ue000-\\ue006]{0,24}?(?<s>{project})",
	},
	{
		id: "located.home",
		type: "LOCATED_IN",
		pattern:
			"(?<t>总部位于|总部设在|总部在|地址在|地点在|选址在|注册地为|注册于|注册在|来自|扎根|地处|位于)(?<o>{area})(?:的|市区的|、[^，。；\\ue000-\\ue006]{0,10}的)(?<s>{company})",
	},
	{
		id: "located.where",
		type: "LOCATED_IN",
		carries: "topic",
		pattern:
			"(?:地点|选址|地址|厂址|校址|院址|升压站|厂房|基地|总部|工地|会场)(?:就|也|初步|暂|均|都)?(?:在|为|定在|设在|放在|位于|选在|选定)(?<o>{area})",
	},
	{
		id: "located.at.named",
		type: "LOCATED_IN",
		pattern: `(?<t>${AT})(?:了|在)?(?:[我该][省市区县州盟旗镇乡])?(?<o>{area})(?:内|境内|里)?，?[^。；\\ue002-\\ue004]{0,24}?(?:分别为|分别是|包括|有|即)(?<s>{project}|{company})`,
	},
	{
		id: "located.at.of",
		type: "LOCATED_IN",
		pattern: `(?<t>位于|地处|坐落于|坐落在|落户于?|扎根于?|在)(?<o>{area})(?:境内|辖区|内|里|上)?的[“《]?(?<s>{standing})`,
	},
	{
		id: "located.of",
		type: "LOCATED_IN",
		pattern: "(?<o>{area})(?:境内|辖区内?|园内|范围内|区域内|内|里|上)?的[“《]?(?<s>{project}|{company}|{institution})",
	},
	{ id: "located.of.zone", type: "LOCATED_IN", pattern: "(?<o>{place})(?:境内|辖区内?|内|里)?的[“《]?(?<s>{zone})" },
	{
		id: "located.beside",
		type: "LOCATED_IN",
		pattern: "(?<o>{area})(?:内|里|境内)?[“《]?(?<s>{project}|{company}|{institution})",
	},
	{ id: "located.beside.zone", type: "LOCATED_IN", pattern: "(?<o>{place})[“《]?(?<s>{zone})" },
	{
		id: "located.happens",
		type: "LOCATED_IN",
		pattern: `(?<s>{project}|{zone}|{institution}){tail}在(?<o>{area})[^，。；\\ue000-\\ue006]{0,8}?(?<t>${HAPPENS})`,
		notBefore: /^(?:仪式|推进会|大会|会议)/,
	},
	{
		id: "located.firm",
		type: "LOCATED_IN",
		pattern:
			"(?<s>{company})[^，。；\\ue000-\\ue006]{0,6}?在(?<o>{area})(?<t>注册|落户|成立|设立|挂牌|投产|开业|安家|扎根|入驻|办厂|建厂|设厂|建成投产)",
		notBefore: /^(?:了)?[^，。；]{0,4}的/,
	},
	{
		id: "located.in.happens",
		type: "LOCATED_IN",
		pattern: `在(?<o>{area})[^，。；\\ue000-\\ue006]{0,10}?(?<t>${HAPPENS})(?:了|的|好)?[^，。；\\ue000-\\ue006]{0,12}?(?<s>{project}|{zone}|{institution}|{company})`,
	},
	{
		id: "located.has",
		type: "LOCATED_IN",
		pattern:
			"(?<o>{area})[^，。；\\ue000-\\ue006]{0,8}?(?<t>拥有|坐拥|引进|招引|引入|引来|建成|建有|投用|集聚了?|聚集了?|入驻了?|签约|落地了?|培育了?|有)[^，。；\\ue000-\\ue006]{0,14}?(?<s>{project}|{zone}|{institution}|{company})",
	},
];

/** What belongs to what. */
export const BELONGING: readonly Rule[] = [
	{ id: "part.place.beside", type: "PART_OF", pattern: "(?<o>{place})(?<s>{place})" },
	{ id: "part.zone.beside", type: "PART_OF", pattern: "(?<o>{zone})(?:的)?(?<s>{zone})" },
	{ id: "part.agency.beside", type: "PART_OF", pattern: "(?<o>{area})(?:的)?(?<s>{agency})" },
	{ id: "part.place.of", type: "PART_OF", pattern: "(?<o>{place})(?:下面|下辖|所辖|境内)?的(?<s>{place})" },
	{
		id: "part.rules",
		type: "PART_OF",
		pattern: "(?<o>{area})[^，。；\\ue000-\\ue006]{0,4}?(?<t>下辖|所辖|管辖|辖)[^，。；\\ue000-\\ue006]{0,6}?(?<s>{site})",
	},
	{
		id: "part.under",
		type: "PART_OF",
		pattern:
			"(?<o>{company})(?<t>旗下|下属|所属|控股|全资|参股)的?(?:子公司|企业|公司|板块|单位)?[^，。；\\ue000-\\ue006]{0,4}?(?<s>{company}|{project})",
	},
	{
		id: "part.belongs",
		type: "PART_OF",
		pattern:
			"(?<s>{company})[^，。；\\ue000-\\ue006]{0,4}?(?:属于|属|隶属于?|系|为|归)(?<o>{company})[^，。；\\ue000-\\ue006]{0,4}?(?<t>旗下|管理|所有|控股|下属|隶属)",
	},
	{
		id: "part.below",
		type: "PART_OF",
		pattern:
			"(?<o>{company}|{institution})(?<t>下面的|下辖的|下设的|的(?:全资|控股)?(?:子公司|孙公司|分公司))(?<s>{company}|{institution})",
	},
	{
		id: "part.controlled",
		type: "PART_OF",
		pattern:
			"(?<s>{company})[^，。；\\ue000-\\ue006]{0,4}?(?:由|被)(?<o>{company})[^，。；\\ue000-\\ue006]{0,4}?(?<t>全资|控股|绝对控股|收编|并入|吞并)",
	},
	{
		id: "part.its.told",
		type: "PART_OF",
		about: ["Company"],
		pattern:
			"(?<t>其|旗下|下属|该集团|该公司|集团|公司)(?:的)?(?:全资|控股|下属)?(?:子公司|孙公司|分公司|公司|企业|附属公司)(?<s>{company})",
	},
	{
		id: "part.under.told",
		type: "PART_OF",
		about: ["Company"],
		pattern: "(?:由|，)(?:其)?(?<t>旗下|下属|全资子公司|控股子公司|全资控股的)的?(?<s>{company})",
	},
	{
		id: "part.parent",
		type: "PART_OF",
		pattern: "(?<s>{company})的?(?<t>母公司|控股股东|大股东|实际控制人|控股方)(?:为|是|系|——)?(?<o>{company})",
	},
	{
		id: "part.its",
		type: "PART_OF",
		pattern:
			"(?<o>{company})[^，。；\\ue000-\\ue006]{0,6}?(?<t>其(?:全资|控股|下属)?(?:子公司|孙公司|分公司|企业))(?<s>{company})",
	},
	{
		id: "part.child",
		type: "PART_OF",
		pattern:
			"(?<s>{company})(?:是|系|为|作为|，)[^，。；\\ue000-\\ue006]{0,6}?(?<o>{company})[^，。；\\ue000-\\ue005]{0,20}?(?<t>子公司|孙公司|分公司|成员企业|控股公司|控股企业|下属企业|旗下公司|旗下企业|事业部)",
	},
	{
		id: "part.core",
		type: "PART_OF",
		pattern:
			"(?<s>{site})(?:是|作为|为)(?<o>{site})的?[^，。；\\ue000-\\ue006]{0,6}?(?<t>核心区|起步区|启动区|先行区|组成部分|一部分|首发区|主体|子项目|一期|二期)",
	},
	{
		id: "part.governs",
		type: "PART_OF",
		pattern:
			"(?<o>{company}|{institution}|{agency}|{zone})[^，。；\\ue000-\\ue006]{0,6}?(?<t>下设|下辖|下属|管辖|拥有|旗下有|设有|设立了?|内设)[^，。；\\ue000-\\ue006]{0,10}?(?<s>{company}|{institution}|{agency}|{zone})(?=[^，。；]{0,12}(?:等|子公司|分公司|板块|机构|部门|校区|片区|园区|组成|$|，|。))",
	},
	{
		id: "part.belongs.to",
		type: "PART_OF",
		pattern: "(?<s>{any})[^，。；\\ue000-\\ue006]{0,4}?(?<t>隶属于?|归属于?|直属于?|从属于|划归|并入|属于)(?<o>{any})",
	},
	{
		id: "part.of.which",
		type: "PART_OF",
		pattern:
			"(?:^|[，；。：])(?:主要|具体|规划|下)?(?<t>包括|包含|涵盖|内含|含|分为|分成|下设|下分|由)[^，。；\\ue000-\\ue006]{0,6}?(?<s>{project}|{zone})(?:[^，。；\\ue000-\\ue006]{0,10}?(?:子项目|部分|板块|组团|地块|工程|项目|片区|组成|构成)|等|(?=[，。；]|$))",
		notBefore: /^(?:建|承|投|负责|牵头|实施)/,
	},
	{
		id: "part.holds",
		type: "PART_OF",
		pattern:
			"(?<o>{thing})[^，。；\\ue000-\\ue006]{0,8}?(?<t>包括|包含|涵盖|由|含)[^，。；\\ue000-\\ue006]{0,6}?(?<s>{site})[^，。；\\ue000-\\ue006]{0,12}(?:组成|构成|等|$)",
	},
];
