import { compareText, type Report } from "../../base/diagnostics.js";
import { reserveName } from "../../base/identifiers.js";
import type { Schema } from "../../contract/model/types.js";
import { docComment, isIdentifier, placeComment, stringLiteral } from "../code/encode.js";
import { breakCycles } from "./break-cycles.js";
import { CheckCompiler } from "./check-compiler.js";
import { conditionOf } from "./check-form.js";
import type { CheckLanguage, CheckPlace, Mode } from "./checks.js";
import { jsonSchemaTable } from "./json-schema-table.js";
import { isUsedByChecks } from "./module-scope.js";

/** One exported validator. */
export interface ValidatorTarget {
  /** Name of the export; a name that is no identifier is exported as a string. */
  readonly name: string;
  /** Key of the schemas. */
  readonly schema: string;
  /** The type that the validator tells of, as TypeScript; it stands in the types module. */
  readonly type?: string;
  readonly direction: "request" | "response";
  /** The body is `multipart/form-data`: binary strings are files. */
  readonly multipart?: boolean;
}

export interface ValidatorModule {
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly targets: readonly ValidatorTarget[];
  /** Module specifier of the runtime. */
  readonly runtime: string;
  /** Default `at-least-one`. */
  readonly oneOf?: "at-least-one" | "exactly-one";
  /** Assert formats; default `true`. */
  readonly formats?: boolean;
  /** Give every validator its JSON Schema (Standard JSON Schema), which the module then carries. Default `false`. */
  readonly jsonSchema?: boolean;
  /** Default `ts`. */
  readonly language?: CheckLanguage | undefined;
  /** Comment for the top of the file, printed as it is. */
  readonly header: string;
  /** Default `./types.js`. */
  readonly typesModule?: string;
}

/** The text of a module that exports one validator per target. Its time is linear in the schemas that targets reach. */
export function emitValidators(module: ValidatorModule, report: Report): string {
  const { targets, oneOf = "at-least-one", formats = true, language = "ts" } = module;
  const schemas = breakCycles(module.schemas, report);
  const compiler = new CheckCompiler(schemas, { oneOf, formats, language }, report);
  compiler.scope.claim("jsonSchemas");
  for (const target of targets) if (isOwnName(target.name)) compiler.scope.claim(target.name);
  const sorted = [...targets].sort((a, b) => compareText(a.name, b.name));
  const exported = sorted.map((target) => exportText(target, module, schemas, compiler));
  const functions = compiler.functions();
  const tables = compiler.scope.declarations();
  const used = usedBy(exported, new Map([...functions, ...tables]), [...typesOfRuntime, ...compiler.scope.imports]);
  const isUsed = ([name]: readonly [string, string]) => used.has(name);
  const textOf = ([, text]: readonly [string, string]) => text;
  const parts = [
    importTexts(module, used, compiler),
    module.jsonSchema
      ? jsonSchemaTable(
          module.schemas,
          targets.map(({ schema }) => schema),
          compiler.scope,
        )
      : "",
    [...tables].filter(isUsed).map(textOf).join(""),
    ...[...functions].filter(isUsed).map(textOf),
    ...exported,
  ];
  return `${module.header}${parts.filter((part) => part !== "").join("\n")}`;
}

/** What the exports need of the module, directly or not: what a union has absorbed is declared but not used. */
function usedBy(exported: readonly string[], declarations: ReadonlyMap<string, string>, imports: Iterable<string>) {
  const used = new Set<string>();
  const texts = [...exported];
  const add = (name: string): void => {
    const declaration = used.has(name) ? undefined : declarations.get(name);
    if (declaration === undefined) return;
    used.add(name);
    texts.push(declaration);
  };
  // A list is read on to what is added meanwhile.
  for (const text of texts) text.match(declaredNames)?.forEach(add);
  const all = texts.join("\n");
  for (const name of imports) if (isMentioned(name, all)) used.add(name);
  return used;
}

/** Functions and tables: to look for their names takes a third of the time that it takes to look at all. */
const declaredNames = /\b(?:check|keysOf|patternOf|valuesOf)[\p{ID_Continue}$]*/gu;

function isMentioned(name: string, text: string): boolean {
  const isPart = (index: number): boolean => /[\w$]/.test(text.charAt(index));
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1))
    if (!isPart(start - 1) && !isPart(start + name.length)) return true;
  return false;
}

function exportText(
  target: ValidatorTarget,
  { jsonSchema = false }: ValidatorModule,
  schemas: ReadonlyMap<string, Schema>,
  compiler: CheckCompiler,
): string {
  const { name, schema: key, type = "unknown", direction, multipart = false } = target;
  const schema = schemas.get(key);
  if (schema === undefined) return "";
  const mode: Mode = multipart ? "multipart" : direction;
  const place: CheckPlace = { mode, owner: isIdentifier(key) ? key : "Value" };
  const check = checkText(schema, key, place, compiler);
  const converter = jsonSchema ? `${compiler.scope.use("jsonSchema")}(jsonSchemas, ${stringLiteral(key)})` : undefined;
  const args = [
    check,
    ...(direction === "response" || converter ? [stringLiteral(direction)] : []),
    ...(converter ? [converter] : []),
  ].join(", ");
  const source = docComment("", "", [`Source: ${placeComment(`${schema.at.file}#${schema.at.pointer}`)}`]);
  const made = `/* @__PURE__ */ ${compiler.scope.use("validator")}(${args});\n`;
  const typed = compiler.scope.typed(`: Validator<${qualified(type)}>`);
  if (isOwnName(name)) return `${source}export const ${name}${typed} = ${made}`;
  const local = compiler.scope.claim(`validate${name.replace(/[^A-Za-z0-9_$]+/g, "_")}`);
  return `${source}const ${local}${typed} = ${made}export { ${local} as ${exportedName(name)} };\n`;
}

function qualified(type: string): string {
  return type === "unknown" ? type : `types.${type}`;
}

/** Whether the module can declare it: `Set` and `isObject` mean something else to its checks. */
function isOwnName(name: string): boolean {
  return isIdentifier(name) && !isUsedByChecks(name) && !/^(?:Sink|Validator|Verdict|types|jsonSchemas?)$/.test(name);
}

function exportedName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}

/** The function of the schema, or an arrow function for one that needs none. */
function checkText(schema: Schema, key: string, place: CheckPlace, compiler: CheckCompiler): string {
  const form = compiler.formOf({ at: schema.at, ref: key, notes: {} }, place);
  if (form.kind === "check" && form.unless === undefined) return form.name;
  const condition = conditionOf(form, "value");
  return condition === undefined ? "() => true" : `(value, at) => ${condition}`;
}

const typesOfRuntime = ["Sink", "Validator", "Verdict"];

function importTexts(
  { targets, runtime, typesModule = "./types.js" }: ValidatorModule,
  used: ReadonlySet<string>,
  { scope }: CheckCompiler,
): string {
  const types = typesOfRuntime.filter((name) => used.has(name));
  const values = [...scope.imports].filter((name) => used.has(name)).sort(compareText);
  const isTyped = targets.some(({ type = "unknown" }) => type !== "unknown");
  const namespace = isTyped ? scope.typed(namespaceText(typesModule)) : "";
  const lines = `${namespace}${importText("type ", types, runtime)}${importText("", values, runtime)}`;
  // A module without imports and exports would be a script.
  return lines === "" ? "export {};\n" : lines;
}

/** A namespace, because an imported type cannot share its name with an exported validator. */
function namespaceText(typesModule: string): string {
  return `import type * as types from ${stringLiteral(typesModule)};\n`;
}

/** The declarations that stand beside a module of JavaScript. */
export function declareValidators({
  targets,
  schemas,
  runtime,
  typesModule = "./types.js",
  header,
}: ValidatorModule): string {
  const known = targets.filter(({ schema }) => schemas.has(schema)).sort((a, b) => compareText(a.name, b.name));
  const scope = new Set(known.map(({ name }) => name));
  const declared = known.map(({ name, type = "unknown" }) => {
    const local = isOwnName(name) ? name : reserveName("named", scope);
    const declaration = `declare const ${local}: Validator<${qualified(type)}>;\n`;
    return local === name ? `export ${declaration}` : `${declaration}export { ${local} as ${exportedName(name)} };\n`;
  });
  const imports = namespaceText(typesModule) + importText("type ", ["Validator"], runtime);
  return `${header}${imports}\n${declared.join("") || "export {};\n"}`;
}

function importText(kind: string, names: readonly string[], from: string): string {
  if (names.length === 0) return "";
  const line = `import ${kind}{ ${names.join(", ")} } from ${stringLiteral(from)};\n`;
  if (line.length <= 121) return line;
  return `import ${kind}{\n${names.map((name) => `  ${name},\n`).join("")}} from ${stringLiteral(from)};\n`;
}
