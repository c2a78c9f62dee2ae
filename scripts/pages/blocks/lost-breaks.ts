const delimiter = /^\s*\|?\s*:?-{3,}:?\s*\|/;

/** The address of an endpoint with words and a colon right behind it, where they begin with letters of another script. */
const addressFirst = /^\s*(?:\{\{\w+\}\}|https?:\/\/[\w.:-]+)?(?:\/[\w.{}:-]+)+(?=[^\0-\x7f]{2,20}[:：])/;

const titled = /^\s*Section titled “[^”]{1,80}”(?=curl\s|[[{])/;

/** A default with a mark right behind it, and perhaps the next name or label. */
const marked = /^(\s*default: ?\S.*?)(?:required|optional)(?=$|[a-z][a-z\d_.]*$|Available options:$)/;
const typeFirst = /^\s*(?:string|integer|number|boolean|object|array|enum|file|any)\b/;

/** Longer lines are text, or code that is told by other signs. */
const longest = 2000;

/** Where the parts of a line begin that a copy ran together, but for its start. */
export function lostBreaksIn(line: string, next: string): readonly number[] {
  if (line.length > longest) return [];
  if (line.endsWith("|") && delimiter.test(next)) {
    const bar = line.indexOf("|");
    return bar > 0 && /\S/.test(line.slice(0, bar)) && /\/\S*$/.test(line.slice(0, bar)) ? [bar] : [];
  }
  const whole = titled.exec(line) ?? (line.includes("/") ? addressFirst.exec(line) : null);
  if (whole !== null) return [whole[0].length];
  const [all, value = ""] = marked.exec(line) ?? [];
  if (all === undefined) return [];
  if (all.length === line.length) return [value.length];
  return /:$/.test(line) || typeFirst.test(next) ? [value.length, all.length] : [];
}
