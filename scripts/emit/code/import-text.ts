import { stringLiteral } from "./encode.js";

/** An import on one line where it fits, else a line for each name; nothing of no names. */
export function importText(keyword: string, names: readonly string[], specifier: string): string {
  if (names.length === 0) return "";
  const line = `${keyword} { ${names.join(", ")} } from ${stringLiteral(specifier)};`;
  if (line.length <= 120) return line;
  return `${keyword} {\n${names.map((name) => `  ${name},\n`).join("")}} from ${stringLiteral(specifier)};`;
}
