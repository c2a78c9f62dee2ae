import { isModern, keywordSpellings, notes, only, type Random, type Spell } from "./keyword-spellings.js";
import {
  isNode,
  isRecursive,
  type Node,
  nodeOf,
  operationsOf,
  prefix,
  referenceOf,
  type Site,
  schemasOf,
  shuffle,
  sitesOf,
} from "./sites.js";
import { wireSpellings } from "./wire-spellings.js";

/** Another spelling of a document, which means the same. */
export type Rewrite = (document: Node, random: Random) => void;

let count = 0;
const fresh = (word: string) => `${word}${++count}`;

/** Applies `change` to some of the places, each as it stands when its turn comes. */
function some(document: Node, random: Random, share: number, change: (site: Site) => Node | undefined): void {
  for (const site of [...sitesOf(document)]) {
    const next = random() < share ? change(site) : undefined;
    if (next) site.replace(next);
  }
}

const halves = (entries: readonly [string, unknown][], required: readonly unknown[], random: Random) => {
  const cut = 1 + Math.floor(random() * (entries.length - 1));
  return [entries.slice(0, cut), entries.slice(cut)].map((part) => {
    const names = required.filter((name) => part.some(([key]) => key === name));
    return { type: "object", properties: Object.fromEntries(part), ...(names.length > 0 ? { required: names } : {}) };
  });
};

/** One alternative for each value of a property that lists several and must be there. */
function byTag(branch: Node, document: Node): readonly Node[] {
  const name = referenceOf(branch);
  const node = name === undefined ? branch : nodeOf(schemasOf(document)[name]);
  const required = Array.isArray(node.required) ? node.required : [];
  const [tag, values] =
    Object.entries(nodeOf(node.properties))
      .map(([key, property]) => [key, nodeOf(property).enum] as const)
      .find(([key, list]) => required.includes(key) && Array.isArray(list) && list.length > 1) ?? [];
  if (tag === undefined || !Array.isArray(values)) return [branch];
  return values.map((value: unknown) => ({
    ...structuredClone(node),
    properties: {
      ...structuredClone(nodeOf(node.properties)),
      [tag]: { ...nodeOf(nodeOf(node.properties)[tag]), enum: [value] },
    },
  }));
}

/** Spellings of one schema. */
const spellings: Readonly<Record<string, Spell>> = {
  "inlined references": ({ node, tagged }, document) => {
    const name = referenceOf(node);
    if (name === undefined || tagged || Object.keys(node).length > 1 || isRecursive(document, name)) return undefined;
    return structuredClone(nodeOf(schemasOf(document)[name]));
  },
  "extracted schemas": ({ node, under, tagged }, document) => {
    if (referenceOf(node) !== undefined || under === "component" || tagged) return undefined;
    const name = fresh("Extracted");
    schemasOf(document)[name] = node;
    return { $ref: prefix + name };
  },
  "an allOf of one": ({ node, tagged }) => (tagged ? undefined : { allOf: [node] }),
  "split objects": ({ node, tagged }, _, random) => {
    const { properties, required, ...rest } = node;
    const entries = Object.entries(nodeOf(properties));
    if (tagged || entries.length < 2 || !only(node, "type", "properties", "required") || node.type !== "object")
      return undefined;
    return { ...rest, allOf: halves(entries, Array.isArray(required) ? required : [], random) };
  },
  "rules in an allOf": ({ node, tagged }) => {
    const { maxLength, minimum, pattern, maxItems, ...rest } = node;
    const rules = Object.entries({ maxLength, minimum, pattern, maxItems }).filter(([, rule]) => rule !== undefined);
    if (tagged || rules.length === 0 || "allOf" in node || typeof node.exclusiveMinimum === "boolean") return undefined;
    return { ...rest, allOf: rules.map(([key, rule]) => ({ [key]: rule })) };
  },
  "constants and enumerations of one": ({ node }, document) => {
    if (!isModern(document)) return undefined;
    const { const: value, enum: values, ...rest } = node;
    if (value !== undefined) return { ...rest, enum: [value] };
    return Array.isArray(values) && values.length === 1 ? { ...rest, const: values[0] } : undefined;
  },
  "enumerations as alternatives": ({ node }, document, random) => {
    const { enum: values, ...rest } = node;
    if (!isModern(document) || !Array.isArray(values) || values.length < 2 || !only(node, "type", "enum"))
      return undefined;
    return { ...rest, [random() < 0.5 ? "anyOf" : "oneOf"]: values.map((value) => ({ const: value })) };
  },
  "null as a type and as an alternative": ({ node, tagged }, document, random) => {
    const { type, ...rest } = node;
    if (!isModern(document) || tagged || !Array.isArray(type) || type.length !== 2) return undefined;
    if (["enum", "allOf", "not", "if"].some((key) => key in node)) return undefined;
    const plain = type.find((name) => name !== "null");
    if (plain === undefined || !type.includes("null")) return undefined;
    const rules = Object.entries(rest).filter(([key]) => !notes.test(key));
    const said = Object.entries(rest).filter(([key]) => notes.test(key));
    const branches = shuffle([{ type: plain, ...Object.fromEntries(rules) }, { type: "null" }], random);
    return { ...Object.fromEntries(said), [random() < 0.5 ? "anyOf" : "oneOf"]: branches };
  },
  "types as alternatives": ({ node }, document) => {
    const { type, ...rest } = node;
    if (!isModern(document) || !Array.isArray(type) || !only(node, "type")) return undefined;
    return { ...rest, anyOf: type.map((name) => ({ type: name })) };
  },
  "nested alternatives": ({ node }) => {
    const kind = ["anyOf", "oneOf"].find((key) => Array.isArray(node[key]));
    const list = kind === undefined ? undefined : node[kind];
    if (kind === undefined || !Array.isArray(list) || list.length < 3 || "discriminator" in node) return undefined;
    return { ...node, [kind]: [list[0], { [kind]: list.slice(1) }] };
  },
  "an alternative for each tag": ({ node }, document) => {
    const kind = ["anyOf", "oneOf"].find((key) => Array.isArray(node[key]));
    const list = kind === undefined ? undefined : node[kind];
    if (kind === undefined || !Array.isArray(list) || "discriminator" in node) return undefined;
    return { ...node, [kind]: list.flatMap((branch: unknown) => byTag(nodeOf(branch), document)) };
  },
  "lists beside shorter ones": ({ node, tagged }) => {
    if (tagged || node.type !== "array" || !only(node, "type", "items")) return undefined;
    const said = Object.entries(node).filter(([key]) => notes.test(key));
    const list = Object.fromEntries(Object.entries(node).filter(([key]) => !notes.test(key)));
    return { ...Object.fromEntries(said), anyOf: [list, { ...structuredClone(list), maxItems: 3 }] };
  },
  "integers as multiples of 1": ({ node }) =>
    node.type === "integer" && only(node, "type", "minimum", "maximum")
      ? { ...node, type: "number", multipleOf: 1 }
      : undefined,
  "exclusive limits of integers": ({ node }, document) => {
    const { maximum, ...rest } = node;
    if (!isModern(document) || node.type !== "integer" || !Number.isSafeInteger(maximum)) return undefined;
    return { ...rest, exclusiveMaximum: Number(maximum) + 1 };
  },
  "keywords that say nothing": ({ node }) => {
    if (node.type === "string") return { minLength: 0, ...node };
    if (node.type === "array") return { minItems: 0, uniqueItems: false, ...node };
    // What all properties are makes them looked at.
    if ("unevaluatedProperties" in node) return undefined;
    return node.type === "object" ? { additionalProperties: true, minProperties: 0, ...node } : undefined;
  },
  ...keywordSpellings,
  "other prose": ({ node }) => ("$ref" in node ? undefined : { ...node, description: "In other words." }),
  "an order of its own": ({ node }, _, random) => {
    const lists = ["enum", "required", "anyOf", "oneOf", "allOf", "type"].filter((key) => Array.isArray(node[key]));
    for (const key of lists) node[key] = shuffle(Array.isArray(node[key]) ? node[key] : [], random);
    if (isNode(node.properties)) node.properties = Object.fromEntries(shuffle(Object.entries(node.properties), random));
    return undefined;
  },
};

const shares: Readonly<Record<string, number>> = { "an allOf of one": 0.2, "extracted schemas": 0.2 };

/** Spellings of what is around schemas. */
const arrangements: Readonly<Record<string, Rewrite>> = {
  ...wireSpellings,
  "parameters of the path": (document) => {
    for (const item of Object.values(nodeOf(document.paths))) {
      const operations = Object.values(nodeOf(item)).filter((value) => isNode(value) && "responses" in value);
      const [operation] = operations;
      if (!isNode(item) || operations.length !== 1 || !isNode(operation) || "parameters" in item) continue;
      item.parameters = operation.parameters ?? [];
      delete operation.parameters;
    }
  },
  "defaults of parameters": (document) => {
    for (const { operation } of operationsOf(document)) {
      for (const parameter of Array.isArray(operation.parameters) ? operation.parameters : []) {
        if (!isNode(parameter) || parameter.in !== "query") continue;
        Object.assign(parameter, { required: false, style: "form", explode: true, deprecated: false, ...parameter });
      }
    }
  },
  "shared bodies and answers": (document) => {
    const components = nodeOf(document.components);
    const share = (kind: string, owner: Node, key: string) => {
      if (!isNode(owner[key]) || "$ref" in owner[key]) return;
      const name = fresh("Shared");
      components[kind] = { ...nodeOf(components[kind]), [name]: owner[key] };
      owner[key] = { $ref: `#/components/${kind}/${name}` };
    };
    for (const { operation } of operationsOf(document)) {
      share("requestBodies", operation, "requestBody");
      const responses = nodeOf(operation.responses);
      for (const status of Object.keys(responses)) share("responses", responses, status);
    }
  },
  "other names of path parameters": (document) => {
    const paths = JSON.stringify(document.paths)
      .replace(/\{(\w+)\}/g, "{my_$1}")
      .replace(/"in":"path","name":"/g, "$&my_");
    document.paths = JSON.parse(paths.replace(/"name":"(\w+)","in":"path"/g, '"name":"my_$1","in":"path"'));
  },
  "security on operations": (document) => {
    const { security } = document;
    // A requirement of schemes that nobody describes is repaired where it stands.
    if (!Array.isArray(security) || !isNode(nodeOf(document.components).securitySchemes)) return;
    for (const { operation } of operationsOf(document)) operation.security ??= structuredClone(security);
    delete document.security;
  },
  "security in another order": (document, random) => {
    for (const owner of [document, ...operationsOf(document).map(({ operation }) => operation)]) {
      if (!Array.isArray(owner.security)) continue;
      owner.security = shuffle(owner.security, random).map((way: unknown) =>
        Object.fromEntries(shuffle(Object.entries(nodeOf(way)), random)),
      );
    }
  },
  "other names of security schemes": (document) => {
    const components = nodeOf(document.components);
    const schemes = nodeOf(components.securitySchemes);
    const renamed = (node: unknown) =>
      Object.fromEntries(Object.entries(nodeOf(node)).map(([name, value]) => [`my_${name}`, value]));
    if (Object.keys(schemes).length === 0) return;
    components.securitySchemes = renamed(schemes);
    for (const owner of [document, ...operationsOf(document).map(({ operation }) => operation)])
      if (Array.isArray(owner.security)) owner.security = owner.security.map(renamed);
  },
  "servers on operations": (document) => {
    const { servers } = document;
    if (!Array.isArray(servers) || servers.length === 0) return;
    for (const { operation } of operationsOf(document)) operation.servers ??= structuredClone(servers);
  },
  "media types in capitals": (document) => {
    for (const { operation } of operationsOf(document)) {
      const bodies = [operation.requestBody, ...Object.values(nodeOf(operation.responses))].filter(isNode);
      for (const body of bodies) {
        if (!isNode(body.content)) continue;
        const entries = Object.entries(body.content);
        body.content = Object.fromEntries(entries.map(([type, media]) => [type.replace("json", "JSON"), media]));
      }
    }
  },
  "charsets of media types": (document) => {
    for (const { operation } of operationsOf(document)) {
      const bodies = [operation.requestBody, ...Object.values(nodeOf(operation.responses))].filter(isNode);
      for (const body of bodies) {
        if (!isNode(body.content)) continue;
        const entries = Object.entries(body.content);
        body.content = Object.fromEntries(
          entries.map(([type, media]) => [type === "application/json" ? `${type}; charset=utf-8` : type, media]),
        );
      }
    }
  },
  "ports of servers": (document) => {
    for (const server of Array.isArray(document.servers) ? document.servers.filter(isNode) : [])
      server.url = String(server.url).replace(/^(https:\/\/[^/:{}]+)(?=\/|$)/, "$1:443");
  },
  "a prefix in the server": (document) => {
    const paths = Object.entries(nodeOf(document.paths));
    const [first = ""] = paths[0]?.[0].split("/").slice(1) ?? [];
    const servers = Array.isArray(document.servers) ? document.servers : [];
    if (servers.length > 1 || paths.length === 0 || first.includes("{")) return;
    if (operationsOf(document).some(({ operation }) => "servers" in operation)) return;
    const url = String(nodeOf(servers[0]).url ?? "https://example.com").replace(/\/$/, "");
    if (!/^https:\/\/[^/]+$/.test(url) || !paths.every(([path]) => path.startsWith(`/${first}/`))) return;
    document.servers = [{ url: `${url}/${first}` }];
    document.paths = Object.fromEntries(paths.map(([path, item]) => [path.slice(first.length + 1), item]));
  },
};

/** Every rewrite by name. */
export const rewrites: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ...Object.entries(spellings).map(([name, spell]): [string, Rewrite] => [
    name,
    (document, random) => some(document, random, shares[name] ?? 0.6, (site) => spell(site, document, random)),
  ]),
  ...Object.entries(arrangements),
]);
