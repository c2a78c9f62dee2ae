import type { Block, CodeBlock } from "../blocks/block.js";
import { memberNames } from "../blocks/json-reader.js";
import { isBodyName } from "../words/field-names.js";
import type { Field } from "./field.js";
import type { OperationFacts } from "./operation-facts.js";

const fewestSent = 3;

const headers = /^(?:authorization|accept|cookie|host)$/i;

/** The names that code in languages of settings gives values. */
export function settingsIn(blocks: readonly Block[]): ReadonlySet<string> {
  const isFile = (block: Block): block is CodeBlock =>
    block.kind === "code" && /^(?:ya?ml|toml|ini|env|dotenv|properties)$/.test(block.language);
  return new Set(
    blocks
      .filter(isFile)
      .flatMap(({ text }) => [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[:=]/gm)])
      .map(([, name = ""]) => name),
  );
}

/** Whether a table has the names of files of settings or of an environment, and not those of the requests that are shown. */
export function isAboutSettings(
  listed: readonly Field[],
  settings: ReadonlySet<string>,
  sent: ReadonlySet<string>,
): boolean {
  const names = listed.map(({ path: [name = ""] }) => name);
  const count = (isOne: (name: string) => boolean): number => names.filter(isOne).length;
  const isVariable = (name: string): boolean => /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name);
  const set = count((name) => settings.has(name) || isVariable(name));
  // Labels of what can be set stand beside names that are written otherwise.
  const isLabel = (name: string): boolean => /^\p{Lu}\p{L}*$/u.test(name) && !headers.test(name);
  if (sent.size >= fewestSent && ![...sent].some(isLabel) && names.length > 1 && names.every(isLabel)) return true;
  const own = count((name) => sent.has(name) || isBodyName(name));
  // Of a name or two, both must be settings, and none one of bodies.
  if (names.length <= 2) return names.length > 0 && set === names.length && own === 0;
  return set * 2 > names.length && set > count((name) => sent.has(name));
}

/** The names that requests and tables send. */
export function sentIn({ requests, fields }: OperationFacts): ReadonlySet<string> {
  const listed = fields.flatMap(({ path, place }) => (place === "body" ? path.slice(0, 1) : []));
  return new Set([...requests.flatMap(({ node }) => memberNames(node)), ...listed]);
}
