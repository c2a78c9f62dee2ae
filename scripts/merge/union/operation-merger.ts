import { canonicalJson } from "../../base/json.js";
import { mapHook, mapOperation } from "../../contract/model/map-operation.js";
import type {
  Body,
  Contract,
  Hook,
  HookMethod,
  MediaType,
  Operation,
  Parameter,
  Response,
  Schema,
  Stream,
  UnnamedOperation,
} from "../../contract/model/types.js";
import { bareType } from "../../spec/media-types.js";
import type { Owned } from "../group-by-identity.js";
import { sharedPages } from "../shared-pages.js";
import type { SchemaMerger, UnionPlace } from "./schema-merger.js";

/** Merges the operations that several providers have under one identity. */
export class OperationMerger {
  constructor(private readonly schemas: SchemaMerger) {}

  merge(group: readonly [Owned, ...Owned[]], contracts: readonly Contract[]): UnnamedOperation {
    const [first, ...others] = group;
    let merged = this.adopt(first.operation, first.contract.provider);
    if (first.contract !== contracts[0]) merged = { ...merged, ...placeAt(first, contracts[0]) };
    const providers = [first.contract.provider];
    for (const { contract, operation } of others) {
      merged = this.union(merged, operation, { location: merged.key, left: [...providers], right: contract.provider });
      providers.push(contract.provider);
    }
    const { page: _, ...rest } = merged;
    const whole = { ...rest, ...sharedPages(group), ...signedAs(first, contracts[0]) };
    return providers.length === contracts.length ? whole : { ...whole, providers };
  }

  /** Webhooks of all contracts, by name. */
  mergeWebhooks([first, ...others]: readonly Contract[]): readonly Hook[] | undefined {
    const left = first === undefined ? [] : [first.provider];
    return others.reduce((merged, { provider, webhooks }) => {
      const place = { location: "webhooks", left: [...left], right: provider };
      left.push(provider);
      return this.unionHooks(merged, webhooks, place);
    }, first?.webhooks);
  }

  private unionHooks(
    a: readonly Hook[] | undefined,
    b: readonly Hook[] | undefined,
    place: UnionPlace,
  ): readonly Hook[] | undefined {
    if (b === undefined) return a;
    const right = new Map(b.map((hook) => [hook.name, hook]));
    const merged = (a ?? []).map((hook) => {
      const other = right.get(hook.name);
      right.delete(hook.name);
      return other === undefined
        ? hook
        : { ...hook, methods: this.unionHookMethods(hook, other, at(place, hook.name)) };
    });
    const added = [...right.values()].map((hook) => mapHook(hook, (part) => this.schemas.adoptPart(part, place.right)));
    return [...merged, ...added];
  }

  private unionHookMethods(a: Hook, b: Hook, place: UnionPlace): readonly HookMethod[] {
    const right = new Map(b.methods.map((one) => [one.method, one] as const));
    const merged = a.methods.map((one) => {
      const other = right.get(one.method);
      right.delete(one.method);
      if (other === undefined) return one;
      const request = this.unionBodies(one.request, other.request, place);
      const responses = this.unionResponses(one.responses, other.responses, place);
      return { ...one, ...(request && { request }), responses };
    });
    const rest = { ...b, methods: [...right.values()] };
    return [...merged, ...mapHook(rest, (part) => this.schemas.adoptPart(part, place.right)).methods];
  }

  private adopt(operation: Operation, provider: string): Operation {
    return mapOperation(operation, (part) => this.schemas.adoptPart(part, provider));
  }

  private union(a: Operation, b: Operation, place: UnionPlace): Operation {
    const request = this.unionBodies(a.request, b.request, place);
    const stream =
      a.stream && b.stream
        ? {
            ...(b.stream.byDefault ? a.stream : onRequest(a.stream)),
            event: this.schemas.union(a.stream.event, b.stream.event, at(place, "event")),
          }
        : a.stream;
    const adopted = stream ?? (b.stream && { ...b.stream, event: this.schemas.adopt(b.stream.event, place.right) });
    const callbacks = this.unionHooks(a.callbacks, b.callbacks, place);
    return {
      ...a,
      ...(callbacks && { callbacks }),
      parameters: this.unionParameters(a, b, place),
      ...(request && { request }),
      responses: this.unionResponses(a.responses, b.responses, place),
      ...(adopted && { stream: adopted }),
    };
  }

  private unionParameters(a: Operation, b: Operation, place: UnionPlace): readonly Parameter[] {
    const right = new Map(b.parameters.map((parameter) => [keyOf(parameter), parameter]));
    const merged = a.parameters.map((left) => {
      const other = right.get(keyOf(left));
      right.delete(keyOf(left));
      if (other === undefined)
        return { ...left, required: left.in === "path", providers: left.providers ?? place.left };
      const holders = left.providers && [...left.providers, place.right];
      const schema = this.schemas.union(left.schema, other.schema, at(place, left.name));
      return { ...left, schema, required: left.required && other.required, ...(holders && { providers: holders }) };
    });
    const added = [...right.values()].map((parameter) => ({
      ...parameter,
      required: parameter.in === "path",
      schema: this.schemas.adopt(parameter.schema, place.right),
      providers: [place.right],
    }));
    return [...merged, ...added];
  }

  private unionBodies(a: Body | undefined, b: Body | undefined, place: UnionPlace): Body | undefined {
    if (b === undefined) return a && { ...a, required: false };
    const content = this.unionContent(a?.content ?? [], b.content, at(place, "request"));
    return { ...(a ?? b), content, required: a?.required === true && b.required };
  }

  private unionResponses(a: readonly Response[], b: readonly Response[], place: UnionPlace): readonly Response[] {
    const right = new Map(b.map((response) => [response.status, response]));
    const merged = a.map((response) => {
      const other = right.get(response.status);
      right.delete(response.status);
      return other === undefined
        ? response
        : { ...response, content: this.unionContent(response.content, other.content, at(place, response.status)) };
    });
    const added = [...right.values()].map((response) => ({
      ...response,
      headers: response.headers.map((header) => ({
        ...header,
        schema: this.schemas.adopt(header.schema, place.right),
      })),
      content: this.unionContent([], response.content, place),
    }));
    return [...merged, ...added].sort((x, y) => (x.status < y.status ? -1 : 1));
  }

  private unionContent(a: readonly MediaType[], b: readonly MediaType[], place: UnionPlace): readonly MediaType[] {
    const right = new Map(b.map((media) => [bareType(media.type), media]));
    const merged = a.map((media) => {
      const other = right.get(bareType(media.type));
      right.delete(bareType(media.type));
      const schema = this.unionOptional(media.schema, other?.schema, place);
      const { schema: _, ...rest } = media;
      return other === undefined ? media : { ...rest, ...(schema && { schema }) };
    });
    const adopted = (schema: Schema): Schema => this.schemas.adopt(schema, place.right);
    const added = [...right.values()].map((media) => ({
      ...media,
      ...(media.schema && { schema: adopted(media.schema) }),
      ...(media.itemSchema && { itemSchema: adopted(media.itemSchema) }),
    }));
    return [...merged, ...added];
  }

  private unionOptional(a: Schema | undefined, b: Schema | undefined, place: UnionPlace): Schema | undefined {
    return a === undefined || b === undefined ? undefined : this.schemas.union(a, b, place);
  }
}

/** An operation that the reference lacks stays where its provider has it: at its servers, below its root. */
function placeAt({ contract, operation }: Owned, reference: Contract | undefined): Pick<Operation, "servers" | "root"> {
  const { root, at } = contract;
  const url = root === "" ? "/" : root;
  const servers = operation.servers ?? (contract.servers.length > 0 ? contract.servers : [{ url, at }]);
  return { servers, ...(root !== reference?.root && { root }) };
}

/** Where one provider has to be asked for a stream, nobody can count on it. */
function onRequest({ byDefault: _, ...stream }: Stream): Stream {
  return stream;
}

function at(place: UnionPlace, part: string): UnionPlace {
  return { ...place, location: `${place.location} ${part}` };
}

/** What an operation inherits from a description that is not the reference's. */
function signedAs(
  { operation, contract }: Owned,
  reference: Contract | undefined,
): Pick<Operation, "security"> | undefined {
  const { security } = contract;
  if (operation.security !== undefined || security === undefined) return undefined;
  const written = (requirements: Contract["security"]) => canonicalJson(requirements?.map((each) => [...each]));
  return written(security) === written(reference?.security) ? undefined : { security };
}

export function keyOf(parameter: Parameter): string {
  return `${parameter.in} ${parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name}`;
}
