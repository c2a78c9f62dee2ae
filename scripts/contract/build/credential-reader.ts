import type { Report } from "../../base/diagnostics.js";
import { freeName } from "../../base/identifiers.js";
import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { isCredential } from "../../spec/credential-headers.js";
import { credentialOf, credentialText } from "../model/credential.js";
import type { KeyHeader, SecurityRequirement, SecurityScheme } from "../model/security.js";
import type { Parameter } from "../model/types.js";
import type { DocumentReader } from "./document-reader.js";
import type { PathItemPart } from "./read-path-item.js";

/** How the calls of an operation are authorised. */
export interface Credentials {
  /** What the operation asks for; `undefined` where it says nothing. */
  readonly security: readonly SecurityRequirement[] | undefined;
  /** The headers that it was read from, by scheme. */
  readonly keyHeaders?: ReadonlyMap<string, KeyHeader>;
  /** Whether the client sends a parameter with the credentials. */
  readonly isSent: (parameter: Parameter) => boolean;
}

/** A header parameter that calls are authorised with, as it is written. */
interface HeaderNode {
  /** In lower case. */
  readonly name: string;
  readonly written: string;
  readonly node: JsonObject;
  readonly pointer: string;
}

export interface CredentialOptions {
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  /** Of the document, for operations without their own. */
  readonly security: readonly SecurityRequirement[] | undefined;
  readonly report: Report;
}

/**
 * Reads header parameters such as `Authorization` and `x-api-key` as security schemes where a description asks for none, as
 * exports of API tools write them. Beside schemes they say nothing (OpenAPI 3.1, "Parameter Object": a header parameter
 * `Authorization` shall be ignored), but for the header of a key that no scheme sends, which remains a parameter.
 */
export class CredentialReader {
  private readonly known: Map<string, SecurityScheme>;
  private readonly told = new Set<string>();

  constructor(
    private readonly reader: DocumentReader,
    private readonly options: CredentialOptions,
  ) {
    this.known = new Map(options.schemes);
  }

  /** The schemes of the description, and after them those that its headers were read as. */
  get schemes(): ReadonlyMap<string, SecurityScheme> {
    return this.known;
  }

  read(owners: readonly PathItemPart[], written: readonly SecurityRequirement[] | undefined): Credentials {
    const headers = this.headersOf(owners);
    if (headers.length === 0) return { security: written, isSent: () => false };
    const { schemes, security: shared } = this.options;
    const asked = (written ?? shared ?? []).filter(
      (requirement) => requirement.size > 0 && [...requirement.keys()].every((name) => schemes.has(name)),
    );
    const isRead = asked.length === 0;
    const security = isRead ? this.requirementsOf(headers) : written;
    const sent = new Set(
      (isRead ? (security ?? []) : asked).flatMap((requirement) =>
        [...requirement.keys()].map((name) => headerOf(this.known.get(name))),
      ),
    );
    for (const header of isRead ? [] : headers) {
      if (header.name !== authorization) continue;
      if (sent.has(header.name)) this.tellIgnored(header);
      else this.tellUnsent(header);
    }
    return {
      security,
      ...(isRead && { keyHeaders: this.namesOf(headers) }),
      isSent: ({ in: place, name }) => {
        const header = name.toLowerCase();
        return place === "header" && (header === authorization || sent.has(header));
      },
    };
  }

  /** Of the outer places first; a header of an inner one stands for it. */
  private headersOf(owners: readonly PathItemPart[]): readonly HeaderNode[] {
    const headers = new Map<string, HeaderNode>();
    for (const { item: owner, pointer } of owners) {
      const list = own(owner, "parameters");
      for (const [index, item] of Array.isArray(list) ? list.entries() : []) {
        const { node, pointer: at } = this.reader.resolve(item, join(pointer, "parameters", index));
        if (!isObject(node) || own(node, "in") !== "header") continue;
        const written = this.reader.text(node, "name") ?? "";
        const name = written.toLowerCase();
        if (isCredential(name)) headers.set(name, { name, written, node, pointer: at });
      }
    }
    return [...headers.values()];
  }

  /** All that are required, each time with one of the others; any of those alone, or none, where none is required. */
  private requirementsOf(headers: readonly HeaderNode[]): readonly SecurityRequirement[] {
    const isRequired = ({ node }: HeaderNode): boolean => own(node, "required") === true;
    const required = headers.filter(isRequired);
    const others = headers.filter((header) => !isRequired(header));
    return [...others.map((header) => [...required, header]), required].map(
      (needed) => new Map(needed.map((header) => [this.schemeOf(header), []])),
    );
  }

  private namesOf(headers: readonly HeaderNode[]): ReadonlyMap<string, KeyHeader> {
    const named = ({ written, pointer }: HeaderNode): KeyHeader => ({
      name: written,
      at: this.reader.originOf(pointer),
    });
    return new Map(headers.map((header) => [this.schemeOf(header), named(header)]));
  }

  /** The name of the scheme that sends a header. */
  private schemeOf(header: HeaderNode): string {
    const read = this.readScheme(header);
    const sends = credentialOf(read, "");
    const known = [...this.known].find(([, scheme]) => credentialOf(scheme, "") === sends)?.[0];
    const name = known ?? freeName(usualName(read), this.known);
    if (known === undefined) this.known.set(name, read);
    this.tell(
      header,
      `The header "${header.name}" is read as the security scheme "${name}" (${credentialText(read)}).`,
    );
    return name;
  }

  private readScheme({ name, node, pointer }: HeaderNode): SecurityScheme {
    const description = this.reader.text(node, "description");
    const said = description ? { description } : {};
    const source = { inferred: true, at: this.reader.originOf(pointer) } as const;
    return name === authorization
      ? { type: "http", definition: { scheme: this.shownWord(node).toLowerCase(), ...said }, ...source }
      : { type: "apiKey", definition: { in: "header", name, ...said }, ...source };
  }

  /** The word before the key in what is shown of the header, `Basic {{key}}`; usually that of a token. */
  private shownWord(node: JsonObject): string {
    const schema = this.reader.object(node, "schema");
    const shown = [node, schema].flatMap((owner) =>
      ["example", "default"].map((field) => schemeShown.exec(this.reader.text(owner, field) ?? "")?.[1]),
    );
    return shown.find((word) => word !== undefined) ?? "bearer";
  }

  private tellUnsent({ pointer }: HeaderNode): void {
    this.options.report({
      code: "unsupported-parameter",
      at: this.reader.originOf(pointer),
      message:
        'The header "Authorization" is left to security schemes, and none that this operation asks for sends it.',
      hint: "Name a scheme of the type `http` in `security`, in an overlay if need be.",
    });
  }

  /** OpenAPI 3.1, "Parameter Object": it shall be ignored. Of one that several operations have, once. */
  private tellIgnored({ written, pointer }: HeaderNode): void {
    if (this.told.has(pointer)) return;
    this.told.add(pointer);
    const message = `The header "${written}" says nothing: a security scheme that this operation asks for sends it.`;
    const at = this.reader.originOf(pointer);
    this.options.report({ code: "unsupported-parameter", severity: "info", at, message });
  }

  /** Once of a parameter that several operations have. */
  private tell({ pointer }: HeaderNode, message: string): void {
    if (this.told.has(`${pointer} ${message}`)) return;
    this.told.add(`${pointer} ${message}`);
    const hint = "Describe it in `components/securitySchemes` and `security`, in an overlay if it is another.";
    this.options.report({ code: "security-inferred", at: this.reader.originOf(pointer), message, hint });
  }
}

const authorization = "authorization";

/** A word that schemes have, or any before what stands for a key: `Basic abc`, `Ship {{key}}`, `Ship sk-1`; not `Your API key`. */
const schemeShown = /^((?:basic|bearer|digest|hawk|token)(?= +\S)|[A-Za-z]\w*(?= +(?:[<{$[‹]|\S*[\d_-]\S*$)))/i;

/** `BearerAuth`, or the header of a key. */
function usualName({ definition: { scheme, name } }: SecurityScheme): string {
  return typeof scheme === "string" ? `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)}Auth` : String(name);
}

/** The header that a scheme sends. */
function headerOf(scheme: SecurityScheme | undefined): string | undefined {
  if (scheme === undefined || scheme.type === "mutualTLS") return undefined;
  if (scheme.type !== "apiKey") return authorization;
  const { in: place, name } = scheme.definition;
  return place === "header" ? String(name).toLowerCase() : undefined;
}
