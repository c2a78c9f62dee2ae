import type { HeaderValues } from "./header-values.js";

/** A key or token, or a function that gets a fresh one for each attempt. */
export type KeyCredential = string | (() => string | Promise<string>);

/** For HTTP Basic (RFC 7617). */
export interface PasswordCredential {
  readonly username: string;
  readonly password?: string | undefined;
}

export type Credential = KeyCredential | PasswordCredential;

/** Where a key travels. */
export interface KeyPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  /** Goes before a key that has none: `Bearer `. */
  readonly prefix?: string;
}

/** How one of the described security schemes takes its credential. */
export interface SchemeSpec extends KeyPlace {
  /** User name and password, in Base64. */
  readonly basic?: true;
  /** A token that a sign-in gives; a plain API key goes to another scheme if there is one. */
  readonly token?: true;
}

/** Names of schemes that are needed together. */
export type Requirement = readonly string[];

/** What a provider with several ways to sign in says of them. */
export interface SignInSpec {
  /** By the names that the description has for them. */
  readonly schemes: Readonly<Record<string, SchemeSpec>>;
  /** Alternatives, for operations without their own. */
  readonly required: readonly Requirement[];
  /** Given here, so that only bundles with such a provider have it. */
  readonly choose: (signIn: SignInSpec, call: SignInCall) => Promise<readonly PlacedKey[]>;
}

/** What there is to sign a call with. */
export interface SignInCall {
  readonly operation: {
    /** Its name, for messages: `GET /v1/models`. */
    readonly key: string;
    /** In place of {@link SignInSpec.required}. */
    readonly security?: readonly Requirement[] | undefined;
  };
  readonly options: {
    /** One that is there and empty is refused. */
    readonly apiKey?: KeyCredential | undefined;
    readonly credentials?: Readonly<Record<string, Credential | undefined>> | undefined;
  };
  /** The caller's own headers: who writes credentials there needs no others. */
  readonly headers: HeaderValues;
}

/** What is sent of a credential. */
export interface PlacedKey {
  readonly place: KeyPlace;
  readonly value: string;
  /** What must not be shown beside the value: a password. */
  readonly secrets?: readonly string[];
}

/** The key that an option holds, or gets. */
export async function getKey(key: KeyCredential): Promise<string> {
  return typeof key === "function" ? await key() : key;
}
