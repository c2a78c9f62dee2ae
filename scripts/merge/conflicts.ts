import type { Origin } from "../base/diagnostics.js";
import type { Json } from "../base/json.js";

/** What providers can contradict each other about, with the rule by which the merged contract settles it. */
export const conflictKinds = {
  type: { title: "Type", rule: "joined" },
  values: { title: "Values", rule: "joined" },
  limit: { title: "Limits", rule: "loosened" },
  required: { title: "Required properties", rule: "loosened" },
  format: { title: "Format", rule: "loosened" },
  closed: { title: "Other properties", rule: "loosened" },
  default: { title: "Default", rule: "reference" },
  style: { title: "Way of writing", rule: "reference" },
  encoding: { title: "Encoding", rule: "reference" },
  stream: { title: "Stream", rule: "reference" },
  security: { title: "Security", rule: "joined" },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly rule: ConflictRule }>>;

/** `joined`: what either says; `loosened`: what refuses nothing of either; `reference`: what the first says that says something. */
export type ConflictRule = "joined" | "loosened" | "reference";

export type ConflictKind = keyof typeof conflictKinds;

/** A point on which providers say different things of one operation or schema. What only some have at all is no conflict. */
export interface Conflict {
  readonly place: Place;
  readonly kind: ConflictKind;
  /** At least two, each another thing. */
  readonly sides: readonly ConflictSide[];
  /** What the merged contract says, as the values of the sides; absent where it says nothing. */
  readonly result?: Json;
}

/** Where in a contract something stands: below an operation or below a component. */
export interface Place {
  /** `POST /v1/completions`, or `webhooks`; absent below a component that several lead to. */
  readonly operation?: string;
  /** The component that the path is below. */
  readonly component?: string;
  /** `request`, `200`, `.temperature`, `[]`, in this order and without blanks between names of properties. */
  readonly path: string;
}

/** What some providers say with one voice. */
export interface ConflictSide {
  readonly value: Json;
  readonly said: readonly Saying[];
}

/** Who says it, and where. */
export interface Saying {
  readonly provider: string;
  readonly at: Origin;
}

/** `CreateCompletionRequest.temperature`, or `POST /v1/completions request.prompt`. */
export function placeText({ operation, component, path }: Place): string {
  const start = component ?? operation ?? "";
  return /^[.[{|]/.test(path) || path === "" || start === "" ? start + path : `${start} ${path}`;
}

/** The place of a part that has a name of its own: a body, a status, a parameter. */
export function partOf(place: Place, name: string): Place {
  return { ...place, path: place.path === "" ? name : `${place.path} ${name}` };
}

/** The place of what a schema holds: `.name`, `[]`, `{}`. */
export function inside(place: Place, step: string): Place {
  return { ...place, path: place.path + step };
}
