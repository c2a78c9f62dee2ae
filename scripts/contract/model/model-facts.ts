/** What a model takes and gives besides text, or text alone. */
export type Modality = "text" | "image" | "audio" | "video" | "file";

/** What is known of one model, or of all whose ids begin alike. What is absent is not known. */
export interface ModelFacts {
  /** The operations that it can be named in, as in the client: `chat.completions.create`. */
  readonly operations?: readonly string[];
  /** Tokens of a call and its answer together. */
  readonly context?: number;
  /** Tokens of an answer. */
  readonly output?: number;
  /** What it takes. */
  readonly input?: readonly Modality[];
  /** What it gives. */
  readonly produces?: readonly Modality[];
  /** It can call tools. */
  readonly tools?: boolean;
  /** Fields of requests that it does not take. */
  readonly without?: readonly string[];
}
