/** Chinese surnames in simplified script: the common ones first, then the rare ones that occur in public life. */
const SINGLE =
	"王李张刘陈杨赖洪习希黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤" +
	"常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党" +
	"宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴" +
	"丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植富尧由奥贝员嘉水仉介户召藏保律寸衡牧" +
	"步堵弓励鱼郏郗竺郇笪缑禚蒯暴么化虎洛泥令尔旷勇青占酆芶经晨伦凡宛种秘续拓才随脱俸言过邴逄淳铁苍双曲东樵隗郦郸荀邺侍谯仰皇火年苘妥撒付生豹";
const DOUBLE = [
	"欧阳",
	"上官",
	"司马",
	"诸葛",
	"司徒",
	"皇甫",
	"尉迟",
	"公孙",
	"慕容",
	"令狐",
	"东方",
	"端木",
	"夏侯",
	"轩辕",
	"宇文",
	"长孙",
	"独孤",
	"南宫",
	"西门",
	"百里",
	"钟离",
	"闾丘",
	"申屠",
	"赫连",
	"澹台",
	"呼延",
	"东郭",
	"闻人",
	"公冶",
	"太史",
	"濮阳",
	"淳于",
	"单于",
	"万俟",
	"司空",
	"鲜于",
	"拓跋",
	"纳兰",
	"达奚",
	"第五",
	"左丘",
	"梁丘",
	"公西",
	"羊舌",
	"谷梁",
	"段干",
	"完颜",
	"耶律",
	"乌雅",
	"叶赫",
];

/** Surnames by length; simplified script (`fold` the text first). */
export const SURNAMES: { readonly single: ReadonlySet<string>; readonly double: ReadonlySet<string> } = {
	single: new Set(SINGLE),
	double: new Set(DOUBLE),
};

/** Length of the surname that `name` begins with (1 or 2 characters), 0 where there is none. */
export function surnameLength(name: string): 0 | 1 | 2 {
	if (SURNAMES.double.has(name.slice(0, 2)) && name.length > 2) return 2;
	return SURNAMES.single.has(name[0] ?? "") ? 1 : 0;
}

/** Whether the folded text could be a full Chinese personal name: a surname and one or two characters more. */
export function isPersonName(name: string): boolean {
	if (!/^\p{Script=Han}{2,4}$/u.test(name)) return false;
	const surname = surnameLength(name);
	const given = name.length - surname;
	return surname > 0 && (given === 1 || given === 2);
}
