import { isNode, type Node, nodeOf, type Site } from "./sites.js";

/** What an edit does to the set of values: a request breaks when it narrows, a response when it widens. */
export type Effect = "narrows" | "widens" | "replaces" | "annotates";

export interface Mutation {
  readonly effect: Effect;
  /** The ids that may tell of it, without their subject. */
  readonly ids: RegExp;
  /** The schema after the edit; `undefined` where it does not apply. */
  change(site: Site): Node | undefined;
}

const notes = /^(?:x-|description$|title$|example)/;
const only = (node: Node, ...keys: string[]) => Object.keys(node).every((key) => keys.includes(key) || notes.test(key));
const isPlain = (node: Node, type: string) => node.type === type && only(node, "type");
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isChoice = (under: string) => under === "anyOf" || under === "oneOf" || under === "allOf";

/** Nothing may be in it beside what is described. */
const isClosed = (node: Node) => node.additionalProperties === false || node.items === false;

function without(node: Node, name: string): Node {
  const { [name]: _, ...rest } = node;
  return rest;
}

/** A change of one number. */
function limit(key: string, change: (value: number) => number | undefined): Mutation["change"] {
  return ({ node }) => {
    const value = node[key];
    const next = typeof value === "number" && Number.isSafeInteger(value) ? change(value) : undefined;
    return next === undefined ? undefined : { ...node, [key]: next };
  };
}

/** A choice of at least `least` alternatives, with others in their place. */
function choice(least: number, change: (branches: readonly unknown[]) => readonly unknown[]): Mutation["change"] {
  return ({ node }) => {
    const kind = ["anyOf", "oneOf"].find((key) => listOf(node[key]).length >= least);
    const branches = kind === undefined ? [] : listOf(node[kind]);
    // Alternatives that take anything of their type leave nothing for others to add.
    if (kind === undefined || "discriminator" in node || !branches.every((branch) => isTold(nodeOf(branch))))
      return undefined;
    return { ...node, [kind]: change(branches) };
  };
}

const isTold = (branch: Node) => branch.type !== "object" || listOf(branch.required).length > 0;

/** Edits that change what a description means. */
export const mutations: Readonly<Record<string, Mutation>> = {
  "a property goes": {
    effect: "narrows",
    ids: /property-removed$/,
    change: ({ node }) => {
      const [name] = Object.keys(nodeOf(node.properties));
      if (name === undefined || Object.keys(nodeOf(node.properties)).length < 2 || isClosed(node)) return undefined;
      return {
        ...node,
        properties: without(nodeOf(node.properties), name),
        required: listOf(node.required).filter((item) => item !== name),
      };
    },
  },
  "a required property comes": {
    effect: "narrows",
    ids: /new-required-request-|required-property-added$/,
    change: ({ node }) =>
      isNode(node.properties) && !isClosed(node)
        ? {
            ...node,
            properties: { ...node.properties, zz: { type: "string" } },
            required: [...listOf(node.required), "zz"],
          }
        : undefined,
  },
  "a property becomes required": {
    effect: "narrows",
    ids: /became-required/,
    change: ({ node }) => {
      const known = listOf(node.required);
      // What others depend on takes them along.
      const alone = (key: string) => !known.includes(key) && !Object.hasOwn(nodeOf(node.dependentRequired), key);
      const name = Object.keys(nodeOf(node.properties)).find(alone);
      return name === undefined ? undefined : { ...node, required: [...known, name] };
    },
  },
  "a property becomes optional": {
    effect: "widens",
    ids: /became-optional/,
    change: ({ node }) => {
      const [name, ...rest] = listOf(node.required);
      return typeof name === "string" && name in nodeOf(node.properties) ? { ...node, required: rest } : undefined;
    },
  },
  "another type": {
    effect: "replaces",
    ids: /type-changed$/,
    change: ({ node, under }) =>
      isPlain(node, "string") && !isChoice(under) && under !== "parameter" && under !== "items"
        ? { ...node, type: "boolean" }
        : undefined,
  },
  "a wider type": {
    effect: "widens",
    ids: /type-generalized$/,
    change: ({ node, under }) =>
      isPlain(node, "integer") && !isChoice(under) ? { ...node, type: "number" } : undefined,
  },
  "null comes": {
    effect: "widens",
    ids: /became-nullable$/,
    change: ({ node, under }) =>
      typeof node.type === "string" &&
      under === "properties" &&
      only(node, "type", "maxLength", "properties", "required")
        ? { ...node, type: [node.type, "null"] }
        : undefined,
  },
  "a lower maximum": { effect: "narrows", ids: /max-decreased$/, change: limit("maximum", (value) => value - 1) },
  "a longer text": {
    effect: "widens",
    ids: /max-length-increased$/,
    change: limit("maxLength", (value) => value + 1),
  },
  "a shorter list": {
    effect: "narrows",
    ids: /max-items-set$/,
    change: ({ node }) =>
      node.type === "array" && !("maxItems" in node) && !isClosed(node) ? { ...node, maxItems: 9 } : undefined,
  },
  "a value goes": {
    effect: "narrows",
    ids: /enum-value-removed$/,
    change: ({ node }) => {
      const [, ...rest] = listOf(node.enum);
      return rest.length > 0 && !("default" in node) ? { ...node, enum: rest } : undefined;
    },
  },
  "a value comes": {
    effect: "widens",
    ids: /enum-value-added$/,
    change: ({ node }) =>
      listOf(node.enum).length > 1 && listOf(node.enum).every((value) => typeof value === "string")
        ? { ...node, enum: [...listOf(node.enum), "zz"] }
        : undefined,
  },
  "listed values": {
    effect: "narrows",
    ids: /became-enum$/,
    change: ({ node, under }) =>
      isPlain(node, "string") && !isChoice(under) ? { ...node, enum: ["a", "b"] } : undefined,
  },
  "an alternative goes": {
    effect: "narrows",
    ids: /(?:any|one)-of-removed$/,
    change: choice(3, ([, ...rest]) => rest),
  },
  "an alternative comes": {
    effect: "widens",
    ids: /(?:any|one)-of-added$/,
    change: choice(2, (branches) => [
      ...branches,
      {
        type: "object",
        properties: { zz: { type: "array", items: { type: "boolean" } } },
        required: ["zz"],
        additionalProperties: false,
      },
    ]),
  },
  "a format": {
    effect: "narrows",
    ids: /type-(?:changed|specialized)$/,
    change: ({ node, under }) =>
      isPlain(node, "string") && !isChoice(under) ? { ...node, format: "uuid" } : undefined,
  },
  "a default": {
    effect: "annotates",
    ids: /default-value-added$/,
    change: ({ node, under }) =>
      isPlain(node, "string") && under === "properties" ? { ...node, default: "zz" } : undefined,
  },
  "a deprecation": {
    effect: "annotates",
    ids: /property-deprecated$/,
    change: ({ node, under }) => (under === "properties" && "type" in node ? { ...node, deprecated: true } : undefined),
  },
  "no other properties": {
    effect: "narrows",
    ids: /additional-properties-closed$/,
    change: ({ node }) =>
      isNode(node.properties) && node.type === "object" && !("additionalProperties" in node)
        ? { ...node, additionalProperties: false }
        : undefined,
  },
  "distinct items": {
    effect: "narrows",
    ids: /unique-items-added$/,
    change: ({ node }) => (node.type === "array" && !node.uniqueItems ? { ...node, uniqueItems: true } : undefined),
  },
  steps: {
    effect: "narrows",
    ids: /multiple-of-set$/,
    change: ({ node, under }) =>
      node.type === "integer" && !("multipleOf" in node) && !isChoice(under) ? { ...node, multipleOf: 5 } : undefined,
  },
  "a forbidden value": {
    effect: "narrows",
    ids: /not-added$/,
    change: ({ node, under }) =>
      isPlain(node, "string") && !isChoice(under) ? { ...node, not: { const: "zz" } } : undefined,
  },
};
