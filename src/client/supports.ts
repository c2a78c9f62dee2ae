import type { ModelTable } from "../transport/model-table.js";
import { hasOwn } from "../validation/record.js";
import { factsOf, lacksField } from "./model-facts.js";

/** What a provider's description says that it takes: generated, as `capabilities` beside its client. */
export interface Capabilities {
  readonly provider: string;
  /** What it means that something is not described. A docs page need not mention everything. */
  readonly silence: false | "unknown";
  /** By the names that they have in the client: `chat.completions.create`. */
  readonly operations: { readonly [name: string]: OperationCapability };
  /** What is known of its models, where the config says it. */
  readonly models?: ModelTable;
}

export interface OperationCapability {
  /** Parameters but those of the path, and the properties of the body's outermost object. */
  readonly fields: readonly string[];
  /** Fields that it says are not there. */
  readonly lacks?: readonly string[];
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

/** Ids of models that are known whole, and any other. */
type ModelOf<Provider extends Capabilities> = Suggested<
  Provider extends { readonly models: infer Models } ? keyof Models & string : never
>;

/**
 * Whether a provider has an operation, and takes a field in it, by its description; `"unknown"` where it was read from a page
 * that does not mention it. With a `model`, whether that takes it there, which is unknown of one that the provider's config does
 * not tell of.
 */
export function supports<const Provider extends Capabilities, const Operation extends string>(
  provider: Provider,
  operation: Operation | Suggested<keyof Provider["operations"] & string>,
  field?: Suggested<FieldOf<Provider, Operation>>,
  { model }: { readonly model?: ModelOf<Provider> | undefined } = {},
): boolean | "unknown" {
  const described = describes(provider, operation, field);
  if (model === undefined) return described;
  const facts = factsOf(provider.models ?? {}, model);
  if (facts === undefined) return described && "unknown";
  const isRefused =
    facts.operations?.includes(operation) === false || (field !== undefined && lacksField(facts, field));
  return !isRefused && described;
}

function describes(
  { operations, silence }: Capabilities,
  operation: string,
  field: string | undefined,
): boolean | "unknown" {
  const described = hasOwn(operations, operation) ? operations[operation] : undefined;
  if (described === undefined) return silence;
  if (field !== undefined && described.lacks?.includes(field)) return false;
  return field === undefined || described.open === true || described.fields.includes(field) || silence;
}
