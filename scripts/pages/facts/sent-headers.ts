import { type CodeBlock, rowsOf } from "../blocks/block.js";
import type { PageArea } from "../words/page-words.js";
import { knownHeader } from "./place-fields.js";

const headerLine = /^\s*([A-Za-z][\w-]{1,60})\s*:\s+(\S.*)$/;

/** More than any page lists. */
const most = 20;

/** The headers that code of nothing else lists, below a title of such or with one that all know; of answers there are none. */
export function headersIn(
  { text, line }: CodeBlock,
  area: PageArea | undefined,
): readonly { readonly name: string; readonly value: string; readonly line: number }[] {
  if (area === "response" || area === "error" || area === "ignored") return [];
  const rows = text.trimEnd().split("\n", most + 1);
  const found = rows.flatMap((row, index) => {
    const [, name, value = ""] = headerLine.exec(row) ?? [];
    return name === undefined ? [] : [{ name, value, line: line + index }];
  });
  const isKnown = area === "header" || found.some(({ name }) => knownHeader.test(name));
  return found.length === rows.length && rows.length <= most && isKnown ? found : [];
}

/** The headers below the first line of a message as it is sent: `POST /v1/voyages HTTP/1.1`. */
export function headersBelow(code: CodeBlock, first: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const start = first - code.line + 1;
  for (const row of rowsOf(code).slice(start, start + most)) {
    const [, name, value = ""] = headerLine.exec(row) ?? [];
    if (name === undefined) break;
    found.set(name.toLowerCase(), value.trim());
  }
  return found;
}
