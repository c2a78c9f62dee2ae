import type { Contract } from "../../contract/model/types.js";
import { commentText, propertyKey, stringLiteral } from "../code/encode.js";
import { braces } from "../code/object-text.js";
import type { InterfaceCode } from "../code/source-code.js";
import type { SchemeFacts, SignIn } from "./sign-in.js";

/** The lines of a provider that say how calls are signed; none where a bearer token does. */
export function printSignIn({ kind, schemes, required = [] }: SignIn): readonly string[] {
  const [only] = schemes.values();
  if (kind === "bearer" || only === undefined) return [];
  if (kind === "key") return [`auth: ${printScheme(only)}`];
  const members = [...schemes].map(([name, scheme]) => `${propertyKey(name)}: ${printScheme(scheme)}`);
  return [`signIn: { schemes: ${braces(members)}, required: ${printRequirements(required)}, choose: chooseSignIn }`];
}

/** Alternatives of names. */
export function printRequirements(requirements: readonly (readonly string[])[]): string {
  return `[${requirements.map((names) => `[${names.map(stringLiteral).join(", ")}]`).join(", ")}]`;
}

function printScheme(scheme: SchemeFacts): string {
  const { basic, token, ...place } = scheme;
  const members = [
    ...Object.entries(place).map(([key, value]) => `${key}: ${stringLiteral(value)}`),
    ...(basic ? ["basic: true"] : []),
    ...(token ? ["token: true"] : []),
  ];
  return braces(members);
}

/** The type of the option `credentials`, by the names that the description has for its schemes. */
export function emitCredentials(name: string, { schemes }: SignIn, { securitySchemes }: Contract): InterfaceCode {
  return {
    kind: "interface",
    name,
    doc: "Credentials by the names of security schemes. Those that a call needs are sent with it.",
    methods: [],
    properties: [...schemes].map(([scheme, { basic }]) => ({
      name: propertyKey(scheme),
      type: `${basic ? "PasswordCredential | KeyCredential" : "KeyCredential"} | undefined`,
      isOptional: true,
      doc: docOf(securitySchemes.get(scheme)?.definition.description),
    })),
  };
}

function docOf(description: unknown): string {
  return typeof description === "string" ? commentText(description.split(/\n\s*\n/)[0]?.trim() ?? "") : "";
}
