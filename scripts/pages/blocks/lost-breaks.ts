const delimiter = /^\s*\|?\s*:?-{3,}:?\s*\|/;

/** The address of an endpoint with words and a colon right behind it, where they begin with letters of another script. */
const addressFirst = /^\s*(?:\{\{\w+\}\}|https?:\/\/[\w.:-]+)?(?:\/[\w.{}:-]+)+(?=[^\0-\x7f]{2,20}[:：])/;

/** The same with a title to the end of the line, and what a page says of an endpoint right before its method. */
const addressBefore = /^\s*https?:\/\/[\w.:-]+(?:\/[\w.{}:-]+)+(?=[^\0-\x7f]{2,12}\s*$)/;
const methodBehind = /^\s*[^\0-\x7f\s]{2,6}(?=(?:GET|POST|PUT|PATCH|DELETE)\s*$)/;

/** A method and its path right behind another endpoint or what is said of it. */
const endpointBehind = /(?<=[^\s\0-\x2f:-@[-`{|~])(?=(?:GET|POST|PUT|PATCH|DELETE) \/[\w{])/g;

/** What some copies have of the link at a heading; the source of it. */
export const linkWords = "Section titled “[^”\\n]{1,80}”";
const linkAlone = new RegExp(`^\\s*${linkWords}$`);
const titled = new RegExp(`^\\s*${linkWords}(?=curl\\s|[[{])`);

/** A default with a mark right behind it, and perhaps the next name or label. */
const marked = /^(\s*default: ?\S.*?)(?:required|optional)(?=$|[a-z][a-z\d_.]*$|Available options:$)/;
const typeFirst = /^\s*(?:string|integer|number|boolean|object|array|enum|file|any)\b/;

/** An example of a number or mark with the next field or title right behind it, as GitBook's reference has it. */
const exampled = /^(?:\S{1,20})?Example: (?:-?\d+(?:\.\d+)?|true|false)(?=[A-Za-z_]{2})/;

/** A path with the number of its answer right behind it, above what that number means. */
const answered = /^\/[\w/{}.-]*[a-z}](?=[1-5]\d\d$)/;

/** A header with the label of the body right behind it. */
const labelled = /^\s*[\w-]+: .*[>\])"'}](?=\p{Lu}\p{L}{2,20}:$)/u;

/** Longer lines are text, or code that is told by other signs. */
const longest = 2000;

/** Where the parts of a line begin that a copy ran together, but for its start. */
export function lostBreaksIn(line: string, next: string): readonly number[] {
  if (line.length > longest) return [];
  if (line.endsWith("|") && delimiter.test(next)) {
    const bar = line.indexOf("|");
    const before = line.slice(0, bar);
    const isApart = /[}\]:：]\s*$/.test(before) || /\/\S*$/.test(before) || linkAlone.test(before);
    return bar > 0 && isApart ? [bar] : [];
  }
  const endpoints = line.includes("/") ? [...line.matchAll(endpointBehind)].map(({ index }) => index) : [];
  if (endpoints.length > 0) return endpoints;
  const address = line.includes("/") ? (addressFirst.exec(line) ?? addressBefore.exec(line)) : methodBehind.exec(line);
  const isAnswered = /^[A-Z][A-Za-z ]{1,30}$/.test(next);
  const header = /^\s*[[{]/.test(next) ? labelled.exec(line) : null;
  const reference = line.includes("Example: ") ? exampled.exec(line) : isAnswered ? answered.exec(line) : null;
  const whole = reference ?? header ?? titled.exec(line) ?? address;
  if (whole !== null) return [whole[0].length];
  const [all, value = ""] = marked.exec(line) ?? [];
  if (all === undefined) return [];
  if (all.length === line.length) return [value.length];
  return /:$/.test(line) || typeFirst.test(next) ? [value.length, all.length] : [];
}
