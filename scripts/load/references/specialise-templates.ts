import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { pointerOf, resolvePointer } from "../../spec/reference-text.js";
import { walkDocument } from "../../spec/walk.js";

/** What the dynamic anchors of a schema lead to: references by name. */
type Anchors = ReadonlyMap<string, string>;

/**
 * Gives each schema that refers to a template and has anchors of its own for it a copy that says what they say, in place, and
 * points what is left of `$dynamicRef` at the template's own anchors (JSON Schema 2020-12, core 8.2.3.2). Each component is
 * taken for a resource, also without an `$id`.
 */
export function specialiseTemplates(document: JsonObject): void {
  const components = own(document, "components");
  const schemas = isObject(components) ? own(components, "schemas") : undefined;
  if (!isObject(schemas)) return;
  const anchorsOf = new Map<string, Anchors>();
  for (const name of Object.keys(schemas))
    anchorsOf.set(name, findAnchors(schemas[name], join("/components/schemas", name)));
  const copies = new Map<string, unknown>();
  const budget = { left: mostCopies };
  for (const [name, anchors] of anchorsOf) {
    const self = `#${join("/components/schemas", name)}`;
    if (anchors.size > 0 && isTemplateUser(schemas[name], anchors, document, new Set([self])))
      copies.set(name, specialise(schemas[name], { anchors, document, budget }, [self]));
  }
  if (budget.left < 0) return;
  for (const [name, copy] of copies) schemas[name] = copy;
  for (const [name, anchors] of anchorsOf) pointHome(schemas[name], anchors, join("/components/schemas", name));
}

/** Templates that refer to each other several times grow without end; beyond this they are told as what is not read. */
const mostCopies = 1000;

function findAnchors(schema: unknown, pointer: string): Anchors {
  const found = new Map<string, string>();
  walkSchema(schema, pointer, (value, at) => {
    const name = own(value, "$dynamicAnchor");
    if (typeof name === "string" && !found.has(name)) found.set(name, `#${at}`);
  });
  return found;
}

function walkSchema(schema: unknown, pointer: string, visit: (value: JsonObject, at: string) => void): void {
  if (!isObject(schema)) return;
  const holder = { components: { schemas: { root: schema } } };
  const root = "/components/schemas/root";
  walkDocument(holder, ({ kind, value, pointer: at }) => {
    if (kind === "schema") visit(value, pointer + at.slice(root.length));
  });
}

/** Somewhere behind its references stands a `$dynamicRef` that one of the anchors answers. */
function isTemplateUser(schema: unknown, anchors: Anchors, document: JsonObject, seen: Set<string>): boolean {
  let found = false;
  const isOwn = seen.size === 1;
  walkSchema(schema, "", (value) => {
    const reference = own(value, "$ref");
    found ||= anchors.has(anchorOf(value) ?? "") && !isOwn;
    if (found || typeof reference !== "string" || seen.has(reference)) return;
    found = isTemplateUser(resolvePointer(document, pointerOf(reference)), anchors, document, seen.add(reference));
  });
  return found;
}

interface Template {
  readonly anchors: Anchors;
  readonly document: JsonObject;
  /** How many copies may still be made. */
  readonly budget: { left: number };
}

function specialise(value: unknown, template: Template, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => specialise(item, template, path));
  if (!isObject(value)) return value;
  const { anchors, document, budget } = template;
  const own_ = Object.entries(value).filter(
    ([key]) => path.length === 1 || !/^\$(?:id|defs|dynamicAnchor|anchor)$/.test(key),
  );
  const copy: JsonObject = Object.fromEntries(own_.map(([key, item]) => [key, specialise(item, template, path)]));
  const meant = anchors.get(anchorOf(value) ?? "");
  if (meant !== undefined) {
    delete copy["$dynamicRef"];
    copy["$ref"] = meant;
  }
  const reference = own(value, "$ref");
  const target = typeof reference === "string" ? resolvePointer(document, pointerOf(reference)) : undefined;
  if (typeof reference !== "string" || path.includes(reference) || budget.left < 0) return copy;
  if (!isTemplateUser(target, anchors, document, new Set([...path, reference]))) return copy;
  budget.left -= 1;
  delete copy["$ref"];
  const all = own(copy, "allOf");
  copy["allOf"] = [specialise(target, template, [...path, reference]), ...(Array.isArray(all) ? all : [])];
  return copy;
}

/** By itself a template means what its own anchors say. */
function pointHome(schema: unknown, anchors: Anchors, pointer: string): void {
  walkSchema(schema, pointer, (value) => {
    const meant = anchors.get(anchorOf(value) ?? "");
    if (meant === undefined || own(value, "$ref") !== undefined) return;
    delete value["$dynamicRef"];
    value["$ref"] = meant;
  });
}

function anchorOf(value: JsonObject): string | undefined {
  const reference = own(value, "$dynamicRef");
  return typeof reference === "string" && /^#[^/]/.test(reference) ? reference.slice(1) : undefined;
}
