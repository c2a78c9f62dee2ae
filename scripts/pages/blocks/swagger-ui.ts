/** Swagger UI shows schemas of OpenAPI 3.1 so; nothing else that is copied has the words of its switches. */
const folded = /^[ \t]*(Collapse|Expand) all[ \t]*(?=\(?(?:string|integer|number|boolean|object|array|null|any)\b)/m;

const plain = "(?:string|integer|number|boolean|object|array|null|any|file)(?:<[\\w<>| ]{1,60}>)?";

/** A type and the limits or the format right behind it: `string[1, 64] characters`, `number≥ 0`, `stringuuid`. */
const limited = new RegExp(
  `^\\(?(?<type>${plain}(?: \\| ${plain})*)\\)?` +
    String.raw`(?<limits>(?:\s*[([]-?[\d.]+, ?-?[\d.]+[)\]]| ?[≥≤<>]=? ?-?[\d.]+)(?: ?(?:characters|items|properties))?)?` +
    "(?<format>uuid|uri|date|date-time|email|binary|byte|int32|int64|float|double)?$",
);

/**
 * Schemas that were copied from Swagger UI, as other copies say them: the type below the name, with its limits, then labels
 * with their values. Lines stay where they are.
 */
export function readSwaggerUi(text: string): string {
  return folded.test(text) ? new SwaggerUi(text.split("\n")).read().join("\n") : text;
}

class SwaggerUi {
  constructor(private readonly lines: string[]) {}

  read(): readonly string[] {
    for (let at = 0; at < this.lines.length; at++) {
      const line = this.lines[at]?.trim() ?? "";
      const [switched = "", opened] = folded.exec(line) ?? [];
      if (switched !== "") this.#readSwitched(at, line.slice(switched.length), opened === "Collapse");
      else if (limited.test(line)) this.#readType(at, line);
      else if (line === "Enum" || line === "Const") this.#readValues(at, "Enum");
      else if (line === "Default") this.#readValues(at, "Default");
      else if (/^Examples?$/.test(line)) this.#readValues(at, undefined);
    }
    return this.lines;
  }

  #readSwitched(at: number, type: string, isOpened: boolean): void {
    const above = this.lines[at - 1]?.trim() ?? "";
    // The type of a whole body is no field, and neither is the name that it may have.
    const isRoot = /^Schemas?$/.test(above);
    if (isRoot || (/^[A-Z]\w*$/.test(above) && /^Schemas?$/.test(this.lines[at - 2]?.trim() ?? ""))) {
      for (let line = isRoot ? at - 1 : at - 2; line <= at; line++) this.lines[line] = "";
      return;
    }
    this.#readType(at, type);
    if (isOpened && /^(?:object|array<object>)/.test(type)) this.#open(at);
  }

  #readType(at: number, type: string): void {
    const found = limited.exec(type)?.groups;
    if (found === undefined) {
      if (folded.test(this.lines[at] ?? "")) this.lines[at] = type;
      return;
    }
    const limits = (found.limits ?? "").trim().replace("≥", ">=").replace("≤", "<=").replace(/, ?/, " .. ");
    const spaced = limits.replace(/^([([])(.*?)([)\]])/, "$1 $2 $3").replace(/^([<>]=?)(?=[\d.-])/, "$1 ");
    const format = found.format === undefined || limits !== "" ? "" : `<${found.format}>`;
    const named = (found.type ?? "").replace(/^array<(\w+)>$/, "Array of $1");
    this.lines[at] = [`${named}${format && ` ${format}`}`, spaced].filter(Boolean).join(" ");
  }

  /** The parts of an object that its reader has opened follow its description, up to an end that the copy does not show. */
  #open(at: number): void {
    let next = at + 1;
    while (next < this.lines.length && /\S/.test(this.lines[next] ?? "")) next++;
    if (next < this.lines.length) this.lines[next] = "Array (object)";
  }

  /** A label above its value, or above the numbered values of a list. */
  #readValues(at: number, label: string | undefined): void {
    const values: string[] = [];
    let next = at + 1;
    if (/^(?:(?:Collapse|Expand) all\s*)?[Aa]rray$/.test(this.lines[next]?.trim() ?? "")) next++;
    const isList = /^#\d+/.test(this.lines[next]?.trim() ?? "");
    if (isList)
      for (; /^#\d+/.test(this.lines[next]?.trim() ?? ""); next++)
        values.push((this.lines[next] ?? "").trim().replace(/^#\d+=?\s*/, ""));
    else if (next === at + 1 && /\S/.test(this.lines[next] ?? "")) values.push((this.lines[next++] ?? "").trim());
    if (values.length === 0) return;
    const isDefault = label === "Default";
    this.lines[at] = label === undefined ? "" : `${label}: ${isDefault ? values.join(" ") : values.join(", ")}`;
    for (let line = at + 1; line < next; line++) this.lines[line] = "";
  }
}
