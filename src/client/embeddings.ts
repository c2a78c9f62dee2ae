interface Vectors {
  readonly data?: readonly unknown[];
}

/** An answer whose embeddings are all vectors of one kind. */
type WithVectors<T extends Vectors, Vector> = Omit<T, "data"> & {
  [K in keyof Pick<T, "data">]: (Omit<NonNullable<T["data"]>[number], "embedding"> & { embedding: Vector })[];
};

/** An answer with embeddings as lists of numbers, where the description has them as base64, too. */
export type FloatEmbeddings<T extends Vectors> = WithVectors<T, number[]>;

/** An answer with embeddings that were asked for as base64: each vector is a string of little-endian 32-bit floats. */
export type Base64Embeddings<T extends Vectors> = WithVectors<T, string>;
