import { hasOwn } from "../validation/record.js";

/** What a provider's description says that it takes: generated, as `capabilities` beside its client. */
export interface Capabilities {
  readonly provider: string;
  /** What it means that something is not described. A docs page need not mention everything. */
  readonly silence: false | "unknown";
  /** By the names that they have in the client: `chat.completions.create`. */
  readonly operations: { readonly [name: string]: OperationCapability };
}

export interface OperationCapability {
  /** Parameters but those of the path, and the properties of the body's outermost object. */
  readonly fields: readonly string[];
  /** The body takes fields that are not described. */
  readonly open?: boolean;
  /** It can answer with events. */
  readonly stream?: boolean;
}

/** Names that are known, and any other. */
type Suggested<Names extends string> = Names | (string & Record<never, never>);

type FieldOf<Provider extends Capabilities, Operation> = Operation extends keyof Provider["operations"]
  ? Provider["operations"][Operation]["fields"][number]
  : never;

/**
 * Whether a provider has an operation, and takes a field in it, by its description; `"unknown"` where it was read from a page
 * that does not mention it.
 */
export function supports<const Provider extends Capabilities, const Operation extends string>(
  provider: Provider,
  operation: Operation | Suggested<keyof Provider["operations"] & string>,
  field?: Suggested<FieldOf<Provider, Operation>>,
): boolean | "unknown" {
  const { operations, silence }: Capabilities = provider;
  const described = hasOwn(operations, operation) ? operations[operation] : undefined;
  if (described === undefined) return silence;
  return field === undefined || described.open === true || described.fields.includes(field) || silence;
}
