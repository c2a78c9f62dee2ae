import { describe, expect, it } from "vitest";
import { isObject, type JsonObject } from "../../../scripts/base/json.js";
import { importPage } from "../../../scripts/pages/import-page.js";
import type { PageFormat } from "../../../scripts/pages/readings.js";
import { languages } from "../../../scripts/pages/words/index.js";
import type { NamedType, PageWords, Phrases } from "../../../scripts/pages/words/page-words.js";
import { casesOf } from "../../helpers/random-runs.js";
import { randomOf } from "../../helpers/random-schemas.js";

/** Pages of each kind and language: one in the gate, more where time is given. */
const { seeds, from } = casesOf(1, "CONCORD_FUZZ_PAGES");

type Type = "string" | "integer" | "number" | "boolean" | "array" | "object";

interface Field {
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  readonly values?: readonly string[];
  readonly range?: readonly [number, number];
  readonly fallback?: string;
  readonly parts: readonly Field[];
}

interface Operation {
  readonly path: string;
  readonly sent: readonly Field[];
  readonly answered: readonly Field[];
}

class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  upTo(count: number): number {
    return Math.floor(this.#random() * count);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.upTo(items.length)] as T;
  }
}

const names = "harbour tide ships berth captain crew_size depth_limit route arrival cargo flags note".split(" ");
const types: readonly Type[] = ["string", "integer", "number", "boolean", "array", "object"];

function fieldsOf(dice: Dice, depth: number): readonly Field[] {
  const start = dice.upTo(names.length);
  return Array.from({ length: 2 + dice.upTo(4) }, (_, index): Field => {
    const name = `${depth > 0 ? "inner_" : ""}${names[(start + index) % names.length]}`;
    const type = depth > 0 ? dice.pick(types.slice(0, 4)) : dice.pick(types);
    const kind = dice.upTo(3);
    return {
      name,
      type,
      required: dice.upTo(2) === 0,
      ...(type === "string" && kind === 0 && { values: ["fast", "slow", "idle"].slice(0, 2 + dice.upTo(2)) }),
      ...((type === "integer" || type === "number") &&
        kind < 2 && { range: [dice.upTo(3), 5 + dice.upTo(9)] as const }),
      ...(type === "boolean" && kind === 0 && { fallback: dice.pick(["true", "false"]) }),
      ...(type === "integer" && kind === 2 && { fallback: String(dice.upTo(9)) }),
      parts: type === "object" && depth === 0 ? fieldsOf(dice, 1) : [],
    };
  });
}

function contractOf(dice: Dice): readonly Operation[] {
  const paths = ["/plans", "/berths", "/tugs"].slice(0, 1 + dice.upTo(3));
  return paths.map((path) => ({ path, sent: fieldsOf(dice, 0), answered: fieldsOf(dice, 0) }));
}

/** What a page can say of a contract: a line for each field. */
function linesOf(operations: readonly Operation[]): readonly string[] {
  const walk = (fields: readonly Field[], path: string, side: string): readonly string[] =>
    fields.flatMap((field) => {
      const { name, type, required, values, range, fallback, parts } = field;
      const said = [type, required && "required", values?.join("|"), range?.join(".."), fallback].filter(Boolean);
      return [`${path}${name}: ${said.join(" ")}`, ...walk(parts, `${path}${name}.`, side)];
    });
  return operations.flatMap(({ path, sent, answered }) => [
    `POST ${path}`,
    ...walk(sent, "> ", "sent"),
    ...walk(answered, "< ", "answered"),
  ]);
}

/** The same of a description. */
function linesIn(document: JsonObject | undefined): readonly string[] {
  const at = (node: unknown, ...keys: readonly string[]): unknown =>
    keys.reduce<unknown>((held, key) => (isObject(held) ? held[key] : undefined), node);
  const follow = (schema: unknown): unknown => {
    const name =
      String(at(schema, "$ref") ?? "")
        .split("/")
        .at(-1) ?? "";
    return name === "" ? schema : at(document, "components", "schemas", name);
  };
  const walk = (schema: unknown, path: string): readonly string[] => {
    const properties = at(schema, "properties");
    const required = at(schema, "required");
    return Object.entries(isObject(properties) ? properties : {}).flatMap(([name, field]) => {
      const [low, high] = [at(field, "minimum"), at(field, "maximum")];
      const values = at(field, "enum");
      const fallback = at(field, "default");
      const said = [
        at(field, "type"),
        Array.isArray(required) && required.includes(name) && "required",
        Array.isArray(values) && values.join("|"),
        low !== undefined && `${low}..${high}`,
        fallback !== undefined && String(fallback),
      ].filter(Boolean);
      return [`${path}${name}: ${said.join(" ")}`, ...walk(field, `${path}${name}.`)];
    });
  };
  const paths = at(document, "paths");
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) => [
    `POST ${path}`,
    ...walk(follow(at(item, "post", "requestBody", "content", "application/json", "schema")), "> "),
    ...walk(follow(at(item, "post", "responses", "200", "content", "application/json", "schema")), "< "),
  ]);
}

/** A phrase without what may be missing. */
function plain([first = ""]: Phrases): string {
  return first.replace(/\[[^\]]*\]/g, "").trim();
}

interface Rows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function rowsOf({ tables, types: words }: PageWords, fields: readonly Field[]): Rows {
  const { columns, presence } = tables;
  const header = [columns.name, columns.type, columns.required, columns.default, columns.values].map(plain);
  const typeWord = (type: NamedType): string => plain(words.names[type]) || type;
  const walk = (list: readonly Field[], path: string): Rows["rows"] =>
    list.flatMap(({ name, type, required, values, range, fallback, parts }) => [
      [
        path + name,
        typeWord(type),
        plain(required ? presence.yes : presence.no) || plain(required ? presence.required : presence.optional),
        fallback ?? "-",
        values?.join(", ") ?? (range ? `${range[0]}-${range[1]}` : "-"),
      ],
      ...walk(parts, `${path}${name}.`),
    ]);
  return { header, rows: walk(fields, "") };
}

interface Writer {
  readonly format: PageFormat;
  heading(level: number, text: string): string;
  table(rows: Rows): string;
}

const writers: Readonly<Record<string, Writer>> = {
  "Markdown table": {
    format: "markdown",
    heading: (level, text) => `${"#".repeat(level)} ${text}\n`,
    table: ({ header, rows }) =>
      [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n"),
  },
  "HTML table": {
    format: "html",
    heading: (level, text) => `<h${level}>${text}</h${level}>`,
    table: ({ header, rows }) => {
      const row = (cells: readonly string[], tag: string): string =>
        `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
      return `<table>${row(header, "th")}${rows.map((cells) => row(cells, "td")).join("\n")}</table>`;
    },
  },
  "text with tabs": {
    format: "text",
    heading: (_, text) => text,
    table: ({ header, rows }) => [header, ...rows].map((cells) => cells.join("\t")).join("\n"),
  },
};

function print(operations: readonly Operation[], words: PageWords, { heading, table, format }: Writer): string {
  const { request, response } = words.headings.areas;
  const parts = operations.flatMap(({ path, sent, answered }, index) => [
    heading(2, `Part ${index + 1}`),
    format === "html" ? `<p>POST https://quay.example/v1${path}</p>` : `POST https://quay.example/v1${path}\n`,
    heading(3, plain(request)),
    table(rowsOf(words, sent)),
    heading(3, plain(response)),
    table(rowsOf(words, answered)),
  ]);
  return [heading(1, "Quay"), ...parts].join("\n\n");
}

/** Lists say types and presence, but no values and limits by columns. */
function printList(operations: readonly Operation[], words: PageWords): string {
  const { areas } = words.headings;
  const { required, optional } = words.tables.presence;
  const items = (fields: readonly Field[], indent: string): readonly string[] =>
    fields.flatMap((field) => [
      `${indent}- \`${field.name}\` (${field.type}, ${plain(field.required ? required : optional)}): It is so.`,
      ...items(field.parts, `${indent}  `),
    ]);
  const parts = operations.map(({ path, sent, answered }) =>
    [
      `## \`POST https://quay.example/v1${path}\``,
      `### ${plain(areas.request)}\n\n${items(sent, "").join("\n")}`,
      `### ${plain(areas.response)}\n\n${items(answered, "").join("\n")}`,
    ].join("\n\n"),
  );
  return `# Quay\n\n${parts.join("\n\n")}\n`;
}

function withoutColumns(operations: readonly Operation[]): readonly Operation[] {
  const bare = (fields: readonly Field[]): readonly Field[] =>
    fields.map(({ name, type, required, parts }) => ({ name, type, required, parts: bare(parts) }));
  return operations.map(({ path, sent, answered }) => ({ path, sent: bare(sent), answered: bare(answered) }));
}

describe.each(Object.entries(languages))(`pages in %s (${from})`, (language, words) => {
  it.each(Object.entries(writers))(`a contract as pages in ${language} show it is read back: %s`, (_, writer) => {
    for (const seed of seeds) {
      const operations = contractOf(new Dice(seed * 7919 + language.charCodeAt(0)));
      const text = print(operations, words, writer);
      const { document } = importPage(text, { format: writer.format });
      expect(linesIn(document), text).toEqual(linesOf(operations));
    }
  });

  it(`a contract as lists in ${language} show it is read back`, () => {
    for (const seed of seeds) {
      const operations = withoutColumns(contractOf(new Dice(seed * 104729 + language.charCodeAt(1))));
      const text = printList(operations, words);
      expect(linesIn(importPage(text, { format: "markdown" }).document), text).toEqual(linesOf(operations));
    }
  });
});
