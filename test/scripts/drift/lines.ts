import type { Change, DriftOptions } from "../../../scripts/drift/changes/types.js";
import { diffDocuments } from "../../../scripts/project/diff-documents.js";
import { withFiles } from "../../helpers/with-files.js";

/** A line of each side: what is written where a change stands. */
export function shown(texts: readonly [string, string], { id, base, revision }: Change): string {
  const [one, two] = [base, revision].map((place, side) => texts[side]?.split("\n")[(place?.line ?? 0) - 1]?.trim());
  return `${id} | ${one} | ${two}`;
}

export async function linesOf(base: string, revision: string, options?: DriftOptions): Promise<readonly string[]> {
  return withFiles({ "base.yaml": base, "revision.yaml": revision }, async (cwd) => {
    const report = await diffDocuments("base.yaml", "revision.yaml", { cwd, witnesses: false, ...options });
    return report.changes.map((change) => shown([base, revision], change));
  });
}

export const indented = (text: string, depth: number) =>
  text
    .trim()
    .split("\n")
    .map((line) => `${" ".repeat(depth)}${line}`)
    .join("\n");

/** The answers of a harbour: a ship with one property, of this schema. */
export const harbour = (schema: string, { version = "3.1.0", components = "{}" } = {}) => `openapi: ${version}
info: { title: Harbour, version: "1" }
paths:
  /ships:
    put:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                ship:
${indented(schema, 18)}
      responses: { "204": { description: Moored } }
components: ${components}
`;
