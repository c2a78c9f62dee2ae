import type { SecurityScheme } from "./security.js";

type Sent = Pick<SecurityScheme, "type" | "definition">;

/** What a scheme has clients send: `header X-Key`, `http bearer`; equal for schemes that differ in name only. */
export function credentialOf(scheme: Sent | undefined, name: string): string {
  if (scheme === undefined) return `undefined ${name}`;
  const { type, definition } = scheme;
  if (type === "http") return `http ${String(definition.scheme ?? "").toLowerCase()}`;
  if (type !== "apiKey") return type;
  const key = String(definition.name ?? "");
  return definition.in === "header" ? `header ${key.toLowerCase()}` : `${String(definition.in ?? "")} ${key}`;
}

/** The same for people, with the header as it is written. */
export function credentialText(scheme: Sent): string {
  const { type, definition } = scheme;
  return type === "apiKey"
    ? `${String(definition.in ?? "")} ${String(definition.name ?? "")}`
    : credentialOf(scheme, "");
}
