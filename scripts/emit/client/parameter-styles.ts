import { type Shape, shapeOf } from "../../contract/model/shape.js";
import type { Contract, Operation, Parameter } from "../../contract/model/types.js";
import { tabStyle } from "../../spec/extensions.js";
import { isJsonType } from "../../spec/media-types.js";

/** A function of the runtime that writes a parameter. */
export interface Writer {
  /** As it stands in code. */
  readonly text: string;
  /** What it needs of the runtime. */
  readonly uses: readonly string[];
}

/** The parameters that are not written as they would be by themselves, by name. */
export type Writers = ReadonlyMap<string, Writer>;

type Described = Pick<Contract, "schemas" | "conventions">;

/** The writers of an operation's parameters in one place. */
export function writersOf({ parameters }: Operation, place: Parameter["in"], contract: Described): Writers {
  return new Map(
    parameters
      .filter((parameter) => parameter.in === place)
      .flatMap((parameter): (readonly [string, Writer])[] => {
        const writer = writerOf(parameter, contract);
        return writer === undefined ? [] : [[parameter.name, writer]];
      }),
  );
}

const styles: Readonly<Record<Parameter["in"], readonly string[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", tabStyle, "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
};

/** The style of a parameter, and whether its place has it; one that has not is as if nothing was said. */
export function styleOf({ in: place, style }: Parameter): { readonly style: string; readonly isKnown: boolean } {
  const [usual = ""] = styles[place];
  return style === undefined || styles[place].includes(style)
    ? { style: style ?? usual, isKnown: true }
    : { style: usual, isKnown: false };
}

function writerOf(parameter: Parameter, contract: Described): Writer | undefined {
  const shape = shapeOf(parameter.schema, contract.schemas);
  const { style } = styleOf(parameter);
  if (parameter.in === "path") return named(pathWriter(parameter, style, shape));
  if (parameter.in === "header") return named(headerWriter(parameter, shape));
  const writer = named(pairWriter(parameter, style, shape, contract.conventions));
  if (!parameter.allowReserved || parameter.mediaType !== undefined) return writer;
  const { text, uses } = writer ?? { text: "writeForm", uses: ["writeForm"] };
  const isJoined = text === delimited.form ? ", true" : "";
  return { text: `(name, value) => allowReserved(${text}(name, value)${isJoined})`, uses: [...uses, "allowReserved"] };
}

function named(name: string | undefined): Writer | undefined {
  return name === undefined ? undefined : { text: name, uses: [name] };
}

function pathWriter({ explode, mediaType }: Parameter, style: string, { isScalar }: Shape): string | undefined {
  if (mediaType !== undefined) return isJsonType(mediaType) ? "writeJsonSegment" : undefined;
  if (style === "simple" && isScalar) return undefined;
  return `write${style === "label" ? "Label" : style === "matrix" ? "Matrix" : "Simple"}${explode ? "Pairs" : ""}`;
}

function headerWriter({ explode, mediaType }: Parameter, { isList, isObject }: Shape): string | undefined {
  if (mediaType !== undefined) return isJsonType(mediaType) ? "writeJsonHeader" : undefined;
  if (isObject && explode) return "writeHeaderPairs";
  return isObject || isList ? "writeHeader" : undefined;
}

const delimited: Readonly<Record<string, string>> = {
  form: "writeJoined",
  spaceDelimited: "writeSpaced",
  pipeDelimited: "writePiped",
  [tabStyle]: "writeTabbed",
};

/** Of a query or a cookie. */
function pairWriter(
  parameter: Parameter,
  style: string,
  shape: Shape,
  form: Contract["conventions"],
): string | undefined {
  const { mediaType, explode } = parameter;
  if (mediaType !== undefined) return isJsonType(mediaType) ? "writeJson" : undefined;
  if (style === "cookie") return explode === false && !shape.isScalar ? "writeCookieJoined" : "writeCookie";
  if (shape.isScalar) return undefined;
  if (style === "deepObject") return "writeDeep";
  if (parameter.in === "query" && parameter.style === undefined && explode === undefined) return unstated(shape, form);
  return (explode ?? style === "form") ? undefined : delimited[style];
}

const listForms = { repeat: undefined, brackets: "writeDeep", comma: "writeJoined" };
const objectForms = { flat: undefined, brackets: "writeDeep", json: "writeJson" };

function unstated({ isList, isObject }: Shape, form: Contract["conventions"] = {}): string | undefined {
  if (isList) return listForms[form.queryArrays ?? "repeat"];
  return isObject ? objectForms[form.queryObjects ?? "flat"] : undefined;
}
