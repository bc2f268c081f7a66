import type { EntityType } from "../../schema.ts";

/**
 * Words that a name of a type ends with, in folded text. `strong` ones make a name of what stands before them;
 * `weak` ones need something distinctive before them (a place, a brand, a number: 嘉兴|广场, 联东U谷|广场).
 */
interface Suffixes {
	type: EntityType;
	strong: string;
	weak: string;
}

export const SUFFIXES: readonly Suffixes[] = [
	{
		type: "Company",
		strong:
			"有限责任公司 股份有限公司 有限公司 集团公司 总公司 分公司 子公司 公司 集团股份 集团 株式会社 商业银行 农商银行 农商行 银行 支行 分行 专业合作社 合作社 信用社 " +
			"证券 保险 控股 药业 制药 重工 置业 地产 股份 实业 酒业 乳业 钢铁 铝业 铜业 矿业 水务 燃气 传媒 资本 创投 企业管理 百货 商贸",
		weak: "科技 电子 汽车 能源 电气 电器 机械 装备 精密 生物 医药 化工 材料 光电 光伏 智能 智造 网络 信息 软件 物流 服饰 食品 饭店 宾馆 超市 超市连锁 书店 商场",
	},
	{
		type: "Agency",
		strong:
			"人民政府 省政府 市政府 区政府 县政府 镇政府 乡政府 州政府 政府 人大常委会 人大常委会办公室 人大 政协 纪委监委 纪委 监委 组织部 宣传部 统战部 政法委 党群工作部 " +
			"管理委员会 管委会 管委 委员会 发展和改革委员会 发改委 发展改革委 住建委 卫健委 国资委 经信委 教委 科委 农委 旅游委 旅委 投促委 编委 工委 教育工委 党工委 党组 " +
			"工信局 发改局 住建局 商务局 教育局 科技局 财政局 人社局 民政局 公安局 司法局 审计局 统计局 税务局 税务分局 林业局 水利局 水务局 交通局 交通运输局 文旅局 " +
			"旅游局 农业局 农业农村局 应急管理局 应急局 生态环境局 环保局 自然资源局 规划局 规划分局 规划资源分局 市场监管局 监管局 管理局 行政审批局 审批局 城管局 执法局 招商局 " +
			"投资促进局 经济发展局 产业发展局 社会事业局 信访局 统筹局 医保局 体育局 粮食局 气象局 海事局 海洋局 铁路局 机关事务局 更新局 改革局 经信局 经发局 建设局 金融局 国土局 国土资源局 民航局 人防局 分局 局 " +
			"发改厅 财政厅 教育厅 住建厅 交通厅 商务厅 农业农村厅 科技厅 工信厅 水利厅 民政厅 自然资源厅 生态环境厅 文旅厅 公安厅 厅 " +
			"总工会 工会 妇联 团委 团市委 团区委 团县委 团省委 工商联 科协 残联 文联 侨联 台联 社科联 贸促会 红十字会 计生协 关工委 " +
			"法院 检察院 派出所 交警大队 交警支队 支队 大队 武装部 人武部 海关 消防救援局 " +
			"市委会 省委会 区委会 县委会 州委会 党群部 工委会 办公厅 办公室 金融办 自贸办 招商办 扶贫办 城建办 项目办 改革办 大数据办 台办 侨办 法制办 编办 文明办 政研室 研究室 " +
			"办事处 管理处 管理所 管理站 指挥部 筹备组 领导小组 理论学习中心组 纪检监察组 联络站 服务中心 政务服务中心 交易中心 监测中心 指挥中心 调度中心 执法大队 村委会 居委会 村民委员会 居民委员会",
		weak: "大数据中心 招商中心 促进中心 管理中心",
	},
	{
		type: "Institution",
		strong:
			"大学 学院 中学 小学 幼儿园 学校 技校 技工学校 职校 党校 医院 卫生院 研究院 研究总院 研究所 研究中心 实验室 设计院 规划院 勘察设计院 勘察院 总院 分院 科学院 农科院 中科院 工程院 协会 商会 学会 联合会 总商会 同乡会 " +
			"基金会 促进会 博物馆 图书馆 美术馆 档案馆 文化馆 科技馆 展览馆 展馆 纪念馆 体育馆 体育场 体育中心 全民健身中心 联盟 联合体 智库 出版社 电视台 交响乐团 寺 庵",
		weak: "剧院 影院 中心医院 实训基地 书院 工作室",
	},
	{
		type: "Zone",
		strong:
			"经济技术开发区 高新技术产业开发区 高新技术开发区 经济开发区 旅游度假区 开发区 高新区 经开区 高开区 综合保税区 保税港区 保税区 保税物流中心 出口加工区 自由贸易试验区 自贸试验区 自贸片区 自贸区 " +
			"综合实验区 实验区 试验区 示范区 先行区 合作区 产业园区 工业园区 科技园区 物流园区 园区 产业园 工业园 科技园 科创园 文创园 物流园 创业园 孵化园 生态园 示范园 高科技园 软件园 创意园 电商园 农业园 产业城 工业小区 工业集中区 集中区 " +
			"加工园区 片区 区片 历史文化街区 街区 街坊 新城 产业新城 科学城 未来城 商务区 商务中心区 金融区 服务区 集聚区 聚集区 功能区 核心区 组团 棚户区 港区 灌区 临港经济区 经济区 新区 湿地公园 科创走廊 产业带 经济带 总部基地 经济基地 产业集群 芯谷 光谷 视谷 量子谷 智谷 科创谷",
		weak: "片 地块 老城 园 谷 发展区 世纪城 聚能城 未来社区 产业社区 总部社区 科创社区 智造社区",
	},
	{
		type: "Project",
		strong:
			"项目 工程 生产线 标准厂房 厂房 产业化基地 生产基地 制造基地 加工基地 研发基地 中试基地 储备基地 产业基地 培训基地 影视基地 音乐基地 基地 综合体 购物中心 商业街 步行街 不夜街 农贸市场 批发市场 交易市场 专业市场 建材市场 市场 " +
			"安置房 安置小区 安置区 复建区 回迁房 保障房 人才公寓 公寓 家园 花园 小区 棚改 新校区 校区 院区 新院区 高铁 高速公路 高速 快速路 联络线 铁路 轻轨 地铁 机场 口岸 码头 航道 大桥 特大桥 隧道 立交 " +
			"水库 电站 水电站 变电站 抽水蓄能电站 风电场 水厂 污水处理厂 垃圾焚烧发电厂 电厂 尾矿库 停车场 停车楼 综合楼 教学楼 门诊楼 住院楼 康复楼 办公楼 主题公园 郊野公园 体育公园 文化公园 公园 " +
			"度假村 游乐场 小镇 古镇旅游区 旅游区 景区 古城 大厦 国际广场 城市广场 广场 生活广场 管廊 综合管廊 枢纽 数据中心 算力中心 冷链中心 展示中心 会展中心 会议中心 研发中心 研究中心 配送中心 检测中心 检验检测中心 运营中心 集散中心 采购中心 邻里中心 供能中心 处理中心 文化中心 科创中心 创新中心 技术中心 交易中心 游客中心 服务平台 " +
			"孵化港 创新港 科创港 芯创港 会展城 商贸城 建材城 汽车城 农商城 影视城 旅游城 不夜城 大市场 工厂 智慧工厂 数字化工厂 新厂 分厂 总部 区域总部 地区总部 创业谷 智慧谷 长廊 绿道 栈道 浴场",
		weak: "改造 扩建 迁建 改扩建 新建 续建 扩区 技改 征迁 搬迁 拆迁 旧改 治理 修缮 更新 保护提升 改造提升 综合整治 整治 提升改造 延伸段 南延 北延 东延 西延 一期 二期 三期 四期 五期 首期 馆 城 天地 中心 酒店 大道东延伸段 综合开发 开发建设 平台 试验站 观测站 充电站 加油站 球场 体育场馆 俱乐部 学园 乐园 游乐园 植物园 动物园 大楼 号楼 标段 东段 西段 南段 北段 中段 主体 旅游岛 望远镜 装置 产线 总装线",
	},
	{
		type: "Place",
		strong: "街道 社区 自治州 自治县 自治区 村 镇 乡 县 大道 路 街 岛 河 湖 江 半岛 水库",
		weak: "巷 弄 胡同",
	},
];

/** Agencies whose names are a word of their own. */
export const STATE_ORGANS: ReadonlySet<string> = new Set(
	(
		"国务院 中共中央 党中央 中央政治局 中共中央政治局 中央纪委 全国人大 全国人大常委会 全国政协 中央军委 最高人民法院 最高人民检察院 国家发改委 国家发展改革委 财政部 教育部 科技部 工信部 工业和信息化部 公安部 民政部 司法部 " +
		"人社部 自然资源部 生态环境部 住建部 住房和城乡建设部 交通运输部 水利部 农业农村部 农业部 商务部 文化和旅游部 文旅部 国家卫健委 应急管理部 审计署 国资委 国务院国资委 海关总署 税务总局 国家税务总局 国家旅游局 " +
		"国家民航局 中国民航局 国家能源局 国家林草局 国家铁路局 国家邮政局 国家药监局 国家知识产权局 中国人民银行 证监会 中国证监会 银保监会 国台办 国务院台办 中宣部 中组部 统战部 外交部 国防部 国家统计局 新华社"
	).split(" "),
);

/** Typed by their last word; longest first. */
const ENDINGS: { word: string; type: EntityType; strong: boolean }[] = SUFFIXES.flatMap(({ type, strong, weak }) => [
	...strong.split(" ").map((word) => ({ word, type, strong: true })),
	...weak.split(" ").map((word) => ({ word, type, strong: false })),
]).sort((a, b) => b.word.length - a.word.length);

const BY_LAST = new Map<string, typeof ENDINGS>();
for (const ending of ENDINGS) {
	const last = ending.word.at(-1) as string;
	BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), ending]);
}

export interface Ending {
	word: string;
	type: EntityType;
	strong: boolean;
}

/** The longest suffix that the folded text ends with at `end`, or null. */
export function endingAt(folded: string, end: number, start = 0): Ending | null {
	for (const ending of BY_LAST.get(folded[end - 1] ?? "") ?? []) {
		if (end - ending.word.length >= start && folded.startsWith(ending.word, end - ending.word.length)) return ending;
	}
	return null;
}

/** As `endingAt`, for a name on its own. */
export function endingOf(name: string): Ending | null {
	return endingAt(name, name.length);
}
