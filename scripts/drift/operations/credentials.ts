import type { Origin } from "../../base/diagnostics.js";
import { addTo } from "../../base/group-by.js";
import { join } from "../../base/json.js";
import { credentialOf } from "../../contract/model/credential.js";
import type { KeyHeader, SecurityRequirement } from "../../contract/model/security.js";
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
export function accessOf(contract: Contract, operation?: Pick<Operation, "security" | "keyHeaders" | "at">): Access {
  const owner = operation?.security === undefined ? contract : operation;
  const list = owner.security ?? [];
  const { file, pointer } = owner.at;
  const at = (...tokens: readonly (string | number)[]): Origin => ({ file, pointer: join(pointer, ...tokens) });
  const nothing = wayOf(contract, new Map(), owner.security === undefined ? owner.at : at("security"));
  const headers = operation?.keyHeaders ?? new Map<string, KeyHeader>();
  const placeOf = (requirement: SecurityRequirement, index: number): Origin =>
    headerOf(requirement, headers)?.at ?? at("security", index);
  const ways = list.map((requirement, index) => wayOf(contract, requirement, placeOf(requirement, index), headers));
  const distinct = new Map((ways.length === 0 ? [nothing] : ways).map((way) => [textOf(way), way]));
  return { ways: [...distinct.values()], isSilent: ways.length === 0 };
}

/** The first header that stands for a scheme of it; where none is needed, the one that may be sent all the same. */
function headerOf(requirement: SecurityRequirement, headers: ReadonlyMap<string, KeyHeader>): KeyHeader | undefined {
  const [first] = requirement.size === 0 ? headers.keys() : requirement.keys();
  return first === undefined ? undefined : headers.get(first);
}

function wayOf(
  { securitySchemes }: Contract,
  requirement: SecurityRequirement,
  at: Origin,
  headers: ReadonlyMap<string, KeyHeader> = new Map(),
): Way {
  const schemes = [...requirement.keys()].sort();
  const needs = new Map<string, ReadonlySet<string>>();
  for (const name of schemes) {
    const key = credentialOf(securitySchemes.get(name), name);
    needs.set(key, new Set([...(needs.get(key) ?? []), ...(requirement.get(name) ?? [])]));
  }
  const shown = (name: string): string => {
    const header = headers.get(name);
    return header ? `header parameter ${header.name}` : name;
  };
  return { name: schemes.map(shown).join(" and "), schemes, needs, at };
}

/** Equal for ways that ask for the same. */
function textOf({ needs }: Way): string {
  return [...needs]
    .map(([key, scopes]) => `${key} ${[...scopes].sort().join(" ")}`)
    .sort()
    .join("\n");
}

/** Ways by what they need: each is looked for among all others, of which there may be thousands. */
export class KnownWays {
  private readonly byMark = new Map<string | undefined, Way[]>();
  private readonly byKeys = new Map<string, Way>();
  private readonly byText = new Map<string, Way>();

  constructor(ways: readonly Way[]) {
    for (const way of ways) {
      addTo(this.byMark, marksOf(way).at(-1), way);
      const keys = keysOf(way);
      if (!this.byKeys.has(keys)) this.byKeys.set(keys, way);
      this.byText.set(textOf(way), way);
    }
  }

  /** What asks for the same but for scopes: with the same ones, with fewer, or the first. */
  alike(way: Way): Way | undefined {
    return (
      this.byText.get(textOf(way)) ??
      this.taking(way, (asked) => asked.needs.size === way.needs.size) ??
      this.byKeys.get(keysOf(way))
    );
  }

  /** Whether a call that brings what `given` asks for has all that one of the ways needs. */
  accept(given: Way): boolean {
    return this.taking(given, () => true) !== undefined;
  }

  /** One of these ways that needs nothing beside what `given` asks for. */
  private taking(given: Way, isMeant: (asked: Way) => boolean): Way | undefined {
    for (const mark of [undefined, ...marksOf(given)]) {
      const found = this.byMark.get(mark)?.find((asked) => isMeant(asked) && suffices(given, asked));
      if (found) return found;
    }
    return undefined;
  }
}

function keysOf({ needs }: Way): string {
  return [...needs.keys()].sort().join("\n");
}

/** What a call brings, one by one: credentials, then their scopes. */
function marksOf({ needs }: Way): readonly string[] {
  const scopes = [...needs].flatMap(([key, each]) => [...each].map((scope) => `${key}\n${scope}`));
  return [...[...needs.keys()].sort(), ...scopes.sort()];
}

/** Whether what `given` asks for holds all that `asked` does. */
export function suffices(given: Way, asked: Way): boolean {
  return [...asked.needs].every(([key, scopes]) => {
    const brought = given.needs.get(key);
    return brought !== undefined && [...scopes].every((scope) => brought.has(scope));
  });
}

/** `login: [read]`: of ways that differ in scopes alone, the name would not say which one is meant. */
export function nameWithScopes({ name, needs }: Way): string {
  return `${name}: [${[...new Set([...needs.values()].flatMap((scopes) => [...scopes]))].sort().join(", ")}]`;
}

export function isSameAccess(one: Access, two: Access): boolean {
  const texts = ({ ways }: Access) => ways.map(textOf).sort().join("\n\n");
  return texts(one) === texts(two);
}
