import type { Diagnostic, Origin, Report } from "../diagnostics.js";
import { isObject, type JsonObject, objectOf, own } from "../json.js";
import { bundleDocument } from "./bundle.js";
import { parseSource } from "./parse.js";
import { type RepairContext, repair } from "./repair.js";
import type { SourceFile, SourceFiles } from "./source-files.js";

/** A description as everything after loading sees it. */
export interface LoadedDocument {
  readonly file: string;
  readonly source: SourceFile;
  /** One self-contained OpenAPI 3.1 (or 3.2) document in one spelling, keys sorted. */
  readonly document: JsonObject;
  /** The OpenAPI version that the description declares. */
  readonly version: string;
  /** Where a node of {@link document} stands in the files of the description. */
  readonly originOf: (pointer: string) => Origin;
}

export interface LoadOptions {
  readonly sources: SourceFiles;
  readonly report: Report;
  /** What has been reported so far; an error in it since the start of this load stops it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly allowedOrigins?: readonly string[];
}

/** Loads one description. What is wrong with it is reported; `undefined` means that there is nothing to work with. */
export async function loadDocument(path: string, options: LoadOptions): Promise<LoadedDocument | undefined> {
  const source = await options.sources.read(path);
  const parsed = source && parseSource(source, options.report);
  if (source === undefined || parsed === undefined) return undefined;
  const version = checkDocument(parsed, source, options.report);
  if (version === undefined || !isObject(parsed)) return undefined;
  const known = options.diagnostics.length;
  const bundled = await bundleDocument(source, parsed, {
    ...options,
    get diagnostics() {
      return options.diagnostics.slice(known);
    },
  });
  if (bundled === undefined) return undefined;
  const document = sortKeys(bundled.document);
  const originOf = repair(document, version, bundled.originOf, options.report);
  return {
    file: source.file,
    source,
    document: sortKeys(document),
    version: String(own(parsed, "openapi")),
    originOf,
  };
}

function checkDocument(parsed: unknown, source: SourceFile, report: Report): RepairContext["version"] | undefined {
  const at = { file: source.file, pointer: "" };
  if (!isObject(parsed)) {
    report({
      code: "document-invalid",
      at,
      message: "An OpenAPI description is an object.",
      hint: "Is this the right file?",
    });
    return undefined;
  }
  const written = own(parsed, "openapi");
  const version = typeof written === "string" ? /^3\.[012](?=\.|$)/.exec(written)?.[0] : undefined;
  if (version === undefined) {
    const found =
      own(parsed, "swagger") === undefined ? JSON.stringify(written ?? "nothing") : `Swagger ${own(parsed, "swagger")}`;
    report({
      code: "version-unsupported",
      at: { ...at, pointer: written === undefined ? "" : "/openapi" },
      message: `OpenAPI 3.0, 3.1 and 3.2 are read; this says ${found}.`,
      hint: "The first field of a description is its version: `openapi: 3.1.0`.",
    });
    return undefined;
  }
  return checkSections(parsed, source, report) ? (version as RepairContext["version"]) : undefined;
}

/** The parts that the walk itself relies on; everything finer is the linter's. */
function checkSections(parsed: JsonObject, source: SourceFile, report: Report): boolean {
  let valid = true;
  const refuse = (pointer: string, message: string, hint: string): void => {
    valid = false;
    report({ code: "document-invalid", at: { file: source.file, pointer }, message, hint });
  };
  for (const section of ["paths", "webhooks", "components"]) {
    const value = own(parsed, section);
    if (value === undefined || isObject(value)) continue;
    const kind = Array.isArray(value) ? "a list" : JSON.stringify(value);
    refuse(
      `/${section}`,
      `"${section}" must be an object, not ${kind}.`,
      `Write \`${section}:\` with one key per entry.`,
    );
  }
  if (["paths", "webhooks", "components"].every((section) => own(parsed, section) === undefined)) {
    refuse("", "The description has no paths, webhooks or components.", "At least one of them is required.");
  }
  return valid;
}

/** A copy with keys in one order, so that the order in a file never shows in the output. Aliased parts become separate. */
function sortKeys(value: JsonObject): JsonObject;
function sortKeys(value: unknown): unknown;
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => sortKeys(item));
  if (!isObject(value)) return value;
  return objectOf(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])] as const),
  );
}
