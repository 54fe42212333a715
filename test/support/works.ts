import type { Work } from "../../server/core/citation/work.ts";

/** The paper, as the built-in bibliography has it. */
export const paper: Work = {
  id: "naughton2023trajectory",
  type: "report",
  author: [
    { family: "Naughton", given: "Barry" },
    { family: "Xiao", given: "Siwen" },
    { family: "Xu", given: "Yaosheng" },
  ],
  title: "The Trajectory of China’s Industrial Policies",
  genre: "Working Paper",
  publisher: "University of California Institute on Global Conflict and Cooperation",
  issued: { "date-parts": [[2023]] },
  URL: "https://escholarship.org/uc/item/28f568zv",
  language: "en",
};

/** A Chinese work with all that is known of it. */
export const xi: Work = {
  id: "xi2022",
  type: "article-magazine",
  author: [{ family: "Xi", given: "Jinping" }],
  title: "Speed up",
  "container-title": "Qiushi",
  issued: { "date-parts": [[2022, 4, 30]] },
  URL: "http://www.gov.cn/x_1.htm",
  language: "zh",
  custom: {
    authorsZh: ["习近平"],
    titleZh: "加快建设“强国”",
    titlePinyin: "Jiakuai jianshe “qiangguo”",
    containerZh: "求是",
    note: { en: "A note.", zh: "注。" },
  },
};
