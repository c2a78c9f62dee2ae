const longestExcerpt = 40;

/** The JSON type of a value; for what JSON cannot carry, a name of its own. */
export function typeOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "number") return typeof value;
  return Number.isFinite(value) ? "number" : String(value);
}

/** What an issue says of a value: its type and, for a scalar, a short excerpt that cannot hold a whole secret. */
export function received(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `string ${excerpt(value)}`;
    case "boolean":
      return `boolean ${value}`;
    case "number":
      return Number.isFinite(value) ? `number ${value}` : String(value);
    case "bigint":
      return "bigint";
    case "object":
      return Array.isArray(value) ? `array of ${value.length}` : className(value);
    default:
      return typeOf(value);
  }
}

function className(value: object | null): string {
  if (value === null) return "null";
  const name: unknown = value.constructor?.name;
  return typeof name === "string" && name !== "" && name !== "Object" && name.length < 40 ? `object ${name}` : "object";
}

/** A quoted excerpt. Text that looks like a credential shows nothing but its prefix. */
export function excerpt(text: string): string {
  const secret = /^(?:(?:bearer|basic)\s+|(?:sk|pk|rk|ak|gh[a-z]|xox[a-z])[-_]|AIza|eyJ)(?=\S{8})/i.exec(text);
  if (secret !== null) return `"${secret[0]}…"`;
  return JSON.stringify(text.length > longestExcerpt ? `${text.slice(0, longestExcerpt / 2)}…` : text);
}
