import { lostBreaksIn } from "./lost-breaks.js";

/** A field in one line, where others may stand right before it: `…to use.ships(array, required): The ships.` */
const fieldInLine =
  /(?<=^|[.。;；])[a-z_]\w{0,60} ?\((?:string|integer|number|float|boolean|object|array|list|map|enum)\b[^()]{0,60}\)\s*[:：]/g;

/** The same with colons, behind words of another script: `model: string：…prompt: string：…`. */
const fieldBehindWords =
  /(?<=^|[^\0-\x7f])[a-z_]\w{0,60}[:：] ?(?:string|integer|number|float|boolean|object|array)(?:\[\])?(?:\|\w+(?:\[\])?)*[:：]/g;

/** Where the parts of a line begin that were lines of their own. */
export function piecesOf(line: string, next: string): readonly number[] {
  const lost = lostBreaksIn(line, next);
  if (lost.length > 0) return [0, ...lost];
  // A value in quotes with the next title or name right behind it.
  const quoted = /^\s*"[^"]{0,80}"(?=[\p{L}_])/u.exec(line)?.[0].length;
  if (quoted !== undefined) return [0, quoted];
  // A command right behind a program.
  const command = line.includes("curl") ? line.search(/(?<=[)};])curl\s+(?:-|https?:)/) : -1;
  if (command > 0) return [0, command];
  const blanks = line.length - line.trimStart().length;
  const text = line.trimStart();
  const named = line.includes("(") ? [...text.matchAll(fieldInLine)] : [];
  const found = named.length < 2 && /[^\0-\x7f]/.test(text) ? [...text.matchAll(fieldBehindWords)] : named;
  const fields = found.map(({ index }) => blanks + index);
  return fields.length > 1 ? [0, ...fields.slice(fields[0] === blanks ? 1 : 0)] : [0];
}
