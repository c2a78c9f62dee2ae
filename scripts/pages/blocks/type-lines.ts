/** The first line of a type in TypeScript, which a page may show without a box. */
const declaration = /^\s*(?:export\s+)?(?:interface\s+[A-Z]\w*|type\s+[A-Z]\w*\s*=)\s*\{/;

/** The first line of a choice of types, each of which has a line of its own below it. */
const choice = /^\s*(?:export\s+)?type\s+[A-Z]\w*\s*=\s*$/;

const alternative = /^\s*\|\s*[{("'A-Z]/;

const comment = /^\s*\/\//;

/** Most lines of such types. */
const longest = 300;

/** The last line of some types, and how much of it is theirs. */
export interface EndOfTypes {
  readonly line: number;
  readonly length: number;
}

/**
 * Where the types of TypeScript that begin with a line end: behind the bracket that closes the last of them, though a copy may
 * have the title of what follows right behind it.
 */
export function endOfTypes(lines: readonly string[], start: number): EndOfTypes | undefined {
  if (!declaration.test(lines[start] ?? "")) return undefined;
  let open = 0;
  let end: EndOfTypes | undefined;
  for (let at = start; at < Math.min(start + longest, lines.length); at++) {
    const line = lines[at] ?? "";
    const isChoice = choice.test(line) && alternative.test(lines[at + 1] ?? "");
    const isType = declaration.test(line) || isChoice || alternative.test(line);
    if (open === 0 && /\S/.test(line) && !isType && !comment.test(line)) break;
    open += line.split("{").length - line.split("}").length;
    if (open < 0) break;
    if (open > 0 || isChoice || !/\S/.test(line) || comment.test(line)) continue;
    const behind = /(?<=\})\s*(?=[\p{L}\p{N}][^{}]*$)/u.exec(line);
    end = { line: at, length: behind?.index ?? line.length };
    if (behind) break;
  }
  return end;
}
