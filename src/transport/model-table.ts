/** What a model takes, or gives. */
export type Modality = "text" | "image" | "audio" | "video" | "file";

/** What is known of a model; what is absent is not known. */
export interface ModelFacts {
  /** The operations that it can be named in: `chat.completions.create`. */
  readonly operations?: readonly string[];
  /** Tokens of a call and its answer together. */
  readonly context?: number;
  /** Tokens of an answer. */
  readonly output?: number;
  readonly input?: readonly Modality[];
  readonly produces?: readonly Modality[];
  /** It can call tools. */
  readonly tools?: boolean;
  /** Fields of requests that it does not take. */
  readonly without?: readonly string[];
}

/** Models by id, or by the beginning of ids with a `*` at its end: `small-*`. */
export interface ModelTable {
  readonly [id: string]: ModelFacts;
}
