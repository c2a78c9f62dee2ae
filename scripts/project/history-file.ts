import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { findBrokenJson } from "../base/broken-json.js";
import type { Report } from "../base/diagnostics.js";
import { parseHistory } from "../report/drift-history.js";
import type { HistoryRow } from "../report/history-row.js";

/** Beside the other output. */
export const historyName = "drift-history.json";

/** The rows that the output has so far; one that cannot be read is told, and begun anew. */
export async function readHistory(out: string, cwd: string, report: Report): Promise<readonly HistoryRow[]> {
  const path = resolve(out, historyName);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return [];
  const rows = parseHistory(text);
  if (rows === undefined) {
    const { line, message, hint } = findBrokenJson(text) ?? { hint: "Version control has the one of before." };
    report({
      code: "file-unreadable",
      severity: "warning",
      at: { file: relative(cwd, path), pointer: "", ...(line && { line }) },
      message: `The history of drift cannot be read, and generating begins it anew.${message === undefined ? "" : ` ${message}`}`,
      hint,
    });
  }
  return rows ?? [];
}
