/** Emits the `index` module: the provider with its types; validators in a namespace of their own, so that a bundler can drop them. */
export function emitIndex(header: string): string {
  return `${header}
export * from "./client.js";
export type * from "./types.js";
export * as validators from "./validators.js";
`;
}
