import { readFileSync } from "node:fs";

/** A division of the administrative map (data/places.txt, made by scripts/data/places.js). */
export interface Division {
	/** Of 2, 4, 6 or 9 digits: province, prefecture, county, township. */
	code: string;
	name: string;
}

const DIVISIONS: Division[] = readFileSync(new URL("../../../data/places.txt", import.meta.url), "utf8")
	.trimEnd()
	.split("\n")
	.map((line) => {
		const [code, name] = line.split("\t") as [string, string];
		return { code, name };
	});

const BY_NAME = new Map<string, Division[]>();
const BY_CODE = new Map<string, Division>();
/** 嘉兴 -> 嘉兴市, of provinces, prefectures and counties; township short forms are made on demand. */
const BY_SHORT = new Map<string, Division[]>();

function add(map: Map<string, Division[]>, name: string, division: Division): void {
	const list = map.get(name);
	if (list) list.push(division);
	else map.set(name, [division]);
}

const ETHNIC =
	/(?:(?:壮|满|回|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|黎|哈萨克|傣|畲|傈僳|仡佬|东乡|拉祜|水|佤|纳西|羌|土|仫佬|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|独龙|鄂伦春|各)族)+/;

/** The name without its rank: 嘉兴市 -> 嘉兴, 黔南布依族苗族自治州 -> 黔南; null where nothing of two characters is left. */
export function shortPlace(name: string): string | null {
	const short = name
		.replace(
			/(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|街道|林区|省|市|区|县|盟|旗|镇|乡)$/,
			"",
		)
		.replace(ETHNIC, "");
	return short.length >= 2 && short !== name ? short : null;
}

/** Rows that are no places by their names: development zones, farms and their offices. */
const ORGANS =
	/(开发区|园区|保税区|保税港区|高新区|示范区|试验区|度假区|林业局|管理区|管理处|管委会|委员会|办事处|农场|林场|牧场|监狱|中心|公司|工业园|产业园|基地|医院|学校)$/;

for (const division of DIVISIONS) {
	BY_CODE.set(division.code, division);
	if (ORGANS.test(division.name)) continue;
	add(BY_NAME, division.name, division);
	const short = division.code.length <= 6 ? shortPlace(division.name) : null;
	if (short) add(BY_SHORT, short, division);
}

/** Every division of the map, by code. */
export function everyDivision(): readonly Division[] {
	return DIVISIONS;
}

/** Divisions of exactly this name. */
export function divisions(name: string): readonly Division[] {
	return BY_NAME.get(name) ?? [];
}

/** Provinces, prefectures and counties whose name without its rank is this: highest rank first. */
export function divisionsByShort(short: string): readonly Division[] {
	return COMMON_SHORT.has(short) ? [] : (BY_SHORT.get(short) ?? []);
}

export function division(code: string): Division | null {
	return BY_CODE.get(code) ?? null;
}

/** Whether the map has the name, with its rank or without. */
export function onMap(name: string): boolean {
	return divisions(name).length > 0 || divisionsByShort(name).length > 0;
}

/** Names without their rank that are common words or names of other things far more often. */
const COMMON_SHORT: ReadonlySet<string> = new Set(
	(
		"新建 新城 古城 城东 城西 城南 城北 城中 城区 郊区 中原 滨海 滨江 滨湖 滨河 东至 大关 龙门 泰山 和平 朝阳 中山 解放 东风 光明 红旗 胜利 建设 新华 人民 团结 友谊 前进 长安 太平 新兴 永和 河东 河西 河南区 河北区 江东 江西区 江南 江北 " +
		"海南区 海北 海港 海城 海安 海阳 金山 宝山 南山 西山 东山 青山 黄山 衡山 香山 华山 鼓楼 南岸 北岸 东区 西区 南区 北区 新区 开发 中心 高新 经开 临港 临江 临海 沿河 沿滩 平安 安居 安宁 永安 长治 大同 大通 大安 大方 大余 大英 富民 富源 " +
		"兴安 兴业 兴文 清河 清水 清新 天河 天心 天元 天山 白云 白塔 云龙 云城 龙湖 龙华 龙城 龙江 明水 明山 石林 石门 石城 文山 文成 武功 武进 宁海 宁静 玉泉 玉山 玉龙 桥东 桥西 向阳 广安区 广场 广德 尖山 立山 站前 站北 双清 双桥 五华 五台 三水 三元 四方 七星 八步 九龙 " +
		"通道 通海 通河 通川 合作 合水 合江 互助 共和 民和 民乐 正安 正定 正阳 顺德 顺平 顺义 怀柔 仁和 仁寿 信丰 信宜 康平 康乐 安平 安定 安乡 安康区 成武 成安 盛世 盐湖 盐池 盐边 岚山 上街 下陆 内乡 前郭 中方 中牟 中江 中宁 中站 中卫区 中阳 集贤 集美 商河 商南 商水"
	).split(" "),
);

/** Countries and territories as news text calls them: not on the administrative map. */
export const COUNTRIES: ReadonlySet<string> = new Set(
	(
		"中国 美国 英国 法国 德国 日本 韩国 朝鲜 俄罗斯 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 丹麦 芬兰 波兰 捷克 奥地利 匈牙利 希腊 土耳其 以色列 沙特 阿联酋 伊朗 印度 巴基斯坦 孟加拉国 斯里兰卡 泰国 越南 " +
		"老挝 柬埔寨 缅甸 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 文莱 蒙古国 哈萨克斯坦 乌兹别克斯坦 澳大利亚 新西兰 加拿大 墨西哥 巴西 阿根廷 智利 秘鲁 埃及 南非 尼日利亚 肯尼亚 埃塞俄比亚 爱尔兰 乌克兰 白俄罗斯 卢森堡 " +
		"香港 澳门 台湾"
	).split(" "),
);
