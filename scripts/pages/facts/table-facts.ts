import type { TableBlock } from "../blocks/block.js";
import { columns, type PageArea } from "../words/page-words.js";
import { areaOf, columnOf } from "../words/vocabulary.js";
import { readColumns } from "./table-columns.js";

/**
 * `Payload` above the names of a table whose other columns have no header; names of headers are called so beside whatever
 * stands. What an answer has of them is ignored.
 */
export function areaOfHeader({ rows: [header] }: TableBlock, said: PageArea | undefined): PageArea | undefined {
  const [first = "", ...others] = header?.cells ?? [];
  const isAnswer = said === "response" || said === "error" || said === "ignored";
  if (isHeaderName(first)) return isAnswer ? "ignored" : "header";
  const own = others.every((cell) => cell.trim() === "") ? areaOf(first) : undefined;
  return own === undefined || (own === "request" && said === "response") ? said : own;
}

/** `Header`, `Request header`, `Header name` */
function isHeaderName(title: string): boolean {
  return (
    areaOf(title) === "header" || (columnOf(title) === "name" && areaOf(title.replace(/\s+\S+$/, "")) === "header")
  );
}

/** The lines of a table, or of a list that became one, that do not say themselves whether their field must be sent. */
export function linesWithoutMark(table: TableBlock, isListRequired: boolean): ReadonlySet<number> {
  const [header, ...rows] = table.rows;
  const at = readColumns(table).at.get("required") ?? -1;
  const isOpen = at < 0 || (isListRequired && header?.cells === columns);
  return new Set(rows.filter(({ cells }) => isOpen && (cells[at] ?? "") === "").map(({ line }) => line));
}

/** Whether rows have endpoints. */
export function isEndpointTable({ rows }: TableBlock): boolean {
  return rows.some(({ cells }) =>
    cells.some((cell) => /^[`*\s]*(?:GET|POST|PUT|PATCH|DELETE|https?:\/\/|\/v?\w)/.test(cell)),
  );
}

/** Whether each row has the kind of a part before the field that is named like it: `` `image_url` | `image_url.url` ``. */
export function isKindTable(table: TableBlock): boolean {
  const index = readColumns(table).at.get("name") ?? 0;
  const rows = table.rows.slice(1);
  return (
    index > 0 &&
    rows.length > 1 &&
    rows.every(({ cells }) => {
      const [kind = "", name = ""] = [cells[0], cells[index]].map((cell) => cell?.replace(/[`*"]/g, "").trim());
      return /^[a-z][\w-]*$/.test(kind) && name.startsWith(kind) && !/^[\w-]/.test(name.slice(kind.length));
    })
  );
}
