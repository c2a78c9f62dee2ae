import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { buildContract } from "../../../scripts/contract/build/build.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import type { Change, DriftOptions } from "../../../scripts/drift/changes/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { loadDocument } from "../../../scripts/load/load.js";
import { SourceFiles } from "../../../scripts/load/read/source-files.js";
import { corpusPath } from "../../helpers/corpus.js";

/** The corpus beside the repository, where it is present. */
export const corpus = corpusPath("");

/** The contract of a document in a file of the corpus, or of a value. */
export async function contractOf(input: string | object, provider = "test"): Promise<Contract> {
  const found = new Diagnostics();
  const { report, all: diagnostics } = found;
  const sources = new SourceFiles(corpus, report);
  const file = typeof input === "string" ? input : `${provider}.json`;
  if (typeof input !== "string") sources.add(file, JSON.stringify(input));
  const loaded = await loadDocument(file, { sources, diagnostics: found });
  if (loaded === undefined) throw new Error(`${file}: ${diagnostics.map(({ message }) => message).join(" ")}`);
  return buildContract(loaded, { provider, report });
}

type Node = Readonly<Record<string, unknown>>;

/** A document with one operation that takes and returns the schemas. */
export function documentOf(parts: {
  readonly request?: unknown;
  readonly response?: unknown;
  readonly schemas?: Node;
  readonly operation?: Node;
  readonly root?: Node;
}): object {
  const json = (schema: unknown) => ({ "application/json": { schema } });
  return {
    openapi: "3.1.0",
    info: { title: "Test", version: "1.0.0" },
    paths: {
      "/things": {
        post: {
          ...(parts.request === undefined ? {} : { requestBody: { required: true, content: json(parts.request) } }),
          responses: {
            200: { description: "Done", ...(parts.response === undefined ? {} : { content: json(parts.response) }) },
          },
          ...parts.operation,
        },
      },
    },
    components: { schemas: parts.schemas ?? {} },
    ...parts.root,
  };
}

export async function changesBetween(
  base: object,
  revision: object,
  options?: DriftOptions,
): Promise<readonly Change[]> {
  return findChanges(await contractOf(base, "base"), await contractOf(revision, "revision"), options);
}

/** `error request-property-removed request.body.name` per change. */
export function outline(changes: readonly Change[]): readonly string[] {
  return changes.map(({ level, id, location }) => `${level} ${id} ${location}`);
}

/** The changes of a request schema, or of a response schema. */
export async function changesOf(
  side: "request" | "response",
  [base, revision]: readonly [unknown, unknown],
  schemas: readonly [(Node | undefined)?, (Node | undefined)?] = [],
): Promise<readonly string[]> {
  const [one, two] = [base, revision].map((schema, index) =>
    documentOf({ [side]: schema, ...(schemas[index] ? { schemas: schemas[index] } : {}) }),
  );
  return outline(await changesBetween(one ?? {}, two ?? {}, { perOperation: true }));
}
