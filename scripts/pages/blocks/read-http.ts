import type { Block } from "./block.js";

/** Whether a file has requests as editors send them: `.http` and `.rest`. */
export function isHttpFile(file: string): boolean {
  return /\.(?:http|rest)$/i.test(file);
}

/** Reads a file of requests between lines of `###`, each a heading and a message; `@name = value` and `{{name}}` are filled in. */
export function readHttp(text: string): readonly Block[] {
  const values = new Map(
    [...text.matchAll(/^@([\w-]+)\s*=\s*(\S.*)$/gm)].map(([, name = "", value = ""]) => [name, value.trim()] as const),
  );
  const filled = (line: string): string =>
    line.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) => values.get(name) ?? whole);
  const blocks: Block[] = [];
  let part: { readonly line: number; readonly rows: string[] } | undefined;
  const flush = (): void => {
    if (part) blocks.push({ kind: "code", language: "http", text: part.rows.join("\n").trimEnd(), line: part.line });
    part = undefined;
  };
  for (const [index, row] of text.split("\n").entries()) {
    const title = /^###\s*(.*)$/.exec(row)?.[1] ?? /^(?:#|\/\/)\s*@name\s+(.+)$/.exec(row)?.[1];
    if (title !== undefined) flush();
    if (title) blocks.push({ kind: "heading", level: 2, text: title.trim(), line: index + 1 });
    const isAside = part === undefined && (/^\s*$/.test(row) || /^(?:#|\/\/|@|<|>)/.test(row));
    if (title !== undefined || isAside) continue;
    part ??= { line: index + 1, rows: [] };
    part.rows.push(filled(row));
  }
  flush();
  return blocks;
}
