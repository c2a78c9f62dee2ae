/** Starlight's reference shows the body of a request so: its type right below its title. */
const start = /^Request Body(?: required)?$/;

const end = /^(?:Responses?|Callbacks|Examples?)$/;

const type =
  /^(?:string|number|integer|boolean|object|null|any|Array<[\w<>| ]{1,60}>)(?: \| [\w<>]{1,40})*(?: format: [\w-]+)?$/;

const name = /^[A-Za-z_]\w{0,60}$/;

/**
 * Bodies that were copied from Starlight's reference, as other copies say them: the type of a field, which stands below its
 * description, right below its name. Lines stay where they are, but for those of one field.
 */
export function readStarlight(text: string): string {
  if (!/^Request Body(?: required)?\n+object\n/m.test(text)) return text;
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    if (!start.test(lines[at] ?? "")) continue;
    while (/^\s*$/.test(lines[at + 1] ?? "no")) at++;
    if (lines[at + 1] !== "object") continue;
    lines[at + 1] = "";
    for (let field = at + 2; field < lines.length && !end.test(lines[field] ?? ""); field++) {
      const below = name.test(lines[field] ?? "") ? typeBelow(lines, field) : undefined;
      if (below === undefined) continue;
      const [kind = ""] = lines.splice(below, 1);
      lines.splice(field + 1, 0, kind.replace(/ format: .*$/, ""));
      field = below;
    }
  }
  return lines.join("\n");
}

/** Most lines of one field. */
const longest = 40;

/** The line of the type of the field that begins on a line. */
function typeBelow(lines: readonly string[], field: number): number | undefined {
  const below = lines.slice(field + 1, field + 1 + longest);
  const ended = below.findIndex((line) => end.test(line));
  const found = below.findIndex((line) => type.test(line));
  return found < 0 || (ended >= 0 && ended < found) ? undefined : field + 1 + found;
}
