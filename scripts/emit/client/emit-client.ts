import { pascal, providerPrefix, reserveName } from "../../base/identifiers.js";
import type { Contract } from "../../contract/model/types.js";
import { docComment, propertyKey } from "../code/encode.js";
import { importText } from "../code/import-text.js";
import { providerConstant } from "../code/provider-constant.js";
import type { CodeWriter, InterfaceCode, Statement } from "../code/source-code.js";
import type { OperationTypes } from "../types/operation-types.js";
import { emitMethods, usedTypes } from "./emit-methods.js";
import {
  type ClientTypes,
  emitResources,
  nameMembers,
  providerName,
  type ResourceNames,
  whereAbouts,
} from "./emit-resources.js";
import type { OperationValidators } from "./print-provider.js";
import { emitCredentials } from "./print-sign-in.js";
import { buildResources, type Resource } from "./resources.js";
import { signInOf } from "./sign-in.js";

/** What `client.ts` calls the module beside it. */
const resourcesName = "resources";

export interface ClientInput {
  readonly contract: Contract;
  readonly operations: readonly OperationTypes[];
  /** Import specifier of the runtime. */
  readonly runtime: string;
  /** The validator constants of operations, by operation id. */
  readonly validators: ReadonlyMap<string, OperationValidators>;
}

/** The modules of a client: its interfaces and the whole provider, and the provider's resources one by one. */
export interface ClientModules {
  readonly client: readonly Statement[];
  readonly resources: readonly Statement[];
}

/** Emits an interface per resource with explicit signatures, and the provider as data. */
export function emitClient(input: ClientInput): ClientModules {
  const { contract } = input;
  const taken = new Set([...exportedTypes(input), resourcesName]);
  const constant = providerConstant(contract.provider, taken);
  const root = buildResources(input.operations);
  const names = nameInterfaces(root, `${providerPrefix(contract.provider)}Client`, taken);
  const signIn = signInOf(contract);
  const credentials =
    signIn.kind === "schemes"
      ? emitCredentials(reserveName(`${providerPrefix(contract.provider)}Credentials`, taken), signIn, contract)
      : undefined;
  const types = { client: names.get(root) ?? "never", credentials: credentials?.name };
  const interfaces = [...names].map(([resource, name]) => emitInterface(resource, name, names));
  const runtimeTypes = [...interfaces.flatMap((each) => each.runtimeTypes), ...credentialTypes(credentials)];
  const members = nameMembers(root, contract);
  return {
    client: [
      ...emitImports(input, runtimeTypes),
      ...interfaces.map(({ code }) => code),
      ...(credentials === undefined ? [] : [credentials]),
      emitProvider(members, { constant, types, contract }),
    ],
    resources: emitResources({ ...input, root, members, signIn, types }),
  };
}

/** What the index exports beside the client: two exports of one name would hide each other. */
function exportedTypes({ contract, operations }: ClientInput): readonly string[] {
  return [
    ...contract.schemas.keys(),
    ...operations.flatMap(({ query, headers }) => [query?.name ?? [], headers?.name ?? []].flat()),
  ];
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
      kind: "interface",
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

function emitImports({ operations, runtime }: ClientInput, runtimeTypes: readonly string[]): readonly string[] {
  return [
    importText("import type", [...new Set(["Provider", ...runtimeTypes])].sort(), runtime),
    `import * as ${resourcesName} from "./resources.js";`,
    importText("import type", usedTypes(operations), "./types.js"),
  ].filter((text) => text !== "");
}

/** The provider with all of its resources. */
function emitProvider(
  members: ResourceNames,
  {
    constant,
    types,
    contract,
  }: { readonly constant: string; readonly types: ClientTypes; readonly contract: Contract },
): (writer: CodeWriter) => void {
  const type = [types.client, types.credentials ?? []].flat().join(", ");
  return (writer) => {
    writer.write(docComment(`${whereAbouts(contract)}. Give it to \`createClient\`.`));
    writer.write(`export const ${constant}: Provider<${type}> = `).inlineBlock(() => {
      writer.writeLine(`...${resourcesName}.${providerName},`).write("operations: ");
      writer.inlineBlock(() => {
        for (const [member, name] of members) writer.writeLine(`${propertyKey(member)}: ${resourcesName}.${name},`);
      });
      writer.write(",").newLine();
    });
    writer.write(";").newLine();
  };
}
