import { type JsonValue, paths } from "jsonpath-rfc9535";
import parsePath from "jsonpath-rfc9535/parser";
import type { Report } from "../../base/diagnostics.js";
import { isObject, type JsonObject, join, own, setOwn } from "../../base/json.js";
import type { OverlayOrigins } from "./overlay-origins.js";

/** One change that an overlay makes. */
export interface OverlayAction {
  readonly target: string;
  readonly remove: boolean;
  readonly update: unknown;
  readonly file: string;
  /** Of the action in its overlay. */
  readonly pointer: string;
}

/** The actions of an overlay that can be carried out; what is wrong with the others is reported. */
export function readActions(content: unknown, file: string, report: Report): readonly OverlayAction[] {
  const refuse = (pointer: string, message: string, hint: string): readonly OverlayAction[] => {
    report({ code: "overlay-invalid", at: { file, pointer }, message, hint });
    return [];
  };
  const version = isObject(content) ? own(content, "overlay") : undefined;
  if (!isObject(content) || typeof version !== "string" || !/^1\.\d/.test(version))
    return refuse("", "This is no overlay of version 1.", "An overlay begins with `overlay: 1.0.0`.");
  const actions = own(content, "actions");
  if (!Array.isArray(actions) || actions.length === 0)
    return refuse("/actions", "An overlay must have at least one action.", "List them under `actions:`.");
  return actions.flatMap((action: unknown, index): readonly OverlayAction[] => {
    const pointer = join("/actions", index);
    const target = isObject(action) ? own(action, "target") : undefined;
    if (!isObject(action) || typeof target !== "string")
      return refuse(pointer, "An action must have a target.", "A target is a JSONPath: `$.info`.");
    const [remove, update] = [own(action, "remove") === true, own(action, "update")];
    if (!remove && update === undefined)
      return refuse(pointer, "The action does nothing.", "Give it an `update`, or `remove: true`.");
    return [{ target, remove, update, file, pointer }];
  });
}

type Path = readonly (string | number)[];

/** Carries one action out on the document, which it changes. */
export function applyAction(document: unknown, action: OverlayAction, origins: OverlayOrigins, report: Report): void {
  const at = { file: action.file, pointer: join(action.pointer, "target") };
  const targets = select(document, action, report);
  if (targets === undefined) return;
  if (targets.length === 0) {
    const message = `Nothing in the description matches ${action.target}.`;
    const hint = "Was the description changed, or is the path misspelt?";
    // A filter means whatever fits, of which there may be nothing.
    const severity = /\[\s*\?/.test(action.target) ? "info" : "warning";
    report({ code: "overlay-unmatched", severity, at, message, hint });
  } else if (action.remove && targets.some((path) => path.length === 0)) {
    report({ code: "overlay-invalid", at, message: "The whole description cannot be removed." });
  } else if (action.remove) remove(document, targets, origins);
  else for (const path of targets) update(document, path, action, origins, report);
}

/** The places that the target names, or `undefined` for a target that is no JSONPath (RFC 9535). */
function select(document: unknown, { target, file, pointer }: OverlayAction, report: Report): Path[] | undefined {
  try {
    return [...new Set(paths(document as JsonValue, target))].map(keysOf);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "JSONPath as in RFC 9535: `$.paths['/models'].get`.";
    report({
      code: "overlay-invalid",
      at: { file, pointer: join(pointer, "target") },
      message: `The target is no JSONPath: ${reason}`,
      hint,
    });
    return undefined;
  }
}

/** A normalized path has one name or index per segment (RFC 9535, section 2.7). */
function keysOf(path: string): Path {
  return parsePath(path).segments.flatMap(({ node }) =>
    node.type === "BracketedSelection"
      ? node.selectors.flatMap((selector) =>
          selector.type === "NameSelector" || selector.type === "IndexSelector" ? [selector.value] : [],
        )
      : [],
  );
}

function nodeAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === "object" && node !== null ? own(node as JsonObject, String(key)) : undefined),
    document,
  );
}

/** Deeper and later places first, so that a removal moves none of those to come. */
function remove(document: unknown, targets: readonly Path[], origins: OverlayOrigins): void {
  const ordered = [...targets].sort((a, b) => b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0);
  for (const path of ordered) {
    const [holder, key] = [nodeAt(document, path.slice(0, -1)), path.at(-1)];
    if (key === undefined || typeof holder !== "object" || holder === null) continue;
    origins.overwrite(holder, key);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete (holder as JsonObject)[String(key)];
  }
}

function update(document: unknown, path: Path, action: OverlayAction, origins: OverlayOrigins, report: Report): void {
  const origin = { file: action.file, pointer: join(action.pointer, "update") };
  const node = nodeAt(document, path);
  const value = structuredClone(action.update);
  if (Array.isArray(node)) append(node, value, origin, origins);
  else if (isObject(node) && isObject(value)) merge(node, value, origin, origins);
  else {
    const hint = "Aim at the object that holds the value, and update it from there.";
    const message = `The update does not fit ${action.target}: only objects are merged and only lists grow.`;
    report({ code: "overlay-invalid", at: origin, message, hint });
  }
}

type Place = { readonly file: string; readonly pointer: string };

/** An update of a list is an entry of it; a list of entries is taken one by one. */
function append(list: unknown[], value: unknown, origin: Place, origins: OverlayOrigins): void {
  const several = Array.isArray(value);
  for (const [index, item] of (several ? value : [value]).entries()) {
    list.push(item);
    origins.add(list, list.length - 1, item, several ? { ...origin, pointer: join(origin.pointer, index) } : origin);
  }
}

/** Objects merge, lists grow, any other property is replaced (Overlay 1.0.0, Action Object). */
function merge(node: JsonObject, value: JsonObject, origin: Place, origins: OverlayOrigins): void {
  for (const [key, item] of Object.entries(value)) {
    const known = own(node, key);
    const place = { ...origin, pointer: join(origin.pointer, key) };
    if (isObject(known) && isObject(item)) merge(known, item, place, origins);
    else if (Array.isArray(known) && Array.isArray(item)) append(known, item, place, origins);
    else {
      setOwn(node, key, item);
      origins.add(node, key, item, place);
    }
  }
}
