import type { Origin } from "../../base/diagnostics.js";
import { join } from "../../base/json.js";
import type { SecurityRequirement, SecurityScheme } from "../../contract/model/security.js";
import type { Contract, Operation } from "../../contract/model/types.js";

/** One way to authenticate: everything that a call must bring, and the scopes that each of it must have. */
export interface Way {
  /** The names of its schemes, for people; `""` where nothing is needed. */
  readonly name: string;
  readonly schemes: readonly string[];
  /** By what is sent, whatever the schemes are called. */
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly at: Origin;
}

/** The ways that suffice, any one of them; without any, calls need nothing. */
export interface Access {
  readonly ways: readonly Way[];
  /** No requirement is written at all. */
  readonly isSilent: boolean;
}

/** What calls of an operation need, or, without one, of those that say nothing themselves. */
export function accessOf(contract: Contract, operation?: Operation): Access {
  const owner = operation?.security === undefined ? contract : operation;
  const list = owner.security ?? [];
  const { file, pointer } = owner.at;
  const at = (...tokens: readonly (string | number)[]): Origin => ({ file, pointer: join(pointer, ...tokens) });
  const nothing = wayOf(contract, new Map(), owner.security === undefined ? owner.at : at("security"));
  const ways = list.map((requirement, index) => wayOf(contract, requirement, at("security", index)));
  const distinct = new Map((ways.length === 0 ? [nothing] : ways).map((way) => [textOf(way), way]));
  return { ways: [...distinct.values()], isSilent: ways.length === 0 };
}

function wayOf({ securitySchemes }: Contract, requirement: SecurityRequirement, at: Origin): Way {
  const schemes = [...requirement.keys()].sort();
  const needs = new Map<string, ReadonlySet<string>>();
  for (const name of schemes) {
    const key = credentialOf(securitySchemes.get(name), name);
    needs.set(key, new Set([...(needs.get(key) ?? []), ...(requirement.get(name) ?? [])]));
  }
  return { name: schemes.join(" and "), schemes, needs, at };
}

/** What a scheme has clients send: `header X-Key`, `http bearer`; equal for schemes that differ in name only. */
export function credentialOf(scheme: SecurityScheme | undefined, name: string): string {
  if (scheme === undefined) return `undefined ${name}`;
  const { type, definition } = scheme;
  if (type === "http") return `http ${String(definition.scheme ?? "").toLowerCase()}`;
  if (type !== "apiKey") return type;
  const key = String(definition.name ?? "");
  return definition.in === "header" ? `header ${key.toLowerCase()}` : `${String(definition.in ?? "")} ${key}`;
}

/** The same for people, with the header as it is written. */
export function credentialText(scheme: SecurityScheme): string {
  const { type, definition } = scheme;
  return type === "apiKey"
    ? `${String(definition.in ?? "")} ${String(definition.name ?? "")}`
    : credentialOf(scheme, "");
}

/** Equal for ways that ask for the same. */
function textOf({ needs }: Way): string {
  return [...needs]
    .map(([key, scopes]) => `${key} ${[...scopes].sort().join(" ")}`)
    .sort()
    .join("\n");
}

/** A call that brings what `given` asks for has all that `asked` needs. */
export function suffices(given: Way, asked: Way): boolean {
  return [...asked.needs].every(([key, scopes]) => {
    const brought = given.needs.get(key);
    return brought !== undefined && [...scopes].every((scope) => brought.has(scope));
  });
}

/** Both ask for the same but for scopes. */
export function sendsAlike(one: Way, two: Way): boolean {
  return one.needs.size === two.needs.size && [...one.needs.keys()].every((key) => two.needs.has(key));
}

export function isSameAccess(one: Access, two: Access): boolean {
  const texts = ({ ways }: Access) => ways.map(textOf).sort().join("\n\n");
  return texts(one) === texts(two);
}
