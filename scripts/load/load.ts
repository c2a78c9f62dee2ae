import type { Diagnostics, Origin, Report } from "../base/diagnostics.js";
import { child, isObject, type JsonObject, own } from "../base/json.js";
import { readLongNumbers } from "./long-numbers.js";
import { applyOverlays } from "./overlay/overlay.js";
import { parseSource } from "./read/parse.js";
import type { SourceFile, SourceFiles } from "./read/source-files.js";
import { bundleDocument } from "./references/bundle.js";
import { resolveIds } from "./references/resolve-ids.js";
import { resolveSelf } from "./references/resolve-self.js";
import { specialiseTemplates } from "./references/specialise-templates.js";
import { adoptWebhooks } from "./repair/adopt-webhooks.js";
import { repair } from "./repair/repair.js";
import type { RepairContext } from "./repair/repair-context.js";
import { sortKeys, sortTree } from "./sort-keys.js";

/** A description as everything after loading sees it. */
export interface LoadedDocument {
  readonly file: string;
  readonly source: SourceFile;
  /** One self-contained OpenAPI 3.1 (or 3.2) document in one spelling, keys sorted. */
  readonly document: JsonObject;
  /** The version that the description declares: `3.1.0`, `2.0`. */
  readonly version: string;
  /** Where a node of {@link document} stands in the files of the description. */
  readonly originOf: (pointer: string) => Origin;
  /** The numbers in schemas of which JavaScript writes other digits, and how the description writes them. */
  readonly longNumbers: ReadonlyMap<number, string>;
  /** False where nothing that was read for the description holds a text: then no key of {@link document} does. */
  readonly mentions: (text: string) => boolean;
}

export interface LoadOptions {
  readonly sources: SourceFiles;
  /** The ones that {@link sources} report to. */
  readonly diagnostics: Diagnostics;
  readonly allowedOrigins?: readonly string[];
  /** References that lead back to themselves stand for anything, with a warning. Default: an error. */
  readonly opensCircles?: boolean;
  /** Overlays to apply before anything else, relative to the working directory. */
  readonly overlays?: readonly string[];
  /** What to do when there is no such file. */
  readonly ifMissing?: string | undefined;
}

/** Loads one description. What is wrong with it is reported; `undefined` means that there is nothing to work with. */
export async function loadDocument(path: string, given: LoadOptions): Promise<LoadedDocument | undefined> {
  const source = await given.sources.read(path, given.ifMissing);
  const read = source && parseSource(source, given.diagnostics.report, given.sources.limits);
  if (source === undefined || read === undefined) return undefined;
  const overlaid = await applyOverlays(source, read, { ...given, report: given.diagnostics.report });
  const through = given.diagnostics.through(overlaid.wrap);
  const adopted = adoptWebhooks(overlaid.parsed, source.file, through.report);
  const diagnostics = through.through(adopted.wrap);
  const { report } = diagnostics;
  const parsed = withVersionAsText(adopted.parsed, source, report);
  const version = checkDocument(parsed, source, report);
  if (version === undefined || !isObject(parsed)) return undefined;
  if (given.sources.mention("$self")) resolveSelf(parsed);
  if (given.sources.mention("$id")) resolveIds(parsed);
  if (given.sources.mention("$dynamicRef")) specialiseTemplates(parsed);
  const bundled = await bundleDocument(source, parsed, { ...given, diagnostics });
  if (bundled === undefined) return undefined;
  const declared = String(own(parsed, "openapi") ?? version);
  const sorted = bundled.isTree ? sortTree(bundled.document) : sortKeys(bundled.document);
  const upgraded =
    version === "2.0"
      ? (await import("./swagger/upgrade-swagger.js")).upgradeSwagger(sorted, bundled.originOf, report)
      : { document: sorted, originOf: bundled.originOf };
  if (upgraded === undefined) return undefined;
  const { document } = upgraded;
  const hide = (origin: Origin) => given.sources.hide([overlaid.originOf(adopted.originOf(origin))]);
  const originOf = repair(document, version === "2.0" ? "3.0" : version, {
    originOf: upgraded.originOf,
    report,
    hide,
  });
  return {
    file: source.file,
    source,
    document: sortTree(document),
    version: declared,
    originOf: (pointer) => overlaid.originOf(adopted.originOf(originOf(pointer))),
    longNumbers: readLongNumbers(document, originOf, { sources: given.sources, report }),
    mentions: (text) => given.sources.mention(text),
  };
}

function checkDocument(
  parsed: unknown,
  source: SourceFile,
  report: Report,
): RepairContext["version"] | "2.0" | undefined {
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
  const version = versionOf(parsed);
  if (version === undefined) {
    const [field, found] = Object.entries(parsed).find(([key]) => key === "openapi" || key === "swagger") ?? [];
    report({
      code: "version-unsupported",
      at: { ...at, pointer: field === undefined ? "" : child("", field) },
      message: `Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read; this ${found === undefined ? "has no version" : `says ${JSON.stringify(found)}`}.`,
      hint: "The first field of a description is its version: `openapi: 3.1.0`.",
    });
    return undefined;
  }
  return checkSections(parsed, sections[version === "2.0" ? version : "3"], source, report) ? version : undefined;
}

/** YAML reads `openapi: 3.0` as the number 3. */
function withVersionAsText(parsed: unknown, { file }: SourceFile, report: Report): unknown {
  const written = isObject(parsed) ? own(parsed, "openapi") : undefined;
  if (!isObject(parsed) || (written !== 3 && written !== 3.1 && written !== 3.2)) return parsed;
  const version = `${written.toFixed(1)}.0`;
  report({
    code: "keyword-repaired",
    at: { file, pointer: "/openapi" },
    message: `The version is a number; read as "${version}".`,
    hint: `Write \`openapi: "${version}"\`.`,
  });
  return { ...parsed, openapi: version };
}

function versionOf(parsed: JsonObject): RepairContext["version"] | "2.0" | undefined {
  const written = own(parsed, "openapi");
  if (written === undefined)
    return String(own(parsed, "swagger")) === "2.0" || own(parsed, "swagger") === 2 ? "2.0" : undefined;
  const found = typeof written === "string" ? /^3\.[012](?=\.|$)/.exec(written)?.[0] : undefined;
  return found as RepairContext["version"] | undefined;
}

/** The sections without one of which a description is empty. */
const sections = {
  "2.0": ["paths", "definitions", "parameters", "responses", "securityDefinitions"],
  "3": ["paths", "webhooks", "components"],
} as const;

function checkSections(parsed: JsonObject, names: readonly string[], source: SourceFile, report: Report): boolean {
  let valid = true;
  const refuse = (pointer: string, message: string, hint: string): void => {
    valid = false;
    report({ code: "document-invalid", at: { file: source.file, pointer }, message, hint });
  };
  for (const section of names) {
    const value = own(parsed, section);
    if (value === undefined || isObject(value)) continue;
    const kind = Array.isArray(value) ? "a list" : JSON.stringify(value);
    refuse(
      child("", section),
      `"${section}" must be an object, not ${kind}.`,
      `Write \`${section}:\` with one key per entry.`,
    );
  }
  if (names.every((section) => own(parsed, section) === undefined)) {
    refuse(
      "",
      `The description has no ${names.slice(0, -1).join(", ")} or ${names.at(-1)}.`,
      "At least one of them is required.",
    );
  }
  return valid;
}
