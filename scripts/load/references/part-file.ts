import type { NodeKind } from "../../spec/walk.js";
import type { SourceFile } from "../read/source-files.js";

/** A file that the description consists of. */
export interface PartFile {
  readonly source: SourceFile;
  readonly parsed: unknown;
  /** False for a file that holds a schema or another part of a description. */
  readonly isDescription: boolean;
  readonly references: readonly Reference[];
}

export interface Reference {
  readonly text: string;
  readonly pointer: string;
  /** What it stands for, where that is known. */
  readonly kind: NodeKind | undefined;
  /** It stands in the mapping of a discriminator. */
  readonly isMapped: boolean;
}
