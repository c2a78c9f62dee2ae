/** What is no object and no list. */
export type Scalar = string | number | boolean | null;

/** What is written at a place of a text: an object, a list or a scalar. */
export interface WrittenNode {
  /** By key, or by position. */
  readonly children: ReadonlyMap<string, WrittenNode>;
  /** What it says, of what is no object and no list; `undefined` also where a tag says what it is. */
  readonly scalar: Scalar | undefined;
}
