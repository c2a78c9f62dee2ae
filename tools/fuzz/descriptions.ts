import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOurFault } from "../../scripts/base/diagnostics.js";
import { assign, isObject, type JsonObject } from "../../scripts/base/json.js";
import { importPage } from "../../scripts/pages/import-page.js";
import { loadVersion } from "../../scripts/project/compare-versions.js";
import { diffDocuments } from "../../scripts/project/diff-documents.js";
import { InputError } from "../../scripts/project/errors.js";
import { generate } from "../../scripts/project/generate.js";
import { printReport } from "../../scripts/report/print-report.js";
import { canary, isLive } from "./live-code.js";
import { mutate, mutateText } from "./mutate.js";
import type { Random } from "./random.js";
import { richDescription } from "./rich-description.js";

/** A folder that is there while a fuzzer runs. */
export const folder = mkdtempSync(join(tmpdir(), "concord-fuzz-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const base = join(folder, "base.json");
writeFileSync(base, JSON.stringify(richDescription));

/** One description that was changed in some places; what is wrong with what becomes of it, or nothing. */
export async function tryDescription(random: Random): Promise<string | undefined> {
  const document = structuredClone(richDescription);
  mutate(document, random);
  return tryText(JSON.stringify(document));
}

/** One page that was changed in some places. */
export async function tryPage(random: Random): Promise<string | undefined> {
  const { document } = importPage(mutateText(page, random));
  return document === undefined ? undefined : tryText(JSON.stringify(document));
}

/** Generates from a description, compares it with the one that it came from, and takes it as what a source has sent. */
async function tryText(text: string): Promise<string | undefined> {
  const file = join(folder, "revision.json");
  writeFileSync(file, text);
  const { diagnostics } = await generate({ cwd: folder, specs: ["revision.json"] });
  const fault = diagnostics.find(isOurFault);
  if (fault !== undefined) return `${fault.message} ${text}`;
  await loadVersion({ spec: "base.json", provider: "base" }, folder, text);
  try {
    const report = await diffDocuments(base, file);
    printReport([{ base, revision: file, report }], "markdown");
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  return undefined;
}

const payloads = [
  `*/${canary}();/*`,
  `";${canary}();"`,
  `\`\${${canary}()}\``,
  `\n${canary}();//`,
  `'+${canary}()+'`,
  `\u2028${canary}()`,
  `</script><img src=x onerror=${canary}()>`,
  `--><script>${canary}()</script>`,
  `\\|<img src=x onerror=${canary}()>|`,
  `[a](javascript:${canary}())`,
  `\n::error::${canary}\u001b]52;c;x\u0007`,
];

/** Injects a text into one key or value of a description, and looks for it where it would be obeyed. */
export async function tryInjection(random: Random): Promise<string | undefined> {
  const document = structuredClone(richDescription) as JsonObject;
  const payload = random.pick(payloads);
  inject(document, payload, random);
  const file = join(folder, "revision.json");
  writeFileSync(file, JSON.stringify(document));
  const { files } = await generate({ cwd: folder, specs: ["revision.json"] });
  const outputs = new Map(files);
  try {
    const report = await diffDocuments(base, file);
    for (const [name, format] of [
      ["drift.md", "markdown"],
      ["drift.html", "html"],
      ["drift.txt", "text"],
      ["log.txt", "github"],
    ] as const)
      outputs.set(name, printReport([{ base: payload, revision: "b", report }], format, { full: true }));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  const live = [...outputs].find(([name, text]) => isLive(name, text));
  return live === undefined ? undefined : `${live[0]} obeys ${JSON.stringify(payload)}: ${JSON.stringify(document)}`;
}

function inject(document: JsonObject, payload: string, random: Random): void {
  const places: (() => void)[] = [];
  const pending: unknown[] = [document];
  for (let holder = pending.pop(); holder !== undefined; holder = pending.pop()) {
    if (!isObject(holder) && !Array.isArray(holder)) continue;
    const object = holder as JsonObject;
    for (const [key, value] of Object.entries(object)) {
      pending.push(value);
      if (typeof value === "string") places.push(() => assign(object, key, value + payload));
      if (!Array.isArray(object)) places.push(() => assign(object, key + payload, value));
    }
  }
  random.pick(places)();
}

const page = `# Chat

POST https://api.example.com/v1/chat/completions

| Parameter | Type | Required | Default | Description |
|---|---|---|---|---|
| model | string | ✅ | | Which model |
| temperature | number | no | 1 | 0~2 |
| stop | string/array | no | | Where to stop |

\`\`\`bash
curl https://api.example.com/v1/chat/completions -H "Authorization: Bearer $KEY" -d '{ "model": "m", "n": 1, "tools": [{ "type": "function" }] }'
\`\`\`

\`\`\`json
{ "id": "1", "choices": [{ "index": 0, "message": { "role": "assistant", "content": "<string>" }, "logprobs": null }] }
\`\`\`
`;
