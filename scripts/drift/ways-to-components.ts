import { compareText, type Origin } from "../base/diagnostics.js";
import { tokensOf } from "../base/json.js";
import { eachChild } from "../contract/model/children.js";
import type { Body, Contract, Hook, Parameter, Response, Schema } from "../contract/model/types.js";

/** What an operation, or a call of the provider, has that may be shared. */
interface Shares {
  readonly parameters: readonly Parameter[];
  readonly request?: Body;
  readonly responses: readonly Response[];
}

/**
 * For each component of a contract the shortest way to it from the first operation, or webhook, that has it, in words that
 * outlive names of components and positions in lists: `POST /chat requestBody.content.application/json.schema.properties.tools.items`.
 * By the component's pointer.
 */
export function waysToComponents(contract: Contract): ReadonlyMap<string, string> {
  return new WayFinder(contract).ways;
}

/** The pointer of the component that something stands in. */
export function componentAt(origin: Origin | null): string | undefined {
  return /^\/components\/[^/]*\/[^/]*/.exec(origin?.pointer ?? "")?.[0];
}

class WayFinder {
  readonly ways = new Map<string, string>();
  private readonly pending: Schema[] = [];
  /** Whose parts are looked at. */
  private owner = "";

  constructor(private readonly contract: Contract) {
    const operations = contract.operations.toSorted((one, two) => compareText(one.identity, two.identity));
    for (const operation of operations) this.addAll(operation.identity, operation);
    for (const { identity, callbacks } of operations) this.addHooks(identity, callbacks);
    this.addHooks("", contract.webhooks);
  }

  private addHooks(owner: string, hooks: readonly Hook[] = []): void {
    for (const { name, methods } of hooks)
      for (const each of methods) this.addAll(`${owner} ${each.method} ${name}`, each);
  }

  private addAll(owner: string, { parameters, request, responses }: Shares): void {
    this.owner = owner;
    for (const parameter of parameters) this.addParameter(parameter, owner);
    if (request) this.addContent(request, `${owner} request`);
    for (const response of responses) {
      const way = `${owner} response ${response.status}`;
      this.addContent(response, way);
      for (const header of response.headers) this.addParameter(header, way);
    }
    for (let next = this.pending.shift(); next; next = this.pending.shift()) this.walk(next);
  }

  private addParameter({ in: place, name, schema, at }: Parameter, owner: string): void {
    this.add(at, `${owner} ${place} ${name}`);
    this.walk(schema);
  }

  private addContent({ content, at }: Pick<Body, "content" | "at">, way: string): void {
    this.add(at, way);
    for (const { schema, itemSchema } of content) {
      if (schema) this.walk(schema);
      if (itemSchema) this.walk(itemSchema);
    }
  }

  private add(at: Origin, way: string): boolean {
    const component = componentAt(at);
    if (component === undefined || this.ways.has(component)) return false;
    this.ways.set(component, way);
    return true;
  }

  private walk(schema: Schema): void {
    const target = schema.ref === undefined ? undefined : this.contract.schemas.get(schema.ref);
    if (target && this.add(target.at, this.wayTo(schema, target))) this.pending.push(target);
    eachChild(schema, (child) => this.walk(child));
  }

  private wayTo({ at }: Schema, target: Schema): string {
    const component = componentAt(at);
    const tokens = tokensOf(component === undefined ? at.pointer : at.pointer.slice(component.length));
    const rest = component === undefined ? tokens.slice(3) : tokens;
    const trait = /^(?:any|one)Of$/.test(tokens.at(-2) ?? "") ? `(${traitOf(target)})` : "";
    return `${component === undefined ? this.owner : this.ways.get(component)}.${rest.filter(isNoPosition).join(".")}${trait}`;
  }
}

/** A place in one of the lists that descriptions have. */
function isNoPosition(token: string, index: number, tokens: readonly string[]): boolean {
  return !(/^\d+$/.test(token) && /^(?:parameters|(?:all|any|one)Of|prefixItems)$/.test(tokens[index - 1] ?? ""));
}

/** What tells an alternative from others as it is written: its title, its tags or what it must have. */
function traitOf({ notes, object }: Schema): string {
  const tags = [...(object?.properties ?? [])].flatMap(([name, { enum: listed }]) =>
    listed?.length === 1 ? [`${name}=${JSON.stringify(listed[0])}`] : [],
  );
  if (tags.length > 0) return tags.sort().join("&");
  return notes.title ?? [...(object?.required ?? [])].sort().join(" and ");
}
