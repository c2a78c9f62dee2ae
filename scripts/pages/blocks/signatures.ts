/** Pages of some generators show a field so: `metadata: optional Metadata { user_id }`. */
const optionalField = /^[ \t]*[a-z_][\w$-]*: optional \S/gm;

const field = /^([a-z_][\w$-]*): (optional )?(\S.*)$/;
const variant = /^[A-Za-z_]\w* = (\S.*)$/;
const typeStart = /^(?:"|array of |map\[|[A-Za-z_][\w.]*(?:$| (?:or |\{)|\[))/;
const members = /\{([^{}]*)\}/;
const limit = /^(?:(minimum|maximum|exclusiveMinimum|exclusiveMaximum)|(min|max)(Length|Items))(-?[\d.]+)$/;

/** A command, an answer or a method begins something else. */
const isEnd = /^\s*(?:curl\b|[{[]\s*$|(?:get|post|put|patch|delete)\s*(?:$|\/|https?:))/i;

/** The parts that a type announces. */
interface Level {
  readonly names: Set<string>;
  /** `5 more`, whose names are not shown. */
  unnamed: number;
  /** One of the alternatives of the field above, each of which announces its own. */
  readonly isVariant: boolean;
  isBegun: boolean;
}

/**
 * Fields that a page shows as signatures, as other copies say them: `  user_id (string, optional)`, indented by the parts
 * that the type of an object announces. Lines stay where they are.
 */
export function readSignatures(text: string): string {
  return (text.match(optionalField)?.length ?? 0) > 1 ? new Signatures(text.split("\n")).read().join("\n") : text;
}

class Signatures {
  readonly #levels: Level[] = [];
  /** Of what is sent, what is not called optional must be. */
  #isSent = true;

  /** How far what is said of the last field is indented; 0 outside of fields. */
  #below = 0;

  constructor(private readonly lines: readonly string[]) {}

  read(): readonly string[] {
    return this.lines.map((written, at) => {
      const line = written.trim();
      const read = this.#readLine(line);
      if (read !== undefined) return read;
      if (this.lines.slice(at, at + 3).some((next) => isEnd.test(next))) this.#below = 0;
      return line === "" || this.#below === 0 ? written : " ".repeat(this.#below) + line;
    });
  }

  #readLine(line: string): string | undefined {
    const title = /^(.{1,40}?)Expand Collapse$/.exec(line)?.[1];
    if (title !== undefined) {
      this.#levels.length = 0;
      this.#below = 0;
      this.#isSent = !/^return/i.test(title);
      return title;
    }
    const [, bound, end, counted, number = ""] = limit.exec(line) ?? [];
    if (number !== "") return `${" ".repeat(this.#below)}${bound ?? `${end} ${counted?.toLowerCase()}`}: ${number}.`;
    // The type has them as well.
    if (/^(?:Accepts one of the following:|"[^"]*")$/.test(line)) return "";
    const type = variant.exec(line)?.[1];
    if (type !== undefined && typeStart.test(type)) {
      this.#openVariant(type);
      return "";
    }
    const [, name = "", optional, written = ""] = field.exec(line) ?? [];
    return typeStart.test(written) && !/[.。]$/.test(written) ? this.#readField(name, optional, written) : undefined;
  }

  #readField(name: string, optional: string | undefined, type: string): string {
    while (this.#levels.length > 0 && !takes(this.#levels.at(-1), name)) this.#levels.pop();
    const depth = this.#levels.length;
    this.#open(type, false);
    const plain = type
      .replace(/(?:[A-Za-z_][\w.]* )?\{[^{}]*\}/g, "object")
      .replace(/array of (?!(?:string|number|boolean|object|array|map)\b)\w+/g, "array");
    const mark = this.#isSent ? (optional === undefined ? ", required" : ", optional") : "";
    this.#below = 2 * depth + 6;
    return `${" ".repeat(2 * depth + 2)}${name} (${plain}${mark})`;
  }

  /** What an alternative announces takes the place of what the one before it did. */
  #openVariant(type: string): void {
    const last = this.#levels.findLastIndex(({ isVariant, names }) => isVariant && names.size === 0);
    if (last >= 0) this.#levels.length = last;
    this.#open(type, true);
  }

  #open(type: string, isVariant: boolean): void {
    const listed = members.exec(type)?.[1];
    if (listed === undefined) return;
    const names = listed.split(",").map((name) => name.trim());
    const more = names.flatMap((name) => /^(\d+) more$/.exec(name)?.[1] ?? []).map(Number)[0] ?? 0;
    const known = new Set(names.filter((name) => /^[\w$-]+$/.test(name)));
    this.#levels.push({ names: known, unnamed: more, isVariant, isBegun: false });
  }
}

/** Whether a field is one of those that a type announced; what is not shown is so behind others only. */
function takes(level: Level | undefined, name: string): boolean {
  if (level === undefined) return false;
  const isNamed = level.names.delete(name);
  if (!isNamed && (!level.isBegun || level.unnamed === 0)) return false;
  if (!isNamed) level.unnamed--;
  level.isBegun = true;
  return true;
}
