import { lineComment } from "./encode.js";

const directives = ["lint", "format", "assist"].map((tool) => `// biome-ignore-all ${tool}: generated\n`).join("");

/**
 * The first lines of a module that we write: the user's tools have nothing to say about it, and who looks inside learns
 * where it comes from. `isTrusted`: types stand for its functions, whose bodies no compiler of a user has to check again.
 */
export function moduleHeader(text: string, isTrusted = false): string {
  return `/* eslint-disable */\n${directives}${isTrusted ? "// @ts-nocheck\n" : ""}${lineComment(text)}\n`;
}
