import { reserveName } from "../../base/identifiers.js";
import type { Contract } from "../../contract/model/types.js";
import { docComment, isIdentifier, stringLiteral } from "../code/encode.js";
import { importText } from "../code/import-text.js";
import type { Statement } from "../code/source-code.js";
import type { OperationTypes } from "../types/operation-types.js";
import { validatorOf } from "./print-body.js";
import {
  modelTableName,
  type OperationValidators,
  type ProviderInput,
  printOperation,
  printProvider,
  printResource,
  providerFunctions,
} from "./print-provider.js";
import type { Resource } from "./resources.js";

/** Names of the types that the client module has of a provider. */
export interface ClientTypes {
  readonly client: string;
  /** Where there are several ways to sign in. */
  readonly credentials: string | undefined;
}

/** The members of a client, and the constants that have their operations. */
export type ResourceNames = ReadonlyMap<string, string>;

export interface ResourcesInput extends ProviderInput {
  readonly operations: readonly OperationTypes[];
  readonly runtime: string;
  readonly root: Resource;
  readonly members: ResourceNames;
  readonly types: ClientTypes;
}

/** The constant of what is a provider's, whatever is called. */
export const providerName = "provider";

/** Each member of the client as a constant, named as it is where it can be. */
export function nameMembers({ operations, children }: Resource, { models }: Contract): ResourceNames {
  const taken = new Set([providerName, "validators", ...(models === undefined ? [] : [modelTableName, "checkModel"])]);
  const members = [...operations.keys(), ...children.keys()];
  return new Map(members.map((member) => [member, reserveName(isIdentifier(member) ? member : `${member}_`, taken)]));
}

/**
 * Emits the `resources` module: what the runtime needs to know of the operations, in a constant for each member of the
 * client. Whoever calls few takes those to `withResources`, and a bundle has nothing of the others.
 */
export function emitResources(input: ResourcesInput): readonly Statement[] {
  const { contract, root, members, types } = input;
  const about = `${whereAbouts(contract)}, without its resources.`;
  const memberOf = (member: string, value: string): Statement => ({
    kind: "constant",
    name: members.get(member) ?? "never",
    comment: docComment(`\`client.${member}\`, for \`withResources\`.`),
    type: `Resource<${types.client}[${stringLiteral(member)}]>`,
    value,
  });
  return [
    ...emitImports(input),
    {
      kind: "constant",
      name: providerName,
      comment: docComment(about),
      type: providerType(types),
      value: printProvider(input),
    },
    ...[...root.operations].map(([name, typed]) => memberOf(name, printOperation(typed, input))),
    ...[...root.children].map(([name, child]) => memberOf(name, printResource(child, input))),
  ];
}

/** What a provider is, in a few words. */
export function whereAbouts({ info, servers }: Contract): string {
  const where = servers[0]?.url;
  return `${info.title}${where === undefined ? "" : `, at ${where}`}`;
}

function providerType({ credentials }: ClientTypes): string {
  return credentials === undefined ? "ProviderBase" : `ProviderBase<${credentials}>`;
}

function emitImports(input: ResourcesInput): readonly string[] {
  const { operations, contract, signIn, runtime, types, members } = input;
  return [
    importText("import type", ["ProviderBase", ...(members.size === 0 ? [] : ["Resource"])], runtime),
    importText("import", providerFunctions(operations, contract, signIn, input.validators), runtime),
    importText("import type", clientTypes(types, members), "./client.js"),
    ...(contract.models === undefined ? [] : [`import { models as ${modelTableName} } from "./capabilities.js";`]),
    ...(usesValidators(operations, input.validators) ? ['import * as validators from "./validators.js";'] : []),
  ].filter((text) => text !== "");
}

function clientTypes({ client, credentials }: ClientTypes, members: ResourceNames): readonly string[] {
  return [members.size === 0 ? [] : client, credentials ?? []].flat().sort();
}

function usesValidators(
  operations: readonly OperationTypes[],
  validators: ReadonlyMap<string, OperationValidators>,
): boolean {
  const medias = operations.flatMap(({ body }) => body?.medias ?? []);
  const own = [...validators.values()].some((names) => Object.keys(names).length > 0);
  return own || medias.some((media) => validatorOf(media) !== undefined);
}
