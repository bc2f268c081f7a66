/** An invented article, to be saved in every format. */
export const ARTICLE = {
	title: "临江新城三个项目同日开工",
	credit: "本报记者 周小满 通讯员 李一诺",
	paragraphs: [
		"昨日上午，青禾区临江新城三个重点项目同日开工，总投资51.59亿元。区委书记张明远宣布开工，区长何思源主持仪式。",
		"由青禾城投集团投资建设的临江会展中心项目位于临江新城核心区，占地212亩，计划2026年底建成。",
		"“我们把服务送到工地。”何思源说，区住建局将为每个项目配一名专员，天天有人管，人人有责任。",
	],
	heading: "一条新路 两座新桥",
	ending: ["青禾大桥由省交建集团承建，目前已完成桩基施工；望江桥的征迁由望江街道负责，力争下月清零。"],
};

export const PLAIN = [
	ARTICLE.title,
	"",
	ARTICLE.credit,
	"",
	...ARTICLE.paragraphs,
	"",
	ARTICLE.heading,
	"",
	...ARTICLE.ending,
	"",
].join("\n");
