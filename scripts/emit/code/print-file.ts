import { CodeBlockWriter } from "ts-morph";
import type { InterfaceCode, MethodCode, ParameterCode, PropertyCode, Statement } from "./source-code.js";

/**
 * Prints a source file with the writer of ts-morph. Interfaces are written as they are, and not as its structures, which it
 * would read again once they are printed: their comments alone are a fifth of the work of printing a client.
 */
export function printFile(header: string, statements: readonly Statement[]): string {
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2 });
  writer.writeLine(header);
  for (const statement of statements) {
    if (typeof statement === "object") writer.blankLineIfLastNot().write(interfaceText(statement));
    else if (typeof statement === "string") writer.write(statement);
    else statement(writer);
    writer.newLineIfLastNot();
  }
  return writer.toString();
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
