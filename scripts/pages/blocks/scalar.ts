/** Scalar's reference shows the place of each field so; a copy has it on a line of its own. */
const marker = /^[#\s\u200b]*Copy link(?: to (\S+))?$/;

const endpoint = /^Request Example ?for ?(get|post|put|patch|delete) ?(\/\S+)$/i;

/**
 * A page that was copied from Scalar's reference, as other copies say it: the endpoint below the title of an operation, the type below
 * the name, labels with their values. Lines stay where they are.
 */
export function readScalar(text: string): string {
  if (!/^[# \t\u200b]*Copy link to \S/m.test(text)) return text;
  const lines = text.split("\n");
  const ends = lines.flatMap((line, at) => {
    const [, method = "", path = ""] = endpoint.exec(line.trim()) ?? [];
    return path === "" ? [] : [{ at, text: `${method.toUpperCase()} ${path}` }];
  });
  const lineAt = (at: number): string => (lines[at] ?? "").trim();
  for (let at = 0; at < lines.length; at++) {
    const line = lineAt(at);
    const [found, name] = marker.exec(line) ?? [];
    if (found !== undefined) {
      // The method and the path of an operation stand behind its fields only.
      if (name === undefined) while ((ends[0]?.at ?? lines.length) < at) ends.shift();
      lines[at] = name === undefined ? (ends[0]?.text ?? "") : "";
    } else if (/^Show Child Attributes ?for /i.test(line) || /^Request Example ?for/.test(line)) lines[at] = "";
    else if (/^Hide Child Attributes ?for /i.test(line)) lines[at] = "Hide child attributes";
    else if (/^(?:Any|One) of$/.test(line)) {
      lines[at] = "any";
      if (/^Type:/.test(lineAt(at + 1))) lines[++at] = "";
    } else if (/^Type:/.test(line)) lines[at] = typeOf(line.slice("Type:".length));
    else if (/^(?:min|max|Default)(?: ?length| ?items)?:?$/.test(line) && lineAt(at + 1) !== "") {
      lines[at] = `${line.replace(/:$/, "")}: ${lineAt(at + 1)}`;
      lines[++at] = "";
    }
  }
  return lines.join("\n");
}

/** `array object[] · Message` is a list of objects; what stands behind the dot is a title. */
function typeOf(written: string): string {
  const [type = ""] = written.split(" · ", 1);
  return type.trim().replace(/^array (?=\S+\[\])/, "");
}
