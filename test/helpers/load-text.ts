import { type Diagnostic, Diagnostics } from "../../scripts/base/diagnostics.js";
import { buildContract } from "../../scripts/contract/build/build.js";
import type { Contract } from "../../scripts/contract/model/types.js";
import { type LoadedDocument, loadDocument } from "../../scripts/load/load.js";
import { SourceFiles } from "../../scripts/load/read/source-files.js";
import { expectWords } from "./expect-words.js";

export interface LoadedText {
  readonly loaded: LoadedDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a description that is written in the test itself. */
export async function loadText(text: string, file = "spec.yaml"): Promise<LoadedText> {
  const found = new Diagnostics();
  const sources = new SourceFiles(process.cwd(), found.report);
  sources.add(file, text);
  const loaded = await loadDocument(file, { sources, diagnostics: found });
  expectWords(found.all);
  return { loaded, diagnostics: sources.locateAll(found.all) };
}

/** Loads and builds a description that must have no error. */
export async function contractOf(document: object | string, provider = "test"): Promise<Contract> {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const { loaded, diagnostics } = await loadText(
    text,
    typeof document === "string" ? `${provider}.yaml` : `${provider}.json`,
  );
  if (loaded === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const found = new Diagnostics();
  const contract = buildContract(loaded, { provider, report: found.report });
  expectWords(found.all);
  return contract;
}

/** The smallest description with one operation and some schemas. */
export function specWith(schemas: Record<string, unknown>, openapi = "3.1.0"): Record<string, unknown> {
  return {
    openapi,
    info: { title: "Things", version: "1" },
    servers: [{ url: "https://things.example/v1" }],
    paths: { "/things": { get: { responses: { 200: { description: "All things." } } } } },
    components: { schemas },
  };
}

/** `code` and `file:line` of each diagnostic. */
export function placesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, at }) => `${code} ${at.file}:${at.line ?? "?"}`);
}
