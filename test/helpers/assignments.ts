import ts from "typescript";
import { packageRoot } from "../../scripts/base/package-root.js";
import { hostOfTexts, outputOptions } from "../../tools/compiler-host.js";

/** A value as TypeScript writes it, and the exported type that it is assigned to. */
export interface Assignment {
  readonly type: string;
  readonly literal: string;
}

const folder = `${packageRoot()}/.assigned`;

/**
 * What the compiler objects to in each assignment, or `undefined` where it takes it. All are one program: each stands on a
 * line of its own, and a complaint about a line is one about its assignment.
 */
export function refusalsOf(
  files: ReadonlyMap<string, string>,
  assignments: readonly Assignment[],
): readonly (string | undefined)[] {
  const lines = assignments.map(({ type, literal }) => `{ const value: types.${type} = ${literal}; }`);
  const head = 'import type * as types from "./types.js"; declare const file: Blob;';
  const name = `${folder}/assigned.ts`;
  const texts = new Map<string, string>([...files].map(([path, text]) => [`${folder}/${path}`, text] as const));
  texts.set(name, [head, ...lines].join("\n"));
  const program = ts.createProgram([name], outputOptions, hostOfTexts(texts, folder, outputOptions));
  const source = program.getSourceFile(name);
  const refusals: (string | undefined)[] = assignments.map(() => undefined);
  for (const { start = 0, code, messageText } of program.getSemanticDiagnostics(source)) {
    const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
    if (line === 0) throw new Error(ts.flattenDiagnosticMessageText(messageText, " "));
    refusals[line - 1] ??= `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  }
  return refusals;
}
