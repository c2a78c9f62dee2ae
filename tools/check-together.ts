import type { JsonObject } from "../scripts/base/json.js";
import type { Contract, Operation } from "../scripts/contract/model/types.js";
import { printDocument } from "../scripts/emit/document/print-document.js";
import { checkMarks } from "./written/check-names.js";
import type { Fault } from "./written/fault.js";
import { placedOperations } from "./written/operations.js";
import { urlsOf } from "./written/urls.js";

/** What a document that was made of several contracts has in common with them, which it alone does not tell. */
export function* checkTogether(
  contract: Contract,
  document: JsonObject,
  contracts: readonly Contract[],
): Iterable<Fault> {
  yield* checkCount(contract, document);
  yield* checkKeys(contract);
  yield* checkUrls(contract, document, contracts);
  yield* checkMarks(
    document,
    contracts.map(({ provider }) => provider),
  );
}

/** Two operations that are written to one place are one in the document. */
function* checkCount({ operations }: Contract, document: JsonObject): Iterable<Fault> {
  const written = placedOperations(document).length;
  if (written === operations.length) return;
  const message = `${written} of ${operations.length} operations are there.`;
  yield { code: "operation-lost", pointer: "/paths", message };
}

/** Answers are checked by the operation's key. */
function* checkKeys({ operations }: Contract): Iterable<Fault> {
  const known = new Map<string, Operation>();
  for (const operation of operations) {
    const other = known.get(operation.key);
    known.set(operation.key, operation);
    if (other === undefined) continue;
    const message = `"${operation.key}" is ${operation.identity} and ${other.identity}.`;
    yield { code: "key-duplicate", pointer: "/paths", message };
  }
}

/** An operation is called where one of those that have it says. */
function* checkUrls(contract: Contract, document: JsonObject, contracts: readonly Contract[]): Iterable<Fault> {
  const written = urlsOf(document);
  for (const { id, identity } of contract.operations) {
    const known = contracts.flatMap((provider) => urlsByIdentity(provider).get(identity) ?? []);
    const invented = written.get(id)?.find((url) => !known.includes(url));
    if (invented === undefined) continue;
    const message = `${identity} would be called at ${invented}; it is at ${known.join(" or ")}.`;
    yield { code: "url-invented", pointer: "/paths", message };
  }
}

const urls = new WeakMap<Contract, ReadonlyMap<string, readonly string[]>>();

/** Of a provider alone; kept, for it takes part in many pairs. */
function urlsByIdentity(contract: Contract): ReadonlyMap<string, readonly string[]> {
  const known = urls.get(contract);
  if (known !== undefined) return known;
  const byId = urlsOf(printDocument(contract));
  const found = new Map(contract.operations.map(({ id, identity }) => [identity, byId.get(id) ?? []]));
  urls.set(contract, found);
  return found;
}
