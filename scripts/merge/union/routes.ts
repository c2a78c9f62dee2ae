import type { Json } from "../../base/json.js";
import { aboveRoot, pathOf, withPath } from "../../contract/model/api-root.js";
import type { SecurityRequirement } from "../../contract/model/security.js";
import type { Contract, Operation } from "../../contract/model/types.js";
import { routesExtension } from "../../spec/extensions.js";
import { templateNames } from "../../spec/path-item.js";
import type { Owned } from "../group-by-identity.js";

/** Operations as their providers wrote them, by what merging made of them before it joined them. */
export type WrittenOperations = ReadonlyMap<Operation, Operation>;

/** The operations of contracts before and after the parameters of their paths got one name. */
export function writtenOperations(given: readonly Contract[], unified: readonly Contract[]): WrittenOperations {
  const before = given.flatMap(({ operations }) => operations);
  const after = unified.flatMap(({ operations }) => operations);
  return new Map(after.map((operation, index) => [operation, before[index] ?? operation]));
}

/** Where each provider has an operation, for a gateway to send it on: an extension of the merged operation. */
export function routesOf(
  group: readonly Owned[],
  merged: Pick<Operation, "path" | "extensions">,
  written: WrittenOperations,
  securityOf: (owned: Owned) => readonly SecurityRequirement[] | undefined,
): Pick<Operation, "extensions"> {
  const routes = group.map((owned): readonly [string, Json] => {
    const operation = written.get(owned.operation) ?? owned.operation;
    const renamed = renamedParameters(merged.path, operation.path);
    const security = securityOf(owned);
    return [
      owned.contract.provider,
      {
        ...placeOf(operation, owned.contract),
        ...(Object.keys(renamed).length > 0 && { parameters: renamed }),
        ...(security && { security: security.map((one) => Object.fromEntries(one)) }),
      },
    ];
  });
  return { extensions: new Map([...(merged.extensions ?? []), [routesExtension, Object.fromEntries(routes)]]) };
}

/** The server, if the description names one, and the path below it, as the description spells that. */
function placeOf({ path, servers, fixedQuery }: Operation, contract: Contract): { server?: string; path: string } {
  const query = fixedQuery === undefined ? "" : `?${new URLSearchParams([...fixedQuery])}`;
  const whole = aboveRoot(path, contract.root) + query;
  const url = (servers ?? contract.servers)[0]?.url;
  if (url === undefined) return { path: whole };
  const prefix = pathOf(url);
  return whole.startsWith(`${prefix}/`)
    ? { server: url, path: whole.slice(prefix.length) }
    : { server: withPath(url, ""), path: whole };
}

/** What a provider calls the parameters of the path, by the merged name, where that is another one. */
function renamedParameters(merged: string, own: string): Readonly<Record<string, string>> {
  const names = templateNames(own);
  return Object.fromEntries(
    templateNames(merged).flatMap((name, index) => {
      const other = names[index];
      return other === undefined || other === name ? [] : [[name, other]];
    }),
  );
}
