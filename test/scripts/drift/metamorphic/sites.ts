export type Node = { [key: string]: unknown };

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});

/** A place where a schema stands; `replace` puts another one there. */
export interface Site {
  readonly node: Node;
  readonly pointer: string;
  /** The keyword that it stands under: `properties`, `items`, `component`, `root`. */
  readonly under: string;
  /** A reader chooses it by the name of the schema, which a rewrite must not change. */
  readonly tagged: boolean;
  replace(node: Node): void;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const keys = new Map(items.map((item) => [item, random()]));
  return [...items].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

const token = (key: string | number) => String(key).replaceAll("~", "~0").replaceAll("/", "~1");
const single = ["items", "additionalProperties", "not", "contains"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];

/** The schema at `parent[key]` and every schema inside. */
function* within(parent: Node | unknown[], key: string | number, at: Omit<Site, "node" | "replace">): Iterable<Site> {
  const node = (parent as { [key: string | number]: unknown })[key];
  if (!isNode(node)) return;
  yield {
    ...at,
    node,
    replace: (next) => {
      (parent as { [key: string | number]: unknown })[key] = next;
    },
  };
  const part = (under: string, ...keys: (string | number)[]) => ({
    under,
    pointer: [at.pointer, ...keys.map(token)].join("/"),
    tagged: isNode(node.discriminator) && (under === "anyOf" || under === "oneOf"),
  });
  for (const name of single) yield* within(node, name, part(name, name));
  for (const name of lists) {
    const list = node[name];
    if (Array.isArray(list)) for (const index of list.keys()) yield* within(list, index, part(name, name, index));
  }
  const properties = nodeOf(node.properties);
  for (const name of Object.keys(properties)) {
    yield* within(properties, name, part("properties", "properties", name));
  }
}

const root = (pointer: string, under = "root") => ({ pointer, under, tagged: false });

function* contents(content: unknown, pointer: string): Iterable<Site> {
  for (const [type, media] of Object.entries(nodeOf(content))) {
    if (isNode(media)) yield* within(media, "schema", root(`${pointer}/${token(type)}/schema`));
  }
}

/** Every operation of a document. */
export function operationsOf(document: Node): readonly { readonly operation: Node; readonly pointer: string }[] {
  return Object.entries(nodeOf(document.paths)).flatMap(([path, item]) =>
    ["get", "put", "post", "patch", "delete"].flatMap((method) => {
      const operation = nodeOf(item)[method];
      return isNode(operation) ? [{ operation, pointer: `/paths/${token(path)}/${method}` }] : [];
    }),
  );
}

/** Every place of a document that holds a schema, shared parts once. */
export function* sitesOf(document: Node): Iterable<Site> {
  for (const { operation, pointer } of operationsOf(document)) {
    for (const [index, parameter] of Object.entries(operation.parameters ?? [])) {
      if (isNode(parameter))
        yield* within(parameter, "schema", root(`${pointer}/parameters/${index}/schema`, "parameter"));
    }
    yield* contents(nodeOf(operation.requestBody).content, `${pointer}/requestBody/content`);
    for (const [status, response] of Object.entries(nodeOf(operation.responses))) {
      yield* contents(nodeOf(response).content, `${pointer}/responses/${status}/content`);
    }
  }
  const schemas = schemasOf(document);
  for (const name of Object.keys(schemas)) {
    yield* within(schemas, name, root(`/components/schemas/${token(name)}`, "component"));
  }
}

export const prefix = "#/components/schemas/";

export function schemasOf(document: Node): Node {
  return nodeOf(nodeOf(document.components).schemas);
}

/** The name that a schema only refers to. */
export function referenceOf({ $ref }: Node): string | undefined {
  return typeof $ref === "string" && $ref.startsWith(prefix) ? $ref.slice(prefix.length) : undefined;
}

export function isRecursive(document: Node, name: string): boolean {
  const seen = new Set<string>();
  const pending = [name];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const text = JSON.stringify(schemasOf(document)[next] ?? null);
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, target]) => target ?? "");
    if (names.includes(name)) return true;
    pending.push(...names);
  }
  return false;
}

/** A document with some operations of another and the components that they need. */
export function sliceOf(document: Node, count: number, random: () => number): Node {
  const chosen = new Set(
    shuffle(operationsOf(document), random)
      .slice(0, count)
      .map(({ operation }) => operation),
  );
  const paths = Object.entries(nodeOf(document.paths)).flatMap(([path, item]) => {
    const kept = Object.entries(nodeOf(item)).filter(([, value]) => chosen.has(nodeOf(value)) || Array.isArray(value));
    return kept.some(([, value]) => chosen.has(nodeOf(value))) ? [[path, Object.fromEntries(kept)] as const] : [];
  });
  const all = nodeOf(document.components);
  const components: { [kind: string]: Node } = { schemas: {} };
  const pending: unknown[] = [paths];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const [, kind = "", name = ""] of JSON.stringify(next).matchAll(/"#\/components\/(\w+)\/([^"/]+)"/g)) {
      const found = nodeOf(all[kind])[name];
      const known = components[kind] ?? {};
      components[kind] = known;
      if (found === undefined || Object.hasOwn(known, name)) continue;
      known[name] = found;
      pending.push(found);
    }
  }
  return structuredClone({ ...document, paths: Object.fromEntries(paths), components, webhooks: {} });
}
