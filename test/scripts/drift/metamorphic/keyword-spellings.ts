import { isNode, type Node, nodeOf, type Site, shuffle } from "./sites.js";

export type Random = () => number;

/** Another spelling of one schema, where there is one. */
export type Spell = (site: Site, document: Node, random: Random) => Node | undefined;

export const notes = /^(?:x-|description$|title$|example|default$|deprecated$|(?:read|write)Only$)/;
const ruleKeys = (node: Node) => Object.keys(node).filter((key) => !notes.test(key));
export const only = (node: Node, ...keys: string[]) => ruleKeys(node).every((key) => keys.includes(key));
export const isModern = ({ openapi }: Node) => /^3\.[12]/.test(String(openapi));

/** Conditions, dependents, what is closed, lists by position and choices, in other keywords. */
export const keywordSpellings: Readonly<Record<string, Spell>> = {
  "conditions that say nothing": ({ node, tagged }, document, random) => {
    if (!isModern(document) || tagged || "$ref" in node || "if" in node) return undefined;
    const empty = [
      { if: true },
      { if: {}, else: { type: "null" } },
      { if: { minProperties: 1 }, then: {} },
      { if: false, then: false },
    ];
    return { ...node, ...shuffle(empty, random)[0] };
  },
  "rules on a constant condition": ({ node, tagged }, document, random) => {
    const { required, ...rest } = node;
    if (!isModern(document) || tagged || !Array.isArray(required) || "if" in node || "allOf" in node) return undefined;
    return { ...rest, ...(random() < 0.5 ? { if: true, then: { required } } : { if: false, else: { required } }) };
  },
  "choices of one": ({ node, tagged }, _, random) => {
    const { required, ...rest } = node;
    if (tagged || !Array.isArray(required) || !only(node, "type", "properties", "required", "additionalProperties"))
      return undefined;
    const kind = shuffle(["anyOf", "oneOf", "allOf"], random)[0] ?? "allOf";
    return { ...rest, [kind]: [random() < 0.5 ? { required } : node] };
  },
  "closed by what nothing has looked at": ({ node, tagged }, document) => {
    const { additionalProperties, properties, ...rest } = node;
    if (!isModern(document) || tagged || !isNode(properties) || additionalProperties === undefined) return undefined;
    if ("allOf" in node || "patternProperties" in node || "unevaluatedProperties" in node) return undefined;
    return { ...rest, allOf: [{ properties }], unevaluatedProperties: additionalProperties };
  },
  "dependents in other words": ({ node, tagged }, document, random) => {
    const { dependentRequired, ...rest } = node;
    const entries = Object.entries(nodeOf(dependentRequired));
    if (tagged || entries.length === 0 || "allOf" in node) return undefined;
    const spell = (name: string, required: unknown): Node => {
      const [here, follows] = [{ required: [name] }, { required }];
      const old: readonly Node[] = [
        { anyOf: shuffle([{ not: here }, follows], random) },
        { oneOf: [{ required: [name, ...(Array.isArray(required) ? required : [])] }, { not: here }] },
        { not: { ...here, not: follows } },
      ];
      const modern = [
        { if: here, then: follows },
        { if: { not: here }, else: follows },
        { dependentSchemas: { [name]: follows } },
      ];
      return shuffle(isModern(document) ? [...old, ...modern] : old, random)[0] ?? {};
    };
    return { ...rest, allOf: entries.map(([name, required]) => spell(name, required)) };
  },
  "items that are repeated by position": ({ node, tagged }, document) => {
    const { prefixItems, items } = node;
    if (!isModern(document) || tagged || node.type !== "array" || !isNode(items)) return undefined;
    return { ...node, prefixItems: [...(Array.isArray(prefixItems) ? prefixItems : []), structuredClone(items)] };
  },
  "lists that end in other words": ({ node, tagged }, document) => {
    const { prefixItems, items, ...rest } = node;
    if (!isModern(document) || tagged || !Array.isArray(prefixItems)) return undefined;
    if (items === false) return { ...rest, prefixItems, maxItems: prefixItems.length };
    return items === undefined ? { ...node, items: true } : undefined;
  },
  "choices beside what they share": ({ node, tagged }, document) => {
    const kind = ["anyOf", "oneOf"].find((key) => Array.isArray(node[key]));
    const list = kind === undefined ? undefined : node[kind];
    if (!isModern(document) || tagged || kind === undefined || !Array.isArray(list) || !only(node, kind))
      return undefined;
    const branches = list.filter((branch) => nodeOf(branch).type === "object");
    if (branches.length < 2 || !list.every((branch) => ["object", "null"].includes(String(nodeOf(branch).type))))
      return undefined;
    const shared = Object.entries(nodeOf(nodeOf(branches[0]).properties)).filter(([name, property]) =>
      branches.every((branch) => JSON.stringify(nodeOf(nodeOf(branch).properties)[name]) === JSON.stringify(property)),
    );
    if (shared.length === 0) return undefined;
    const rest = list.map((branch) => {
      const own = Object.entries(nodeOf(nodeOf(branch).properties)).filter(
        ([name]) => !shared.some(([other]) => other === name),
      );
      return "properties" in nodeOf(branch) ? { ...nodeOf(branch), properties: Object.fromEntries(own) } : branch;
    });
    const type = branches.length < list.length ? ["object", "null"] : "object";
    return { ...node, type, properties: Object.fromEntries(shared), [kind]: rest };
  },
  "types without null": ({ node, tagged }, document) => {
    const types = [node.type ?? []].flat();
    if (
      !isModern(document) ||
      tagged ||
      types.length === 0 ||
      types.includes("null") ||
      "not" in node ||
      "nullable" in node
    )
      return undefined;
    return { ...node, type: [...types, "null"], not: { type: "null" } };
  },
  "rules of one type on the condition of it": ({ node, tagged }, document, random) => {
    const { maxLength, minimum, pattern, maxItems, ...rest } = node;
    const rules = Object.entries({ maxLength, minimum, pattern, maxItems }).filter(([, rule]) => rule !== undefined);
    const types = [node.type ?? []].flat().filter((type) => type !== "null");
    const [type] = types;
    if (!isModern(document) || tagged || rules.length === 0 || types.length !== 1 || "if" in node) return undefined;
    const then = Object.fromEntries(rules);
    const number = type === "integer" ? "number" : type;
    if (random() < 0.5) return { ...rest, if: { type: number }, then: { type: number, ...then } };
    return { ...rest, if: { not: { type: number } }, else: then };
  },
  "alternatives of one type each on a condition": ({ node, tagged }, document) => {
    const branches = Array.isArray(node.anyOf) ? node.anyOf.map(nodeOf) : [];
    const [one, two] = branches;
    if (!isModern(document) || tagged || !only(node, "anyOf") || !one || !two || branches.length > 2) return undefined;
    const types = branches.map(({ type }) => type);
    if (!types.every((type) => typeof type === "string") || types[0] === types[1]) return undefined;
    // A default goes with its alternative.
    if (branches.some((branch) => "default" in branch)) return undefined;
    const { anyOf: _, ...rest } = node;
    const [then, otherwise] = branches.map(({ type: _type, ...rules }) => rules);
    return { ...rest, type: types, if: { type: types[0] }, then, else: otherwise };
  },
  "names of properties that are listed": ({ node, tagged }, document) => {
    const { additionalProperties, ...rest } = node;
    if (!isModern(document) || tagged || !isNode(node.properties) || additionalProperties !== false) return undefined;
    if ("allOf" in node || "patternProperties" in node || "unevaluatedProperties" in node) return undefined;
    return { ...rest, propertyNames: { enum: Object.keys(node.properties) } };
  },
  "a pattern that all names match": ({ node, tagged }, document, random) => {
    const { additionalProperties, ...rest } = node;
    if (!isModern(document) || tagged || !isNode(additionalProperties) || "properties" in node) return undefined;
    if ("patternProperties" in node) return undefined;
    // Not `^.*$`: it refuses names with line breaks.
    const [pattern = ""] = shuffle(["", ".*", "^[\\s\\S]*$"], random);
    return { ...rest, patternProperties: { [pattern]: additionalProperties } };
  },
  "numbers of properties that follow": ({ node, tagged }) => {
    const { required, properties } = node;
    if (tagged || node.type !== "object" || "minProperties" in node || "maxProperties" in node) return undefined;
    const isClosed = node.additionalProperties === false && !("patternProperties" in node || "allOf" in node);
    return {
      ...node,
      ...(Array.isArray(required) && { minProperties: required.length }),
      ...(isClosed && { maxProperties: Object.keys(nodeOf(properties)).length }),
    };
  },
  "properties that may not be there": ({ node, tagged }, document) => {
    const { properties, ...rest } = node;
    if (!isModern(document) || tagged || node.type !== "object" || !isNode(properties) || "not" in node)
      return undefined;
    const [name] = Object.entries(properties).find(([, property]) => property === false) ?? [];
    const { [name ?? ""]: _, ...others } = properties;
    if (name !== undefined) return { ...rest, properties: others, not: { required: [name] } };
    if (node.additionalProperties !== false || "allOf" in node) return undefined;
    return { ...node, properties: { ...properties, none: false } };
  },
};
