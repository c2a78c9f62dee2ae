import { excerpt } from "./received.js";

/** The path as code would write it, shortened for people: `messages[1].tool_call_id`. */
export function placeText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(key) || key.length > 60) return `${text}[${excerpt(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

/** The path as an RFC 6901 JSON pointer. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}
