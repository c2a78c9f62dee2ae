import { type Diagnostic, type DiagnosticCode, Diagnostics } from "../../scripts/base/diagnostics.js";
import { type JsonObject, valueAt } from "../../scripts/base/json.js";
import { buildContract } from "../../scripts/contract/build/build.js";
import type { Contract } from "../../scripts/contract/model/types.js";
import { loadDocument } from "../../scripts/load/load.js";
import { SourceFiles } from "../../scripts/load/read/source-files.js";
import { expectWords } from "./expect-words.js";

export interface ReadText {
  readonly document: JsonObject;
  readonly contract: Contract;
  readonly diagnostics: readonly Diagnostic[];
  /** A part of the normalised document. */
  at(pointer: string): unknown;
  /** `line pointer` of every finding of a code, as they stand in the text. */
  places(code: DiagnosticCode): readonly string[];
}

/** Loads a description from a text (or a value, as JSON) and builds its contract; what repairs and names it needed is kept. */
export async function readText(written: unknown, file = "spec.yaml"): Promise<ReadText> {
  const found = new Diagnostics();
  const { report, all: diagnostics } = found;
  const sources = new SourceFiles(process.cwd(), report);
  sources.add(file, typeof written === "string" ? written : JSON.stringify(written, null, 2));
  const loaded = await loadDocument(file, { sources, diagnostics: found });
  if (loaded === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  const contract = buildContract(loaded, { provider: "test", report });
  expectWords(diagnostics);
  return {
    document: loaded.document,
    contract,
    diagnostics,
    at: (pointer) => valueAt(loaded.document, pointer),
    places: (code) =>
      diagnostics
        .filter((found) => found.code === code)
        .map(({ at }) => sources.locate(at))
        .map(({ line, pointer }) => `${line} ${pointer}`),
  };
}

/** The codes of what an unusable text is refused for. */
export async function refusals(text: string, file = "spec.yaml"): Promise<readonly string[]> {
  const found = new Diagnostics();
  const { report, all: diagnostics } = found;
  const sources = new SourceFiles(process.cwd(), report);
  sources.add(file, text);
  await loadDocument(file, { sources, diagnostics: found });
  expectWords(diagnostics);
  return diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
}
