import type { Origin } from "../../base/diagnostics.js";
import type { Contract, Operation } from "../../contract/model/types.js";
import { pathIdentity } from "./path-identity.js";

/** Where the parts of a description stand, in each version of OpenAPI. */
const sections = {
  operations: ["/paths"],
  webhooks: ["/webhooks", "/x-webhooks"],
  schemas: ["/components/schemas", "/definitions"],
  securitySchemes: ["/components/securitySchemes", "/securityDefinitions"],
} as const satisfies { readonly [Part in keyof Contract]?: readonly string[] };

/** Where a part would stand that the description lacks: the section of others of its kind, empty or not, or the description as a whole. */
export function placeOfLack(contract: Contract, part: keyof typeof sections): Origin {
  for (const { at } of (contract[part] ?? []).values()) {
    const section = sections[part].find((pointer) => at.pointer.startsWith(`${pointer}/`));
    if (section !== undefined) return { file: at.file, pointer: section };
  }
  const isEmpty = ({ pointer }: Origin) => (sections[part] as readonly string[]).includes(pointer);
  return contract.emptySections?.find(isEmpty) ?? contract.at;
}

/** Of an operation: its path, where that has others. */
export function placeOfLackingOperation(contract: Contract, operation: Operation): Origin {
  const path = pathIdentity(operation);
  const sibling = contract.operations.find((other) => pathIdentity(other) === path);
  if (sibling === undefined) return placeOfLack(contract, "operations");
  const { file, pointer } = sibling.at;
  return { file, pointer: pointer.slice(0, pointer.lastIndexOf("/")) };
}
