import type { Report } from "../base/diagnostics.js";
import { providerPrefix, reserveName } from "../base/identifiers.js";
import { mapSchema } from "../contract/model/map-schema.js";
import { renamePart } from "../contract/model/rename-part.js";
import type { Contract, Operation, Schema, Stream } from "../contract/model/types.js";
import { isJsonType } from "../spec/media-types.js";
import { sameRules } from "./schema-traits.js";
import { isSame, type Side } from "./side.js";

/**
 * The contract with the reference's events where it describes none of its own: a docs page, above all, says that there is a
 * stream and shows a plain answer. Where the reference streams what it answers, so does the contract.
 */
export function adoptEvents(contract: Contract, reference: Contract, report: Report): Contract {
  const described = new Map(
    reference.operations.flatMap((operation): (readonly [string, Stream])[] =>
      operation.stream === undefined || operation.stream.undescribed || streamsItsAnswer(operation)
        ? []
        : [[operation.identity, operation.stream]],
    ),
  );
  const schemas = new ForeignSchemas(contract, reference);
  const operations = contract.operations.map((operation) => {
    const { stream } = operation;
    const known = stream?.undescribed ? described.get(operation.identity) : undefined;
    if (stream === undefined || known === undefined || stream.adoptedFrom !== undefined) return operation;
    report({
      code: "stream-inferred",
      at: operation.at,
      message: `${operation.key} describes no events of its stream; they are taken to be those of ${reference.provider}.`,
      hint: "Say it with `x-concord-stream: { flag, event, sentinel }` on the operation.",
    });
    const event = schemas.copy(known.event);
    return withEvent(operation, { ...stream, event, ...namesOf(known), adoptedFrom: reference.provider });
  });
  return { ...contract, operations, schemas: schemas.all() };
}

function namesOf({ named }: Stream): Pick<Stream, "named"> {
  return named === undefined ? {} : { named };
}

function streamsItsAnswer({ stream, responses }: Operation): boolean {
  const answers = responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ content }) => content.filter(({ type }) => isJsonType(type)));
  return answers.some(({ schema }) => schema !== undefined && stream !== undefined && sameRules(schema, stream.event));
}

function withEvent(operation: Operation, stream: Stream): Operation {
  const responses = operation.responses.map((response) => ({
    ...response,
    content: response.content.map((media) =>
      response.status.startsWith("2") && media.type === stream.mediaType ? { ...media, schema: stream.event } : media,
    ),
  }));
  return { ...operation, responses, stream };
}

/** Takes schemas of one contract over into another; those of a name that means something else there get another one. */
class ForeignSchemas {
  private readonly schemas: Map<string, Schema>;
  private readonly taken: Set<string>;
  /** By their names at home. */
  private readonly names = new Map<string, string>();

  constructor(
    private readonly contract: Contract,
    private readonly home: Contract,
  ) {
    this.schemas = new Map(contract.schemas);
    this.taken = new Set(contract.schemas.keys());
  }

  all(): ReadonlyMap<string, Schema> {
    return this.names.size === 0
      ? this.contract.schemas
      : new Map([...this.schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  copy(schema: Schema): Schema {
    return mapSchema(schema, (part) => renamePart(part, (name) => this.nameOf(name)));
  }

  private nameOf(name: string): string {
    const known = this.names.get(name);
    const target = this.home.schemas.get(name);
    if (known !== undefined || target === undefined) return known ?? name;
    if (this.isHere(name, target)) {
      this.names.set(name, name);
      return name;
    }
    const wanted = this.taken.has(name) ? providerPrefix(this.home.provider) + name : name;
    const given = reserveName(wanted, this.taken);
    // Named before it is copied: it may refer to itself.
    this.names.set(name, given);
    this.schemas.set(given, this.copy(target));
    return given;
  }

  private isHere(name: string, target: Schema): boolean {
    const own = this.contract.schemas.get(name);
    const side = (schema: Schema, { provider, schemas }: Contract): Side => ({ schema, provider, schemas });
    return own !== undefined && isSame(side(own, this.contract), side(target, this.home));
  }
}
