import type { Report } from "../../base/diagnostics.js";
import { assignNames } from "../../contract/build/assign-names.js";
import { openEnums } from "../../contract/model/open-enums.js";
import { isFromPage } from "../../contract/model/page-marks.js";
import { unifyPathNames } from "../../contract/model/path-names.js";
import type { Contract, Operation } from "../../contract/model/types.js";
import type { Exclusion, Refusal } from "../exclusions.js";
import type { SharedGroup } from "./cut-groups.js";
import { findExclusions } from "./find-exclusions.js";
import { allGroups, chooseGroups } from "./portable-groups.js";
import { settleNames } from "./settle-names.js";

export interface PortableOptions {
  /** Is told of the operations that enough have and that cannot be called in one way at enough of them. */
  readonly report: Report;
  /** Names of properties and parameters whose enumerations do not narrow. Default: none. */
  readonly openEnums?: readonly string[];
  /** How many providers must share an operation. Default: all. */
  readonly atLeast?: number | undefined;
}

/** The portable contract, and what it lacks. */
export interface Portable {
  readonly contract: Contract;
  /** Whom it is made of, and how many of them must share an operation. */
  readonly providers: readonly string[];
  readonly atLeast: number;
  readonly exclusions: readonly Exclusion[];
}

/** The contract of {@link makePortable}. */
export function portableContract(given: readonly [Contract, ...Contract[]], options: PortableOptions): Contract {
  return makePortable(given, options).contract;
}

/**
 * The intersection of contracts, under the provider name `portable`: what every one of them accepts and returns. The
 * first contract that is no docs page is the reference: its names, docs and order win.
 *
 * - Operations are those that every provider describes, or as many as are wanted: then an operation is what the most of
 *   them share that it can be called at in one way, and names them. A docs page is silent on most operations, which denies
 *   nothing: such an operation is what the others share, and names the providers of which it is not known.
 * - Parameters, properties and answers are those that all who share the operation describe.
 * - A request that passes is accepted by all. One that needs what not all describe does not exist; the operation that
 *   cannot be called without it is left out and reported.
 * - An answer of any provider passes. A property is required if all require it.
 */
export function makePortable(
  given: readonly [Contract, ...Contract[]],
  { report, openEnums: openNames = [], atLeast = given.length }: PortableOptions,
): Portable {
  const open = new Set(openNames);
  const contracts = unifyPathNames(pagesLast(given, (contract) => openEnums(contract, ({ name }) => open.has(name))));
  const [{ models: _, ...reference }, ...others] = contracts;
  const providers = given.map(({ provider }) => provider);
  if (others.length === 0)
    return { contract: { ...reference, provider: "portable" }, providers, atLeast, exclusions: [] };
  const all = allGroups(contracts);
  const chosen = chooseGroups(contracts, all, atLeast);
  const operations = [...chosen.groups].flatMap(([shared, own]): readonly Operation[] => {
    const operation = chosen.cut.operations.get(own);
    if (operation === undefined) tellRefused(shared, chosen.refusals.get(shared), report);
    return operation === undefined ? [] : [{ ...operation, ...partOf(own, contracts) }];
  });
  const { asked, answered, securitySchemes } = chosen.cut;
  const named = withUniqueNames(operations, report);
  const contract: Contract = {
    ...frameOf(contracts, named),
    ...settleNames(named, asked, answered),
    securitySchemes: usedSchemes(named, reference, securitySchemes),
  };
  return { contract, providers, atLeast, exclusions: findExclusions({ contracts, contract, all, ...chosen }) };
}

/** Who shares an operation, where not all do. */
function partOf({ group, unknownAt }: SharedGroup, contracts: readonly Contract[]): Pick<Operation, "providers"> {
  if (group.length + unknownAt.length === contracts.length) return {};
  return { providers: group.map(({ contract }) => contract.provider) };
}

function tellRefused({ group }: SharedGroup, refusal: Refusal | undefined, report: Report): void {
  const [{ operation }] = group;
  report({
    code: "operation-not-portable",
    at: operation.at,
    message: `${operation.key} is left out of the portable contract: ${refusal?.reason}.`,
    hint: "Call it with the client of one provider.",
  });
}

/** Operations of several references can have one name. */
function withUniqueNames(operations: readonly Operation[], report: Report): readonly Operation[] {
  const isUnique = new Set(operations.map(({ id }) => id)).size === operations.length;
  return isUnique ? operations : assignNames(operations, {}, report);
}

/** The reference's security schemes, and those of others that operations need. */
function usedSchemes(
  operations: readonly Operation[],
  { securitySchemes }: Contract,
  all: Contract["securitySchemes"],
): Contract["securitySchemes"] {
  const used = new Set(operations.flatMap(({ security = [] }) => security.flatMap((one) => [...one.keys()])));
  return new Map([...securitySchemes, ...[...all].filter(([name]) => used.has(name))]);
}

/** A page is no reference where there is another description: it has the words of one operation or two. */
function pagesLast(
  [first, ...rest]: readonly [Contract, ...Contract[]],
  change: (contract: Contract) => Contract,
): readonly [Contract, ...Contract[]] {
  const all = [first, ...rest];
  const [reference = first, ...others] = [...all.filter((one) => !isFromPage(one)), ...all.filter(isFromPage)];
  return [change(reference), ...others.map(change)];
}

/** What is said of the API as a whole. */
function frameOf(contracts: readonly [Contract, ...Contract[]], operations: readonly Operation[]): Contract {
  const [{ webhooks, models, ...reference }] = contracts;
  const names = contracts.map(({ provider }) => provider);
  const servers = contracts.flatMap((contract) => contract.servers);
  const tags = new Set(operations.flatMap((operation) => operation.tags));
  return {
    ...reference,
    provider: "portable",
    info: {
      ...reference.info,
      title: `${reference.info.title}, as far as ${names.slice(0, -1).join(", ")} and ${names.at(-1)} share it`,
    },
    servers: servers.filter(({ url }, index) => servers.findIndex((server) => server.url === url) === index),
    tags: new Map([...reference.tags].filter(([name]) => tags.has(name))),
  };
}
