import {
  type Credential,
  getKey,
  type KeyCredential,
  type PlacedKey,
  type Requirement,
  type SchemeSpec,
  type SignInCall,
  type SignInSpec,
} from "../transport/credentials.js";
import { ConcordError } from "../transport/errors.js";

/**
 * Signs a call with the credentials that the caller has: those of the first alternative for which there are all, in the
 * order of the description. `credentials` go by the names of schemes, and `apiKey` stands for one that is not among them.
 * Nothing is sent where there are none at all; some that suit no alternative are refused, as the call would be.
 */
export async function chooseSignIn({ schemes, required }: SignInSpec, call: SignInCall): Promise<readonly PlacedKey[]> {
  const { operation, options } = call;
  const { key, security = required } = operation;
  const { credentials = {} } = options;
  const apiKey = "apiKey" in options ? (options.apiKey ?? "") : undefined;
  if (security.length === 0) return [];
  const given: Given = { credentials, apiKey, schemes };
  const chosen = [...security].sort((a, b) => rank(a, given) - rank(b, given))[0];
  if (chosen !== undefined && rank(chosen, given) < unsuitable) {
    const placed = await Promise.all(chosen.map((name) => placeKey(name, schemes[name], given)));
    return placed.flat();
  }
  if (apiKey === undefined && Object.keys(credentials).length === 0) return [];
  if (security.flat().some((name) => isInHeaders(schemes[name], call))) return [];
  const needed = security.map((names) => names.join(" and ")).join(", or ");
  throw new ConcordError(`${key} needs ${needed}. Give it in the option "credentials".`);
}

interface Given {
  readonly credentials: Readonly<Record<string, Credential | undefined>>;
  readonly apiKey: KeyCredential | undefined;
  readonly schemes: Readonly<Record<string, SchemeSpec>>;
}

const unsuitable = 9;

/** How well an alternative suits what is given, the least best: by name, then with the key, then without anything. */
function rank(names: Requirement, { credentials, apiKey, schemes }: Given): number {
  const open = names.filter((name) => credentials[name] === undefined);
  if (names.length === 0) return 8;
  if (open.length === 0) return 0;
  const [name = ""] = open;
  const scheme = schemes[name];
  if (open.length > 1 || apiKey === undefined || scheme === undefined) return unsuitable;
  const isPair = typeof apiKey === "string" && /^[^\s:]+:/.test(apiKey);
  if (scheme.basic) return isPair ? 1 : 5;
  return scheme.token ? 4 : scheme.prefix === "Bearer " ? 2 : 3;
}

async function placeKey(name: string, place: SchemeSpec | undefined, given: Given): Promise<readonly PlacedKey[]> {
  const credential = given.credentials[name] ?? given.apiKey;
  if (place === undefined || credential === undefined) return [];
  if (typeof credential === "object") {
    // RFC 7617, section 2: the first colon ends the name.
    if (credential.username.includes(":")) throw new ConcordError(`The username for ${name} has a colon.`);
    return [basic(place, `${credential.username}:${credential.password ?? ""}`)];
  }
  const key = await getKey(credential);
  if (key === "") throw new ConcordError(`The credential for ${name} is empty. Leave it out to send none.`);
  // It would be more than one cookie.
  if (place.in === "cookie" && /[;\s]/.test(key))
    throw new ConcordError(`The credential for ${name} is no cookie's value.`);
  if (place.basic) return [basic(place, key.includes(":") ? key : `${key}:`)];
  // A key may come with the word that goes before it.
  const { prefix: _, ...bare } = place;
  return [{ place: place.prefix && !/\s/.test(key) ? place : bare, value: key }];
}

/** RFC 7617, section 2, in UTF-8. */
function basic(place: SchemeSpec, pair: string): PlacedKey {
  const value = btoa(String.fromCharCode(...new TextEncoder().encode(pair)));
  return { place, value, secrets: [pair, pair.slice(pair.indexOf(":") + 1)] };
}

function isInHeaders(scheme: SchemeSpec | undefined, { headers }: SignInCall): boolean {
  const name = scheme?.in === "cookie" ? "cookie" : scheme?.name;
  return Object.keys(headers).some((key) => key.toLowerCase() === name?.toLowerCase());
}
