import { CodeBlockWriter } from "ts-morph";
import type { ConstantCode, InterfaceCode, MethodCode, ParameterCode, PropertyCode, Statement } from "./source-code.js";

/**
 * Prints a source file; lines that are no data are written by the writer of ts-morph. Interfaces are no structures of it,
 * which it would read again once they are printed, and neither they nor constants go through its writer, which looks at each
 * character: of a client that was a fifth of the work of printing it. A blank line stands before all that are no plain lines.
 */
export function printFile(header: string, statements: readonly Statement[]): string {
  const parts = [`${header}\n`];
  for (const statement of statements) {
    if (typeof statement !== "string" && parts.at(-1)?.endsWith("\n\n") === false) parts.push("\n");
    const text = textOf(statement);
    parts.push(text.endsWith("\n") ? text : `${text}\n`);
  }
  return parts.join("");
}

function textOf(statement: Statement): string {
  if (typeof statement === "string") return statement;
  if (typeof statement === "function") {
    const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2 });
    statement(writer);
    return writer.toString();
  }
  return statement.kind === "interface" ? interfaceText(statement) : constantText(statement);
}

function constantText({ name, comment, type, value }: ConstantCode): string {
  return `${comment}export const ${name}: ${type} = ${value};\n`;
}

function interfaceText({ name, doc, methods, properties }: InterfaceCode): string {
  const members = [...properties.map(propertyText), ...methods.map(methodText)];
  return `${docText(doc, "")}export interface ${name} {\n${members.join("")}}\n`;
}

function propertyText({ name, type, isOptional = false, doc = "" }: PropertyCode): string {
  return `${docText(doc, "  ")}  readonly ${name}${isOptional ? "?" : ""}: ${type};\n`;
}

const longestLine = 120;

/** A signature that is longer than a line has its parameters on lines of their own. */
function methodText({ name, doc, parameters, returnType }: MethodCode): string {
  const own = parameters.map(parameterText);
  const line = `  ${name}(${own.join(", ")}): ${returnType};`;
  const lines = own.map((parameter) => `    ${parameter},\n`).join("");
  const isShort = line.length <= longestLine;
  return `${docText(doc, "  ")}${isShort ? line : `  ${name}(\n${lines}  ): ${returnType};`}\n`;
}

function parameterText({ name, type, isOptional }: ParameterCode): string {
  return `${name}${isOptional ? "?" : ""}: ${type}`;
}

/** A comment, the text of which is one already. */
function docText(text: string, indent: string): string {
  if (text === "") return "";
  const lines = text.split("\n");
  if (lines.length === 1) return `${indent}/** ${text} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}
