import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject } from "../../base/json.js";
import type { TableRow } from "../blocks/block.js";
import { isMarkedDeprecated, saysDeprecated } from "../words/deprecation-words.js";
import { isFractionName } from "../words/field-names.js";
import type { Column } from "../words/page-words.js";
import { isNothing, isPresence, saysRequired, saysRequiredAside } from "../words/presence.js";
import { saysNullable } from "../words/type-patterns.js";
import { isOptionalColumn, readRequired } from "../words/vocabulary.js";
import { readDefault, readDefaultAmong, readItemCounts, readLimits } from "./constraints.js";
import { parseDefault } from "./default-value.js";
import { readEnum, readTextChoice } from "./enumerations.js";
import { absent, type Note, plainType } from "./field.js";
import { absentType } from "./field-line.js";
import { readType, readWordyType, withNull } from "./field-type.js";

/** Reads the cells of one row of a parameter table. */
export class RowReader {
  constructor(
    private readonly row: TableRow,
    private readonly cell: (column: Column) => string,
    private readonly prose: readonly string[],
    private readonly note: Note,
  ) {}

  /** By the column whose header is given, or else by marks. */
  required(header: string | undefined): boolean {
    if (header === undefined)
      return this.saysPresence() || saysRequiredAside(this.cell("type")) || saysRequiredAside(this.cell("description"));
    const verdict = readRequired(this.cell("required"), isOptionalColumn(header), header);
    if (verdict === "conditional")
      this.ignore(`"${this.cell("required")}" is not a plain yes or no; the parameter is taken as optional.`);
    return verdict === "yes";
  }

  /** What must be sent has no default, and its cell may say so. */
  private saysPresence(): boolean {
    const cell = this.cell("default");
    return isPresence(cell) && saysRequired(cell);
  }

  schema(): JsonObject {
    const typeCell = this.cell("type");
    if (typeCell === absentType) return absent;
    const read = isNothing(typeCell) ? {} : (readType(typeCell) ?? readWordyType(typeCell));
    if (read === undefined) {
      const hint = "Say it in an overlay.";
      this.note(
        "import-type-unknown",
        this.row.line,
        `"${typeCell}" is no type that is known; any value is taken.`,
        hint,
      );
    }
    const stated = this.cell("description");
    const description = [isNothing(stated) ? "" : stated, ...this.prose].filter((text) => text !== "").join(" ");
    const values = this.cell("values");
    const base = { ...read };
    const whole = base.type === "integer" ? this.notWhole(description) : undefined;
    if (whole !== undefined) {
      base.type = "number";
      const message = `This is called an integer, and ${whole}; any number is taken.`;
      this.note("import-conflict", this.row.line, message, "Decide in an overlay.");
    }
    const isUntyped = isNothing(typeCell) && values === "";
    if (isUntyped && readTextChoice(description) !== undefined) base.type = "string";
    if (base.type === "null") {
      delete base.type;
      const message = "This is called null and nothing else; any value is taken.";
      this.note("import-conflict", this.row.line, message, "Say its type in an overlay.");
    }
    const several = base.type === "string" ? readItemCounts(description) : {};
    if (several.maxItems !== undefined) {
      Object.assign(base, { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] });
      delete base.type;
      const message = "This is called a text, and the words about it count several; a list of texts is taken as well.";
      this.note("import-conflict", this.row.line, message, "Decide in an overlay.");
    }
    const enumeration = this.enumeration(base, description, values);
    if (enumeration?.includes(null)) base.type = [plainType(base) ?? "string", "null"];
    const type = plainType(base);
    const limitsOf = (of: string | undefined): JsonObject => ({
      ...readLimits(description, of, this.cell("name")),
      ...readLimits(values, of),
      ...readLimits(readType(typeCell) === undefined ? typeCell : bracketsOf(typeCell), of),
    });
    const limits = enumeration ? {} : limitsOf(type);
    const schema: JsonObject = { ...base, ...(enumeration && { enum: enumeration }), ...limits };
    // Of a choice, what is counted as items are those of its list.
    if (Array.isArray(base.oneOf))
      schema.oneOf = base.oneOf.map((branch) =>
        isObject(branch) && branch.type === "array" ? { ...branch, ...limitsOf("array") } : branch,
      );
    const isDeprecated =
      saysDeprecated(description) || [typeCell, this.cell("required"), this.cell("name")].some(isMarkedDeprecated);
    const taken = saysNullable(description) ? withNull(schema) : schema;
    return {
      ...this.withDefault(taken, description),
      ...(isDeprecated && { deprecated: true }),
      ...(description !== "" && { description }),
    };
  }

  /** Why what is called an integer takes more. */
  private notWhole(description: string): string | undefined {
    if (showsDecimals(description)) return "the words about it show decimals";
    const name = this.cell("name").replace(/[`*\s]/g, "");
    return isFractionName(name) ? "a field of this name takes decimals elsewhere" : undefined;
  }

  private enumeration(schema: JsonObject, description: string, values: string): readonly unknown[] | undefined {
    const type = plainType(schema);
    // What is said of a file lists its kinds.
    if ((type !== "string" && type !== "integer" && type !== "number") || schema.format === "binary") return undefined;
    const isOpen = /^model(?:_?(?:name|id))?$/i.test(this.cell("name").replace(/[`*\s]/g, ""));
    const listed = readEnum(values, { wholeCell: true }) ?? readEnum(description, { isOpen });
    if (listed === undefined) return undefined;
    // In quotes it is a text.
    const saysNull = listed.includes("null") && !/["'“]null["'”]/.test(values + description);
    const isNullable = Array.isArray(schema.type) || saysNull;
    const stated = listed.filter((value) => !isNullable || value !== "null");
    const parsed = stated.map((value) => (type === "string" ? value : Number(value)));
    const valid = parsed.every((value) => typeof value === "string" || Number.isFinite(value));
    return valid ? [...parsed, ...(isNullable ? [null] : [])] : undefined;
  }

  private withDefault(schema: JsonObject, description: string): JsonObject {
    const cell = this.cell("default").replace(/^`|`$/g, "").trim();
    const stated = (words: string): string | undefined => readDefault(words) ?? readDefaultAmong(words, schema.enum);
    const text = isNothing(cell) || isPresence(cell) ? (stated(description) ?? stated(this.cell("values"))) : cell;
    if (text === undefined) return schema;
    if (isProse(this.cell("default"))) {
      this.ignore(`The default "${text}" is prose and no value; it is left out.`);
      return schema;
    }
    if (/^(?:null|nil)$/i.test(text)) return { ...withNull(schema), default: null };
    const value = parseDefault(text, schema);
    const { enum: values } = schema;
    if (value !== undefined && (!Array.isArray(values) || values.some((item) => isDeepStrictEqual(item, value))))
      return { ...schema, default: value };
    this.ignore(`The default ${text} does not fit the type "${this.cell("type")}"; it is left out.`);
    return schema;
  }

  private ignore(message: string): void {
    this.note("import-value-ignored", this.row.line, message, "Say it in an overlay.");
  }
}

/** What a type has in brackets with numbers: `integer (1 to 10)`. */
function bracketsOf(type: string): string {
  return /[[(（]\s*[^\])）]*\d[^\])）]*[\])）].*$/.exec(type)?.[0] ?? "";
}

/** Numbers such as 0.8, which are no versions and no ends of a range. */
function showsDecimals(text: string): boolean {
  return /(?<![\w.\-–—/])(?:0\.\d*[1-9]\d*)(?![\w.]|-\w)/.test(text);
}

/** Several words that nothing sets off as one value. */
function isProse(cell: string): boolean {
  return /\S\s+\S/.test(cell) && !/^(["'`“「[{(]).*["'`”」\]})]$/.test(cell);
}
