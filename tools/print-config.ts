import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The modules that declare the config, in the order in which their types are told. */
const modules = ["scripts/config/config.ts", "scripts/base/conventions.ts", "scripts/base/accepted-change.ts"];

type ConfigType = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/** The reference of `concord.config.ts`, as its types have it: Markdown with a section for each type. */
export function printConfigReference(root: string): string {
  const types = modules.flatMap((file) => typesOf(readSource(join(root, file))));
  const names = new Set(types.map(({ name }) => name.text));
  // First the config itself, then what it is made of, as declared.
  const ordered = [...types].sort((one, other) => Number(isConfig(other)) - Number(isConfig(one)));
  const sections = ordered.map((type) => printType(type, names));
  return `${introduction}\n${sections.join("\n")}`;
}

const introduction = `# The config

<!-- Made from the types in scripts/config/ by \`npm run config-docs\`. -->

\`concord.config.ts\` (or \`.js\`, \`.mjs\`, \`.json\`) stands where the command runs, or is named with \`--config\`. Its paths start at
its folder. \`concord init\` writes the first one. A field that is not listed here is an error with a suggestion, and so is a
value of another type.

\`\`\`ts
import { defineConfig } from "openapi-concord-toolkit";

export default defineConfig({
  reference: "harbour",
  providers: {
    harbour: { spec: "openapi/harbour.yaml", source: "https://harbour.example/openapi.yaml" },
    quay: { spec: "openapi/quay.yaml", import: { page: "openapi/pages/quay.md" } },
  },
});
\`\`\`

There \`openapi-concord-toolkit\` is the toolkit that runs, also where none is installed beside the config.
`;

const isConfig = (type: ConfigType): boolean => type.name.text === "ConcordConfig";

function readSource(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2023, true);
}

function typesOf(source: ts.SourceFile): readonly ConfigType[] {
  return source.statements.filter(
    (statement): statement is ConfigType =>
      ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement),
  );
}

function printType(type: ConfigType, names: ReadonlySet<string>): string {
  const doc = docOf(type);
  const paragraphs = doc === "" ? "" : `${doc}\n\n`;
  const heading = `## ${type.name.text}\n\n${paragraphs}`;
  if (ts.isTypeAliasDeclaration(type)) return `${heading}${printReference(type.type, names)}\n`;
  const inherited = (type.heritageClauses ?? []).flatMap((clause) => clause.types.map((base) => base.getText()));
  const also = inherited.length === 0 ? "" : `\nAnd those of ${inherited.map(linkTo).join(", ")}.\n`;
  const rows = type.members.filter(ts.isPropertySignature).map((member) => printRow(member, names));
  return `${heading}| field | type | |\n|---|---|---|\n${rows.join("\n")}\n${also}`;
}

function printRow(member: ts.PropertySignature, names: ReadonlySet<string>): string {
  const required = member.questionToken === undefined ? " (required)" : "";
  const type = member.type === undefined ? "" : printReference(member.type, names);
  return `| \`${member.name.getText()}\`${required} | ${type} | ${docOf(member)} |`;
}

/** The type as code, and links to those of the config that it names. */
function printReference(type: ts.TypeNode, names: ReadonlySet<string>): string {
  const text = withoutReadonly(type.getText().replaceAll(/\s+/g, " "));
  const named = [...new Set(text.match(/\b[A-Z]\w+\b/g) ?? [])].filter((name) => names.has(name));
  const code = `\`${text.replaceAll("|", "\\|")}\``;
  return named.length === 0 ? code : `${code}: ${named.map(linkTo).join(", ")}`;
}

/** Whoever writes a config need not know that nobody changes it afterwards. */
function withoutReadonly(text: string): string {
  const plain = text.replaceAll(/\breadonly /g, "");
  return plain.replaceAll(/\bReadonly<((?:[^<>]|<[^<>]*>)*)>/g, "$1");
}

const linkTo = (name: string): string => `[${name}](#${name.toLowerCase()})`;

/** Its comment in one line, with names in place of links. */
function docOf(node: ConfigType | ts.PropertySignature): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = comment === undefined ? "" : (ts.getTextOfJSDocComment(comment.comment) ?? "");
  return text
    .replaceAll(/\{@link (?:\w+\.)?(\w+)\s*\}/g, "`$1`")
    .replaceAll(/\s+/g, " ")
    .replaceAll("|", "\\|")
    .trim();
}
