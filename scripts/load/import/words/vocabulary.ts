/** What a part of a page is about. `ignored` is neither sent nor received in a body: headers of answers, prices. */
export type PageArea = "request" | "response" | "error" | "header" | "path" | "query" | "ignored";

/** The words of headings that say what follows, in English and Chinese. */
const areaWords: Readonly<Record<Exclude<PageArea, "ignored">, RegExp>> = {
  error: /\b(?:errors?|status codes?)\b|错误|异常|状态码/i,
  response: /\b(?:responses?|returns?|returned|output|results?|answers?)\b|响应|返回|输出|出参|应答/i,
  header: /\b(?:headers?|authori[sz]ation|authentication|auth)\b|请求头|认证|鉴权|授权/i,
  path: /\bpath\b|路径/i,
  query: /\b(?:query|url|uri)\b|查询/i,
  request: /\b(?:requests?|body|parameters?|params?|arguments?|payload|input|fields?)\b|请求|参数|入参|字段/i,
};

/** Words that may stand beside those of an area and change nothing. */
const fillers =
  /\b(?:examples?|samples?|an?|the|of|for|in|and|schema|format|object|json|http|data|success(?:ful)?|ok|non|streaming|streamed|stream|code|curl|content|attributes?|properties|list|all|optional|required)\b|示例|样例|例子|说明|体|头|数据|内容|结果|成功|失败|列表|格式|正文|非?流式|模式|信息|对象|属性|的|与|和|中/gi;

/** The area that a heading opens, when it consists of nothing but words for it. */
export function areaOf(heading: string): PageArea | undefined {
  const found = (Object.keys(areaWords) as (keyof typeof areaWords)[]).filter((area) => areaWords[area].test(heading));
  if (found.length === 0) return undefined;
  const rest = found
    .reduce((text, area) => text.replace(new RegExp(areaWords[area].source, "gi"), " "), heading)
    .replace(fillers, " ");
  if (/\p{L}/u.test(rest)) return undefined;
  const [first] = found;
  const answer = first === "error" || first === "response";
  if (answer && found.includes("header")) return "ignored";
  if (first === "response" && found.includes("request") && isBoth(heading)) return undefined;
  return first;
}

/** `Request and response` speaks of both; `response parameters` only of one. */
function isBoth(heading: string): boolean {
  return /\brequest\b.*\bresponse\b|请求.*(?:响应|返回)/i.test(heading);
}

export type Column = "name" | "type" | "required" | "default" | "place" | "description" | "values";

const columnWords: Readonly<Record<Column, RegExp>> = {
  name: /^(?:(?:parameter|param|field|property|attribute|argument|header|key|variable|element)s?(?: name)?|name|参数(?:名称?|字段)?|字段(?:名称?)?|名称|属性(?:名称?)?|变量(?:名)?|键)$/i,
  type: /^(?:(?:data |value )?types?|(?:数据|参数|字段)?类型|格式)$/i,
  required:
    /^(?:required\??|mandatory|optional\??|requirement|(?:是否)?(?:必填|必选|必需|必须|必传|可选|选填)(?:项)?)$/i,
  default: /^(?:defaults?(?: value)?|默认(?:值)?|缺省(?:值)?)$/i,
  place: /^(?:in|location|place|position|(?:参数)?位置|(?:传参|参数)方式)$/i,
  description:
    /^(?:descriptions?|desc|meaning|notes?|details|explanation|remarks?|comment|说明|描述|(?:参数|字段)(?:说明|描述)|备注|含义|解释|详情)$/i,
  values:
    /^(?:(?:allowed |possible |valid |accepted )?(?:values?|options)|range|enum|constraints?|取值(?:范围)?|可选值|枚举(?:值)?|范围|约束|限制)$/i,
};

export function columnOf(header: string): Column | undefined {
  const text = header.replace(/[`*_]/g, "").trim();
  return (Object.keys(columnWords) as Column[]).find((column) => columnWords[column].test(text));
}

const yes = /^(?:✅|✔️?|✓|☑️?|√|●|是|yes|y|true|required|mandatory|必填|必选|必需|必须|必传|1)$/i;
const no = /^(?:|❌|✖️?|✗|✘|×|x|○|否|no|n|false|optional|可选|选填|非必填|非必选|非必须|不必填|-+|–|—|\/|0)$/i;

/** What a cell says of whether something must be sent: `conditional` for anything but a plain yes or no. */
export function readRequired(cell: string, optionalColumn: boolean): "yes" | "no" | "conditional" {
  const written = cell.replace(/[`*_]/g, "").trim();
  // A sign may stand before the word.
  const text = /^[✅✔✓☑❌✖✗✘]\ufe0f?\s*(\p{L}.*)$/u.exec(written)?.[1] ?? written;
  const word = text.replace(/\s*[(（][\s\S]*$/, "");
  if (word !== text && yes.test(word)) return "conditional";
  if (yes.test(word)) return optionalColumn && !/^(?:required|必)/i.test(word) ? "no" : "yes";
  if (no.test(word)) return optionalColumn && word !== "" && !/^(?:optional|可选|选填)/i.test(word) ? "yes" : "no";
  return "conditional";
}

export type FieldPlace = "body" | "query" | "path" | "header" | "cookie" | "form";

const placeWords: Readonly<Record<FieldPlace, RegExp>> = {
  header: /header|请求头/i,
  path: /path|路径/i,
  query: /query|url|查询/i,
  cookie: /cookie/i,
  form: /form|表单/i,
  body: /body|json|请求体|正文/i,
};

export function placeOf(cell: string): FieldPlace | undefined {
  return (Object.keys(placeWords) as FieldPlace[]).find((place) => placeWords[place].test(cell));
}
