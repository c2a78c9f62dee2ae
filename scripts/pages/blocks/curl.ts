/** A request as a `curl` command makes it. */
export interface CurlCommand {
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body?: CurlBody;
  /** Fields of a form (`-F`); `@` marks a file. */
  readonly form: readonly (readonly [name: string, value: string, offset: number])[];
  /** It names no method and sends nothing. */
  readonly isBare?: true;
  /** The file that the answer is written to. */
  readonly output?: string;
  readonly offset: number;
  /** Behind the command. */
  readonly end: number;
}

export interface CurlBody {
  readonly text: string;
  /** Of its first character. */
  readonly offset: number;
}

/** Every `curl` command in a text. One whose quotes never close is left out. */
export function findCurls(text: string): readonly CurlCommand[] {
  return [...curlsIn(text)];
}

/** The commands of {@link findCurls} that begin before an offset, each read when it is asked for. */
export function* curlsIn(text: string, before = text.length): Iterable<CurlCommand> {
  let end = 0;
  for (const match of text.matchAll(/(?<![\w./-])curl(?=\s)/g)) {
    if (match.index >= before) return;
    const command = match.index < end ? undefined : readCurl(text, match.index);
    if (command === undefined) continue;
    end = command.end;
    yield command;
  }
}

interface Word {
  readonly text: string;
  readonly offset: number;
}

/** Options with a value that says nothing of the request. */
const valued =
  /^(?:-[mAebcEKTwxyYzCDPQt]|--(?:max-time|user-agent|referer|cookie|cert|config|proxy|write-out|retry|connect-timeout))$/;

function readCurl(text: string, offset: number): CurlCommand | undefined {
  const command = splitWords(text, offset + "curl".length);
  const { words } = command;
  if (words === undefined) return undefined;
  const heredoc = readHeredoc(text, words, command.end);
  const end = heredoc === undefined ? command.end : heredoc.offset + heredoc.text.length;
  const headers = new Map<string, string>();
  const form: (readonly [string, string, number])[] = [];
  const data: Word[] = [];
  let [method, url, body, get, output]: [string?, string?, CurlBody?, boolean?, string?] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const [option, joined] = splitOption(word);
    const take = (): Word => joined ?? words[++at] ?? { text: "", offset: word.offset };
    if (option === "-X" || option === "--request") method = take().text.toUpperCase();
    else if (option === "--url") url = take().text;
    else if (option === "-H" || option === "--header") addHeader(headers, take().text);
    else if (option === "-G" || option === "--get") get = true;
    else if (option === "-d" || /^--(?:data(?:-raw|-binary|-ascii|-urlencode)?|json)$/.test(option)) data.push(take());
    else if (/^(?:-F|--form(?:-string)?)$/.test(option)) addField(form, take());
    else if (/^(?:-u|--user)$/.test(option)) headers.set("authorization", `Basic ${take().text}`);
    else if (option === "-o" || option === "--output") output = take().text;
    else if (/^<<?/.test(word.text)) break;
    else if (valued.test(option)) take();
    else if (!option.startsWith("-")) url ??= word.text;
  }
  if (url === undefined) return undefined;
  const [first] = data;
  const pairs = data.flatMap(({ text: pair, offset: at }) => splitPairs(pair, at));
  if (first && /^@-?$/.test(first.text) && heredoc) body = heredoc;
  else if (first && !/^\s*[{[]/.test(first.text) && pairs.length > 0 && !get) {
    form.push(...pairs);
    if (!headers.has("content-type")) headers.set("content-type", "application/x-www-form-urlencoded");
  } else if (get)
    url += pairs
      .map(([name, value], index) => `${index === 0 && !url?.includes("?") ? "?" : "&"}${name}=${value}`)
      .join("");
  else body = first;
  const sends = (body !== undefined || form.length > 0) && !get;
  return {
    method: method ?? (sends ? "POST" : "GET"),
    url,
    headers,
    form,
    offset,
    end,
    ...(body && { body }),
    ...(method === undefined && !sends && !get && { isBare: true as const }),
    ...(output !== undefined && { output }),
  };
}

/** The lines up to the word that `<<` names, which the command reads as its input. */
function readHeredoc(text: string, words: readonly Word[], end: number): CurlBody | undefined {
  const at = words.findIndex((word) => word.text.startsWith("<<"));
  const mark = at < 0 ? undefined : words[at]?.text.replace(/^<<-?/, "") || words[at + 1]?.text;
  if (mark === undefined || !/^\w{1,100}$/.test(mark)) return undefined;
  const start = end + 1;
  const close = text.slice(start).search(new RegExp(`^[ \\t]*${mark}[ \\t]*$`, "m"));
  return close < 0 ? undefined : { text: text.slice(start, start + close), offset: start };
}

/** `a=1&b=2` */
function splitPairs(text: string, offset: number): readonly (readonly [string, string, number])[] {
  return text.split("&").flatMap((pair) => {
    const found = /^\s*([\w.[\]-]+)=([\s\S]*)$/.exec(pair);
    return found?.[1] === undefined ? [] : [[found[1], found[2] ?? "", offset] as const];
  });
}

/** `--url=…` and `-XPOST` carry their value with them. */
function splitOption(word: Word): readonly [option: string, value?: Word] {
  const { text, offset } = word;
  const joined = /^(--[\w-]+)=([\s\S]*)$/.exec(text) ?? /^(-[XHdF])([\s\S]+)$/.exec(text);
  if (joined?.[1] === undefined || joined[2] === undefined) return [text];
  return [joined[1], { text: joined[2], offset: offset + text.length - joined[2].length }];
}

function addHeader(headers: Map<string, string>, text: string): void {
  const at = text.indexOf(":");
  if (at > 0) headers.set(text.slice(0, at).trim().toLowerCase(), text.slice(at + 1).trim());
}

function addField(form: (readonly [string, string, number])[], { text, offset }: Word): void {
  const at = text.indexOf("=");
  if (at > 0) form.push([text.slice(0, at), text.slice(at + 1).replace(/^"|"$/g, ""), offset]);
}

/** The words of a shell command up to its end: a line break that nothing continues, or `;`, `|` or `&`. */
function splitWords(text: string, start: number): { readonly words?: readonly Word[]; readonly end: number } {
  const words: Word[] = [];
  let current: { text: string; offset: number } | undefined;
  let at = start;
  const add = (part: string, offset: number): void => {
    current ??= { text: "", offset };
    current.text += part;
  };
  const flush = (): void => {
    if (current) words.push(current);
    current = undefined;
  };
  while (at < text.length) {
    const char = text[at] ?? "";
    const gap = char === "\\" || char === "^" ? /^.[ \t]*\n/.exec(text.slice(at, at + 80)) : null;
    if (gap) at += gap[0].length;
    else if (char === "$" && text[at + 1] === "'" && current === undefined) {
      // `$'…'` is quoted as well.
      at++;
      continue;
    } else if (char === "'" || char === '"') {
      const quote = readQuoted(text, at);
      if (quote === undefined) return { end: at };
      add(quote.text, at + 1);
      at = quote.end;
      // A copy may have lost the break behind the body.
      if (/^\s*[{[][\s\S]*[}\]]\s*$/.test(quote.text) && /^[\p{L}{[]/u.test(text.slice(at, at + 2))) break;
      continue;
    } else if (/[ \t]/.test(char)) at++;
    else if (/[\n;|&]/.test(char)) break;
    else {
      const escaped = char === "\\" && at + 1 < text.length;
      add(escaped ? (text[at + 1] ?? "") : char, at);
      at += escaped ? 2 : 1;
      continue;
    }
    flush();
    // Another command begins, whose break is lost.
    const last = words.at(-1);
    if (last?.text === "curl" && /\s/.test(text[last.offset - 1] ?? ""))
      return { words: words.slice(0, -1), end: last.offset };
  }
  flush();
  return { words, end: at };
}

function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  const quote = text[start] ?? "";
  const close = text.indexOf(quote, start + 1);
  if (close < 0) return undefined;
  if (quote === "'") return { text: text.slice(start + 1, close), end: close + 1 };
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === quote) return { text: value, end: at + 1 };
    const next = text[at + 1] ?? "";
    if (char === "\\" && /["\\$`\n]/.test(next)) {
      value += next === "\n" ? "" : next;
      at++;
    } else value += char;
  }
  return undefined;
}
