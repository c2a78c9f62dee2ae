import { pascal, providerPrefix, reserveName } from "../../base/identifiers.js";
import type { Contract } from "../../contract/model/types.js";
import { docComment, stringLiteral } from "../code/encode.js";
import { providerConstant } from "../code/provider-constant.js";
import type { CodeWriter, InterfaceCode, Statement } from "../code/source-code.js";
import type { OperationTypes } from "../types/operation-types.js";
import { emitMethods, usedTypes } from "./emit-methods.js";
import { validatorOf } from "./print-body.js";
import { type OperationValidators, printProvider, providerFunctions } from "./print-provider.js";
import { emitCredentials } from "./print-sign-in.js";
import { buildResources, type Resource } from "./resources.js";
import { type SignIn, signInOf } from "./sign-in.js";

export interface ClientInput {
  readonly contract: Contract;
  readonly operations: readonly OperationTypes[];
  /** Name of the exported provider constant. */
  readonly name: string;
  /** Import specifier of the runtime. */
  readonly runtime: string;
  /** The validator constants of operations, by operation id. */
  readonly validators: ReadonlyMap<string, OperationValidators>;
}

/** Emits the `client` module: an interface per resource with explicit signatures, and the provider as data. */
export function emitClient(input: ClientInput): readonly Statement[] {
  const taken = new Set(exportedTypes(input));
  const constant = providerConstant(input.name, taken);
  const root = buildResources(input.operations);
  const names = nameInterfaces(root, clientTypeName(input.name), taken);
  const signIn = signInOf(input.contract);
  const credentials =
    signIn.kind === "schemes"
      ? emitCredentials(reserveName(`${providerPrefix(input.name)}Credentials`, taken), signIn, input.contract)
      : undefined;
  const type = [names.get(root) ?? "never", credentials?.name ?? []].flat().join(", ");
  const interfaces = [...names].map(([resource, name]) => emitInterface(resource, name, names));
  return [
    ...emitImports(input, signIn, [
      ...interfaces.flatMap(({ runtimeTypes }) => runtimeTypes),
      ...credentialTypes(credentials),
    ]),
    ...interfaces.map(({ code }) => code),
    ...(credentials === undefined ? [] : [credentials]),
    emitProvider(input, root, { constant, signIn, type }),
  ];
}

/** What the index exports beside the client: two exports of one name would hide each other. */
function exportedTypes({ contract, operations }: ClientInput): readonly string[] {
  return [
    ...contract.schemas.keys(),
    ...operations.flatMap(({ query, headers }) => [query?.name ?? [], headers?.name ?? []].flat()),
  ];
}

/** `OpenaiClient` of the provider `openai`. */
function clientTypeName(provider: string): string {
  return `${providerPrefix(provider)}Client`;
}

function nameInterfaces(root: Resource, clientName: string, taken: Set<string>): ReadonlyMap<Resource, string> {
  const names = new Map<Resource, string>();
  const visit = (resource: Resource, wanted: string): void => {
    names.set(resource, reserveName(wanted, taken));
    for (const child of resource.children.values()) visit(child, `${child.path.map(pascal).join("")}Resource`);
  };
  visit(root, clientName);
  return names;
}

function credentialTypes(credentials: InterfaceCode | undefined): readonly string[] {
  return ["KeyCredential", "PasswordCredential"].filter((name) =>
    credentials?.properties.some(({ type }) => type.includes(name)),
  );
}

interface EmittedInterface {
  readonly code: InterfaceCode;
  readonly runtimeTypes: readonly string[];
}

function emitInterface(resource: Resource, name: string, names: ReadonlyMap<Resource, string>): EmittedInterface {
  const { methods, runtimeTypes } = emitMethods(resource);
  const text =
    resource.path.length === 0
      ? "Every operation, by resource."
      : `The methods below \`client.${resource.path.join(".")}\`.`;
  return {
    runtimeTypes,
    code: {
      name,
      doc: text,
      methods,
      properties: [...resource.children].map(([member, child]) => ({
        name: member,
        type: names.get(child) ?? "never",
      })),
    },
  };
}

function emitImports(input: ClientInput, signIn: SignIn, runtimeTypes: readonly string[]): readonly string[] {
  const values = providerFunctions(input.operations, input.contract, signIn);
  const types = [...new Set(["Provider", ...runtimeTypes])].filter((name) => !values.includes(name));
  return [
    importText("import type", types.sort(), input.runtime),
    importText("import", values, input.runtime),
    importText("import type", usedTypes(input.operations), "./types.js"),
    ...(usesValidators(input) ? ['import * as validators from "./validators.js";'] : []),
  ].filter((text) => text !== "");
}

/** One line where it fits, else a line for each name. */
function importText(keyword: string, names: readonly string[], specifier: string): string {
  if (names.length === 0) return "";
  const line = `${keyword} { ${names.join(", ")} } from ${stringLiteral(specifier)};`;
  if (line.length <= 120) return line;
  return `${keyword} {\n${names.map((name) => `  ${name},\n`).join("")}} from ${stringLiteral(specifier)};`;
}

function emitProvider(
  input: ClientInput,
  root: Resource,
  { constant, signIn, type }: { readonly constant: string; readonly signIn: SignIn; readonly type: string },
): (writer: CodeWriter) => void {
  const { contract, name, validators } = input;
  const where = contract.servers[0]?.url;
  const text = `${contract.info.title}${where === undefined ? "" : `, at ${where}`}. Give it to \`createClient\`.`;
  return (writer) => {
    writer.blankLineIfLastNot().write(docComment(text));
    writer.write(`export const ${constant}: Provider<${type}> = `);
    printProvider({ name: stringLiteral(name), contract, root, validators, signIn }, writer);
    writer.write(";").newLine();
  };
}

function usesValidators({ operations, validators }: ClientInput): boolean {
  const medias = operations.flatMap(({ body }) => body?.medias ?? []);
  return validators.size > 0 || medias.some((media) => validatorOf(media) !== undefined);
}
