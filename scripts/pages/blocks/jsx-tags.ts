import { decodeEntities } from "./entities.js";

/** A tag of a component of MDX: its name begins with a capital letter, or has a hyphen as those of custom elements. */
export interface JsxTag {
  readonly name: string;
  readonly closes: boolean;
  readonly isEmpty: boolean;
  /** A bare attribute is `"true"`; those of data (`data-name`) count without that word. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Nothing but blanks stands before it on its line. */
  readonly startsLine: boolean;
  readonly start: number;
  readonly end: number;
}

const tag =
  /<(\/?)([A-Z][\w.]{0,40}|[a-z]{1,20}(?:-[a-z]{1,20}){1,4})((?![\w.-])[^<>"'{}]{0,500}(?:(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{[^{}]{0,2000}\})[^<>"'{}]{0,500}){0,40})>/g;
const attribute = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\}))?/g;

/** The tags of components outside of code, in their order. */
export function* jsxTags(text: string): Iterable<JsxTag> {
  const isCode = codeRanges(text);
  for (const match of text.matchAll(tag)) {
    const [all, slash = "", name = "", rest = ""] = match;
    if (isCode(match.index)) continue;
    const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
    yield {
      name,
      closes: slash !== "",
      isEmpty: /\/\s*$/.test(rest),
      attributes: attributesOf(rest),
      startsLine: line.trim() === "",
      start: match.index,
      end: match.index + all.length,
    };
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", double, single, braces] of text.matchAll(attribute)) {
    const value = double ?? single ?? braces?.trim().replace(/^(["'`])(.*)\1$/, "$2") ?? "true";
    found.set(name.replace(/^data-/, ""), decodeEntities(value));
  }
  return found;
}

/** Tells whether an offset lies in fenced code. Offsets are asked for in their order. */
function codeRanges(text: string): (offset: number) => boolean {
  const ranges: { start: number; end: number }[] = [];
  let open: { readonly mark: string; readonly start: number } | undefined;
  for (const match of text.matchAll(/^[ \t]*(`{3,}|~{3,})/gm)) {
    const [, mark = ""] = match;
    if (open === undefined) open = { mark, start: match.index };
    else if (mark.startsWith(open.mark)) {
      ranges.push({ start: open.start, end: match.index });
      open = undefined;
    }
  }
  if (open) ranges.push({ start: open.start, end: text.length });
  let at = 0;
  return (offset) => {
    while (at < ranges.length && (ranges[at]?.end ?? 0) < offset) at++;
    return (ranges[at]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}
