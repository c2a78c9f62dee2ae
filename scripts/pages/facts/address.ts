import { reserveName } from "../../base/identifiers.js";
import { isStandIn } from "../words/statement-patterns.js";

/** Where a request goes. */
export interface Address {
  /** Without a slash at its end; absent for a path alone. */
  readonly server?: string;
  /** Template below the server: `/models/{id}`. */
  readonly path: string;
  /** The page has the path with a slash at its end, which {@link path} is without. */
  readonly hasSlash?: true;
  /** The path as the page has it, where it is read otherwise: with an open brace or a name twice. */
  readonly written?: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The path of an API root ends with its version, or with whose API it is like: `/v1`, `/api/v1`, `/v1/api/openai`. */
const root = /^(?:\/[^/]+)*?\/v\d\w*(?:(?:\/api)?\/(?:openai|anthropic))?(?=\/)/;

/** A path without the version that it begins with. */
export function belowVersion(path: string): string {
  return path.replace(root, "");
}

/** The number of the version that an address has, in its server or in its path: `1` of `/v1beta`. */
export function majorOf({ server = "", path }: Pick<Address, "server" | "path">): string | undefined {
  return /\/v(\d+)\w*(?:\/(?:openai|anthropic))?\/?$/.exec(
    `${server.replace(/^https?:\/\/[^/]*/, "")}${root.exec(path)?.[0] ?? ""}`,
  )?.[1];
}

/** Whether two addresses may be of one version: one of them says none, or both the same. */
export function mayShareVersion(
  one: Pick<Address, "server" | "path">,
  other: Pick<Address, "server" | "path">,
): boolean {
  const [first, second] = [majorOf(one), majorOf(other)];
  return first === undefined || second === undefined || first === second;
}

/** A variable in the place of the server: `$BASE_URL`, `{{host}}`, `<base>`. */
const variable = /^(?:\$\{?\w+\}?|\{\{[\w. -]+\}\}|<[\w -]+>|\{[\w -]+\})(?=\/)/;

/** Marks of width zero, which a copy has between the parts of a path. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

/** Splits an address into server, path and query; `:id`, `<id>`, `$ID` and `${id}` are parameters like `{id}`. */
export function readAddress(text: string): Address {
  const url = text.replace(invisible, "").replace(variable, "");
  const [, origin, rest = ""] = /^(https?:\/\/[^/?#]+)?(.*)$/s.exec(url) ?? [];
  const [location = "", search = ""] = rest.replace(/#.*$/, "").split("?");
  // The address may end a sentence.
  const whole = expandPattern(location).replace(/(?<=\w)\.$/, "");
  const shown = whole
    .replace(/(?<!\/)\/+$/, "")
    .split("/")
    .map((segment) =>
      segment.replace(
        /^(?::(\w+)|<([\w-]+)>|\$\{?(\w+)\}?|\{\{(\w+)\}\})$/,
        (_, ...names: string[]) => `{${names.slice(0, 4).find((name) => name) ?? ""}}`,
      ),
    )
    .join("/");
  const path = withNames(shown);
  const hasSlash = whole.endsWith("/") && path !== "";
  const query = [...new URLSearchParams(search)].map(([name, value]) => [name, value] as const);
  const base = origin === undefined ? "" : (root.exec(path)?.[0] ?? "");
  return {
    ...(origin !== undefined && { server: origin + base }),
    path: path.slice(base.length) || "/",
    ...(hasSlash && path !== base && { hasSlash }),
    ...(path !== shown && { written: whole.slice(base.length) }),
    query,
  };
}

/** A path whose braces are closed and whose names differ: the second `{id}` of `/a/{id}/b/{id}` is `{b_id}`. */
function withNames(path: string): string {
  if (!path.includes("{")) return path;
  const taken = new Set<string>();
  const parts = path.replace(/(?<=\/)\{([\w-]+)(?=\/|$)/g, "{$1}").split("/");
  const named = parts.map((part, at) =>
    part.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const before = parts[at - 1]?.replace(/\W+/g, "_") ?? "";
      return `{${reserveName(taken.has(name) && before !== "" ? `${before}_${name}` : name, taken)}}`;
    }),
  );
  return named.join("/");
}

/** Whether an address says more of where an operation is than another: a server, or one of this world, or more of the path. */
export function isMoreExact({ server, path }: Address, known: Address): boolean {
  if (server === undefined)
    return known.server === undefined && path.length > known.path.length && path.endsWith(known.path);
  return known.server === undefined || (isStandIn(known.server) && !isStandIn(server));
}

/** `{name=berths/*}`, as transcoding of gRPC writes it, is `berths/{name}`; each part before the last is named by what it is. */
function expandPattern(path: string): string {
  return path.replace(/\{(\w+)=([^{}]+)\}/g, (_, name: string, pattern: string) => {
    const parts = pattern.split("/");
    const last = parts.findLastIndex((part) => part.startsWith("*"));
    const named = parts.map((part, at) => {
      if (!part.startsWith("*")) return part;
      return `{${at === last ? name : (parts[at - 1] ?? name).replace(/s$/, "")}}`;
    });
    return named.join("/");
  });
}
