import { canonicalJson } from "../../base/json.js";
import type { SecurityRequirement, SecurityScheme } from "../../contract/model/security.js";
import type { Contract, Operation } from "../../contract/model/types.js";

/** Where a credential goes, as the runtime is told. */
export interface SchemeFacts {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly prefix?: string;
  readonly basic?: true;
  readonly token?: true;
}

/** How the operations of a contract are signed. */
export interface SignIn {
  /** `bearer` is what the runtime does by itself, `key` one place of one key. */
  readonly kind: "bearer" | "key" | "schemes";
  readonly schemes: ReadonlyMap<string, SchemeFacts>;
  /** Alternatives of operations without their own; `undefined` where nothing is said. */
  readonly required: readonly (readonly string[])[] | undefined;
}

/** Works out how operations are signed: simply where one key is enough for all of them. */
export function signInOf(contract: Contract): SignIn {
  const required = requirementsOf(contract.security, contract);
  const all = [required, ...contract.operations.map((operation) => requirementsOf(operation.security, contract))];
  const names = new Set(all.flatMap((requirements) => (requirements ?? []).flat()));
  const schemes = new Map(
    [...names].flatMap((name): (readonly [string, SchemeFacts])[] => {
      const facts = schemeFacts(contract.securitySchemes.get(name));
      return facts === undefined ? [] : [[name, facts]];
    }),
  );
  return { kind: kindOf(all, schemes), schemes, required };
}

function kindOf(all: readonly SignIn["required"][], schemes: SignIn["schemes"]): SignIn["kind"] {
  const wanted = all.map((requirements) => requirements?.filter((names) => names.length > 0) ?? []);
  const sets = new Set(
    wanted.filter(({ length }) => length > 0).map((names) => canonicalJson([...names.flat()].sort())),
  );
  const ways = new Set([...schemes.values()].map(({ token, ...place }) => canonicalJson(place)));
  const isSimple = sets.size < 2 && ways.size < 2 && wanted.flat().every(({ length }) => length === 1);
  const [scheme] = schemes.values();
  if (scheme === undefined) return "bearer";
  // What a cookie cannot hold is refused by who chooses among schemes.
  if (!isSimple || scheme.basic || scheme.in === "cookie") return "schemes";
  if (scheme.prefix === "Bearer ") return "bearer";
  return scheme.prefix === undefined ? "key" : "schemes";
}

/**
 * Of an operation: what it says in place of the contract; nothing is sent where nothing that is asked for can be. A contract
 * of which nothing can be sent says so of each.
 */
export function ownRequirements(operation: Operation, contract: Contract): readonly (readonly string[])[] | undefined {
  const own = requirementsOf(operation.security, contract);
  const isAsked = contract.security?.some((requirement) => requirement.size > 0) === true;
  return own ?? (isAsked && requirementsOf(contract.security, contract)?.length === 0 ? [] : undefined);
}

/** What is sent by names of schemes. Alternatives with a scheme that does not exist, or cannot be sent, are none. */
function requirementsOf(
  requirements: readonly SecurityRequirement[] | undefined,
  { securitySchemes }: Contract,
): readonly (readonly string[])[] | undefined {
  // Where no scheme is described at all, names of schemes tell nothing.
  if (requirements === undefined || (securitySchemes.size === 0 && requirements.length > 0)) return undefined;
  const kept = requirements.flatMap((requirement): (readonly string[])[] => {
    const schemes = [...requirement.keys()].map((name) => [name, securitySchemes.get(name)] as const);
    if (schemes.some(([, scheme]) => scheme === undefined || isUnsendable(scheme))) return [];
    return [schemes.filter(([, scheme]) => schemeFacts(scheme) !== undefined).map(([name]) => name)];
  });
  return kept.every(({ length }) => length === 0) ? [] : kept;
}

/** Schemes that take more than a credential: an exchange with the server, or a signature of each request. */
export function isUnsendable({ type, definition }: SecurityScheme): boolean {
  if (type === "apiKey")
    return typeof definition.name !== "string" || !/^(?:header|query|cookie)$/.test(String(definition.in));
  return type === "http" && /^(?:digest|dpop|hoba|mutual|negotiate|scram-.*|vapid)$/i.test(String(definition.scheme));
}

/** `undefined` for what is not sent with a request: a certificate. */
function schemeFacts(scheme: SecurityScheme | undefined): SchemeFacts | undefined {
  if (scheme === undefined || isUnsendable(scheme) || scheme.type === "mutualTLS") return undefined;
  const { type, definition } = scheme;
  const inHeader = { in: "header", name: "authorization" } as const;
  if (type === "apiKey") return keyFacts(definition);
  if (type !== "http") return { ...inHeader, prefix: "Bearer ", token: true };
  const word = String(definition.scheme ?? "bearer");
  if (/^bearer$/i.test(word)) return { ...inHeader, prefix: "Bearer " };
  return /^basic$/i.test(word) ? { ...inHeader, prefix: "Basic ", basic: true } : { ...inHeader, prefix: `${word} ` };
}

/**
 * `Authorization` holds a word and a key (RFC 9110, section 11.6.2), and OpenAPI has no field for the word of a scheme that
 * is not registered: a description that shows it, `SSWS {API Token}`, is followed. Otherwise the key is sent as it is.
 */
function keyFacts({ name, in: place, description }: SecurityScheme["definition"]): SchemeFacts {
  const shown = /\b([A-Za-z][\w-]*) +(?:\{[^{}]+\}|<[^<>]+>|\$\w+)/.exec(
    typeof description === "string" ? description : "",
  );
  const isWord = /^authorization$/i.test(String(name)) && shown !== null;
  return {
    in: place as SchemeFacts["in"],
    name: String(name),
    ...(isWord && { prefix: `${shown[1]} ` }),
  };
}
