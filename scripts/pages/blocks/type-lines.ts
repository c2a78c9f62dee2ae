/** The first line of a type in TypeScript, which a page may show without a box. */
const declaration = /^\s*(?:export\s+)?(?:interface\s+[A-Z]\w*|type\s+[A-Z]\w*\s*=)\s*\{/;

/** Most lines of such types. */
const longest = 300;

/** The last line of the types of TypeScript that begin with a line: up to the bracket that closes the last of them. */
export function lastLineOfTypes(lines: readonly string[], start: number): number | undefined {
  if (!declaration.test(lines[start] ?? "")) return undefined;
  let open = 0;
  let last: number | undefined;
  for (let at = start; at < Math.min(start + longest, lines.length); at++) {
    const line = lines[at] ?? "";
    if (open === 0 && /\S/.test(line) && !declaration.test(line)) break;
    open += line.split("{").length - line.split("}").length;
    if (open < 0) break;
    if (open === 0 && /\S/.test(line)) last = at;
  }
  return last;
}
