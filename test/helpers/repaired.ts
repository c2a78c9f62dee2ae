import type { Finding } from "../../scripts/base/diagnostics.js";
import type { JsonObject } from "../../scripts/base/json.js";
import { repair } from "../../scripts/load/repair/repair.js";
import { expectWords } from "./expect-words.js";

export const info = { title: "T", version: "1" };
/** What an operation needs at least. */
export const done = { responses: { 204: { description: "Done." } } };

/** What a description becomes, and `code pointer` of each finding, with the places beside it. */
export function repaired(document: JsonObject, version: Parameters<typeof repair>[1] = "3.1") {
  const found: Finding[] = [];
  const copy: JsonObject = structuredClone({ info, ...document });
  const originOf = repair(copy, version, {
    originOf: (pointer) => ({ file: "a.yaml", pointer }),
    report: (finding) => void found.push(finding),
  });
  expectWords(found);
  const told = found.map(({ code, at, related = [] }) =>
    [`${code} ${at.pointer}`, ...related.map(({ pointer }) => pointer)].join(" beside "),
  );
  delete copy.openapi;
  return { copy, told, originOf };
}
