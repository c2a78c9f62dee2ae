import type { Origin, Report } from "../../base/diagnostics.js";
import { numberedName } from "../../base/identifiers.js";
import type { Schema } from "../model/types.js";
import { buildSchema } from "./build-schema.js";
import { indexResources, type ResourceIndex } from "./index-resources.js";

export interface SchemaSet {
  /** Key of the input → name of its schema. */
  readonly roots: ReadonlyMap<string, string>;
  /** Every schema that is a root or the target of a reference, by a name that is an identifier. */
  readonly schemas: ReadonlyMap<string, Schema>;
}

/**
 * Builds standalone JSON Schema documents, each with its own `$defs`, `$id`, anchors and dynamic anchors. References
 * reach no further than their document.
 */
export function buildSchemaSet(documents: Readonly<Record<string, unknown>>, report: Report): SchemaSet {
  const roots = new Map<string, string>();
  const schemas = new Map<string, Schema>();
  const taken = new Set<string>();
  for (const [key, document] of Object.entries(documents)) {
    const builder = new DocumentBuilder(key, document, report, taken);
    roots.set(key, builder.root);
    for (const [name, schema] of builder.build()) schemas.set(name, schema);
  }
  return { roots, schemas };
}

/**
 * One schema of a document as it is reached. The same place means different things when it is reached through different
 * resources and holds a `$dynamicRef` (JSON Schema core 8.2.3.2), so that the scope is a part of its identity.
 */
interface Target {
  readonly name: string;
  readonly pointer: string;
  /** Resources with dynamic anchors that were entered on the way, outermost first. */
  readonly scope: readonly string[];
}

class DocumentBuilder {
  readonly root: string;
  private readonly resources: ResourceIndex;
  private readonly targets = new Map<string, Target>();
  private readonly pending: Target[] = [];

  constructor(
    private readonly file: string,
    document: unknown,
    private readonly report: Report,
    private readonly taken: Set<string>,
  ) {
    this.resources = indexResources(document);
    this.root = this.targetOf("", []).name;
  }

  build(): ReadonlyMap<string, Schema> {
    const schemas = new Map<string, Schema>();
    for (let target = this.pending.shift(); target !== undefined; target = this.pending.shift()) {
      const { name, pointer, scope } = target;
      schemas.set(
        name,
        buildSchema(this.resources.valueAt(pointer), pointer, {
          originOf: (place) => ({ file: this.file, pointer: place }),
          report: this.report,
          nameOf: (ref, at, dynamic) => this.nameOf(ref, at, dynamic, scope),
        }),
      );
    }
    return schemas;
  }

  private nameOf(ref: string, at: Origin, dynamic: boolean, outer: readonly string[]): string | undefined {
    const scope = this.enter(outer, at.pointer);
    const found = this.resources.resolve(ref, at.pointer);
    if (found === undefined) {
      const message = `The reference ${JSON.stringify(ref)} leads nowhere in this document.`;
      this.report({
        code: "ref-unresolved",
        at,
        message,
        hint: "Schemas can refer to places of their own document only.",
      });
      return undefined;
    }
    const pointer = (dynamic ? this.dynamicTarget(found, scope) : undefined) ?? found.pointer;
    return this.targetOf(pointer, scope).name;
  }

  /** The outermost resource in scope that has the dynamic anchor, if the reference starts at one. */
  private dynamicTarget(found: { pointer: string; anchor?: string }, scope: readonly string[]): string | undefined {
    const { anchor, pointer } = found;
    if (anchor === undefined || this.resources.dynamicAnchor(this.resources.baseOf(pointer), anchor) !== pointer)
      return undefined;
    return scope.map((uri) => this.resources.dynamicAnchor(uri, anchor)).find((target) => target !== undefined);
  }

  /** The scope with the resources around a place added. */
  private enter(scope: readonly string[], pointer: string): readonly string[] {
    const added = this.resources
      .around(pointer)
      .filter((uri) => this.resources.hasDynamicAnchors(uri) && !scope.includes(uri));
    return added.length === 0 ? scope : [...scope, ...added];
  }

  private targetOf(pointer: string, outer: readonly string[]): Target {
    const base = this.resources.baseOf(pointer);
    const scope = this.resources.hasDynamicAnchors(base) && !outer.includes(base) ? [...outer, base] : outer;
    const key = JSON.stringify([pointer, scope]);
    const existing = this.targets.get(key);
    if (existing !== undefined) return existing;
    const target = { name: this.claim(pointer), pointer, scope };
    this.targets.set(key, target);
    this.pending.push(target);
    return target;
  }

  private claim(pointer: string): string {
    const last = pointer === "" ? this.file : pointer.slice(pointer.lastIndexOf("/") + 1);
    const words = last.replace(/[^A-Za-z0-9_$]+/g, "_").slice(0, 60);
    const wanted = /^[A-Za-z_$]/.test(words) ? words : `_${words}`;
    const name = numberedName(wanted, "_", this.taken);
    this.taken.add(name);
    return name;
  }
}
