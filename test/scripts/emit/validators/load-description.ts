import { type Diagnostic, Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { buildContract } from "../../../../scripts/contract/build/build.js";
import type { Contract, Schema } from "../../../../scripts/contract/model/types.js";
import { emitValidators, type ValidatorTarget } from "../../../../scripts/emit/validators/emit-validators.js";
import { loadDocument } from "../../../../scripts/load/load.js";
import { SourceFiles } from "../../../../scripts/load/read/source-files.js";
import { importModule, runtime } from "./load-validators.js";

export async function loadContract(file: string): Promise<Contract> {
  const found = new Diagnostics();
  const { report, all: diagnostics } = found;
  const sources = new SourceFiles(process.cwd(), report);
  const loaded = await loadDocument(file, { sources, diagnostics: found });
  if (loaded === undefined) throw new Error(`${file} cannot be read: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  return buildContract(loaded, { provider: "test", report });
}

/** The bodies of a contract: schemas by name, with a name for each body that has none, and a target for each. */
export function bodiesOf({ operations, schemas: named }: Contract) {
  const schemas = new Map<string, Schema>(named);
  const targets: ValidatorTarget[] = [];
  const add = (name: string, schema: Schema | undefined, rest: Pick<ValidatorTarget, "direction" | "multipart">) => {
    if (schema === undefined) return;
    const key = schema.ref ?? name;
    if (schema.ref === undefined) schemas.set(key, schema);
    targets.push({ name, schema: key, ...rest });
  };
  for (const { id, request, responses } of operations) {
    for (const [index, { type, schema }] of (request?.content ?? []).entries()) {
      add(`${id}Request${index}`, schema, { direction: "request", multipart: type.startsWith("multipart/") });
    }
    for (const { status, content } of responses) {
      for (const [index, { schema }] of content.entries()) {
        add(`${id}Response${status}_${index}`, schema, { direction: "response" });
      }
    }
  }
  return { schemas, targets };
}

function emit(schemas: ReadonlyMap<string, Schema>, targets: readonly ValidatorTarget[]) {
  const { report, all: diagnostics } = new Diagnostics();
  const code = emitValidators({ schemas, targets, runtime, header: "" }, report);
  return { code, diagnostics: diagnostics as readonly Diagnostic[] };
}

export async function loadTargets(schemas: ReadonlyMap<string, Schema>, targets: readonly ValidatorTarget[]) {
  return importModule(emit(schemas, targets).code);
}
