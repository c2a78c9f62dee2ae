import { type FieldCells, nameOf } from "./field-cells.js";

const gluedEnd =
  /^(.*?)((?: · [a-z]+(?:: ?\S{1,24})?)*)([Rr]equired|[Oo]ptional|default:)(-?[\d.]+-[\d.]+|[<>]=?-?[\d.]+)?(?:\s*Defaults? to (.{1,60}))?$/;

const gluedKind = `(?:(?:list|array)s? of (?:strings?|objects?|integers?|numbers?|doubles?|booleans?|maps?|enums?)|string|array|object|number|integer|double|float|boolean|map|enum|file|null|any)`;
/** The source of types without a gap before them. */
export const gluedKinds = String.raw`${gluedKind}(?:\[\])*(?:(?: or | ?\/ ?| ?\| ?)${gluedKind}(?:\[\])*)*`;
const gluedKindsAtEnd = new RegExp(`${gluedKinds}$`);

/** Most lines have none. */
const markInside = /[\w\]>](?:Required|Optional)[^a-z\s]/;

/** With its description right behind it: `modelstringRequiredThe model.` */
const gluedWords = new RegExp(
  String.raw`^([A-Za-z_][\w.-]*?)(${gluedKinds})(Required|Optional)(?=\p{Lu}|[^\0-\x7f])(.+)$`,
  "su",
);

/** Types that have names of their own, several of them or behind a name of several words: `sort_orderOrder | Order[]required`. */
const gluedNames =
  /^([a-z]+(?:_[a-z\d]+)*)((?:[A-Z]\w*(?:\[\])?)(?: \| [A-Z]\w*(?:\[\])?)*)(required|optional|default:)$/;

/** What is left where a browser's copy loses the gaps between labels: `temperaturenumber or nullOptionalDefaults to 1`. */
export function readGlued(shown: string): FieldCells | undefined {
  const text = shown.replace(/(?<=(?:required|optional))Default:$/i, "").replace(/ \| nullable(?=[RO])/, " | null");
  const [, plain, kind, mark, words] = (markInside.test(text) && gluedWords.exec(text)) || [];
  if (plain !== undefined && kind !== undefined && words !== undefined)
    return { name: plain, type: kind, required: mark === "Required" ? "true" : "false", description: words };
  if (text.length > 160) return undefined;
  const [, named, kinds = "", end] = (/[a-z][A-Z]/.test(text) && gluedNames.exec(text)) || [];
  if (named !== undefined && (named.includes("_") || /[|[]/.test(kinds)))
    return { name: named, type: "any", required: end === "required" ? "true" : "" };
  const [, head, labels = "", presence, limits, value] = gluedEnd.exec(text) ?? [];
  if (head === undefined || !/^[a-z_]+[a-z_\d.]*/.test(head)) return undefined;
  const type = gluedKindsAtEnd.exec(head);
  const name = head.slice(0, type?.index ?? 0).trim();
  if (!type || nameOf(name) === undefined) return undefined;
  return {
    name,
    type: type[0],
    required: presence === "default:" ? "" : presence === "Required" || presence === "required" ? "true" : "false",
    ...(value && { default: value }),
    ...(limits && { values: limits }),
    ...(labels && { description: labelsOf(labels, type[0]) }),
  };
}

/** ` · min: 1 · max: 4`, in words; of a text and of a list they are lengths. */
function labelsOf(labels: string, type: string): string {
  const unit = /\]$|^array/.test(type) ? " items" : type === "string" ? " characters" : "";
  return labels
    .split(" · ")
    .flatMap((label) => {
      const [, end, number] = /^(min|max): ?(-?[\d.]+)$/.exec(label) ?? [];
      return number === undefined ? [] : [`${end === "min" ? "at least" : "at most"} ${number}${unit}`];
    })
    .join(", ");
}
