import { providerPrefix, reserveName } from "../../base/identifiers.js";
import { canonicalJson } from "../../base/json.js";
import type { SecurityRequirement, SecurityScheme } from "../../contract/model/security.js";
import type { Contract, Operation } from "../../contract/model/types.js";
import { type Place, partOf } from "../conflicts.js";
import type { Owned } from "../group-by-identity.js";
import type { ConflictFinder } from "./conflict-finder.js";

/**
 * Gives the security schemes of all contracts one set of names, and each operation every way of signing it that one of its
 * providers takes. Schemes that say the same are one; of others that share a name, the later one gets its provider's.
 */
export class SecurityJoiner {
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  /** By provider and own name. */
  private readonly names = new Map<string, string>();

  constructor(
    private readonly contracts: readonly Contract[],
    private readonly conflicts: ConflictFinder,
  ) {
    const [reference, ...others] = contracts;
    const schemes = new Map(reference?.securitySchemes);
    const byMeaning = new Map<string, string>();
    for (const name of ownNames(reference)) {
      this.names.set(`${reference?.provider} ${name}`, name);
      const scheme = schemes.get(name);
      if (scheme !== undefined && !byMeaning.has(meaningOf(scheme))) byMeaning.set(meaningOf(scheme), name);
    }
    const taken = new Set(schemes.keys());
    for (const { provider, securitySchemes } of others) {
      for (const [name, scheme] of securitySchemes) {
        const known = byMeaning.get(meaningOf(scheme));
        const given = known ?? reserveName(taken.has(name) ? providerPrefix(provider) + name : name, taken);
        this.names.set(`${provider} ${name}`, given);
        if (known !== undefined) continue;
        byMeaning.set(meaningOf(scheme), given);
        schemes.set(given, scheme);
      }
    }
    this.schemes = schemes;
    this.noteNamesakes();
  }

  /** What all contracts have in common is the reference's. */
  get shared(): readonly SecurityRequirement[] | undefined {
    return this.contracts[0]?.security;
  }

  /** What a provider wants an operation to be signed with, under the names of all. */
  of({ contract, operation }: Owned): readonly SecurityRequirement[] | undefined {
    return (operation.security ?? contract.security)?.map((one) => this.rename(one, contract.provider));
  }

  join(group: readonly [Owned, ...Owned[]], place: Place): Pick<Operation, "security"> {
    const said = group.map((owned) => ({
      provider: owned.contract.provider,
      at: owned.operation.at,
      security: this.of(owned),
    }));
    const values = said.map(({ security, ...rest }) => ({ ...rest, value: security && textOf(security) }));
    const known = said.flatMap(({ security }) => security ?? []);
    const joined = [...new Map(known.map((one) => [canonicalJson([...one]), one])).values()];
    this.conflicts.note("security", partOf(place, "security"), values, textOf(joined));
    if (said.every(({ security }) => security === undefined))
      return this.shared === undefined || group[0].contract === this.contracts[0] ? {} : { security: [] };
    return this.shared !== undefined && textOf(joined) === textOf(this.shared) ? {} : { security: joined };
  }

  private rename(requirement: SecurityRequirement, provider: string): SecurityRequirement {
    return new Map([...requirement].map(([name, scopes]) => [this.names.get(`${provider} ${name}`) ?? name, scopes]));
  }

  private noteNamesakes(): void {
    const names = new Set(this.contracts.flatMap(({ securitySchemes }) => [...securitySchemes.keys()]));
    for (const name of names) {
      const said = this.contracts.map(({ provider, securitySchemes, at }) => {
        const scheme = securitySchemes.get(name);
        return { provider, at: scheme?.at ?? at, value: scheme && meaningOf(scheme) };
      });
      const all = said.flatMap(({ provider, value }) =>
        value === undefined ? [] : [this.names.get(`${provider} ${name}`) ?? name],
      );
      this.conflicts.note("security", { component: name, path: "" }, said, [...new Set(all)]);
    }
  }
}

/** The schemes of a contract, those that it asks for by default first: of several that say the same, others mean that one. */
function ownNames(contract: Contract | undefined): ReadonlySet<string> {
  const asked = contract?.security?.flatMap((one) => [...one.keys()]) ?? [];
  return new Set([...asked, ...(contract?.securitySchemes.keys() ?? [])]);
}

function meaningOf({ type, definition }: SecurityScheme): string {
  const { description, ...rest } = definition;
  const marks = Object.keys(rest).filter((key) => !key.startsWith("x-") && key !== "bearerFormat");
  return canonicalJson({ type, ...Object.fromEntries(marks.map((key) => [key, rest[key]])) });
}

function textOf(security: readonly SecurityRequirement[]): string {
  const alternatives = security.map((one) =>
    [...one].map(([name, scopes]) => (scopes.length > 0 ? `${name} (${scopes.join(", ")})` : name)).sort(),
  );
  return alternatives.length === 0
    ? "none"
    : alternatives
        .map((names) => names.join(" and ") || "none")
        .sort()
        .join(" or ");
}
