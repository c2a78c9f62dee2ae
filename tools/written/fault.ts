/** What is wrong with a document that we wrote. */
export interface Fault {
  /** `ref-unresolved`: what kind of fault it is. */
  readonly code: string;
  /** JSON pointer into the document. */
  readonly pointer: string;
  readonly message: string;
}
