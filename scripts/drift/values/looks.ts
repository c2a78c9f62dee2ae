import type { Schema } from "../../contract/model/types.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";

/**
 * A part of an object or a list that is looked at, and so none that `unevaluatedProperties` or `unevaluatedItems` speak of (JSON
 * Schema 2020-12, section 11).
 */
export interface Look {
  /** Which part, and by what keywords. */
  readonly text: string;
  /** It is looked at where these take the value, or, for those of an `else`, do not. */
  readonly where: readonly ValueSet[];
}

interface Shapes {
  shapeOf(schema: Schema): ValueSet;
  viewOf(shape: ValueSet): View;
}

/** What a shape looks at, itself and in whatever applies to the same value. */
export function looksOf(shape: ValueSet, space: Shapes): readonly Look[] {
  const seen = new Set<ValueSet>();
  const visit = (part: ValueSet, keywords: string, where: readonly ValueSet[]): readonly Look[] => {
    if (seen.has(part)) return [];
    seen.add(part);
    const { unions, conditionals, dependentSchemas } = space.viewOf(part);
    const found = [
      ...part.atoms.flatMap((atom) => ownLooks(atom, space)),
      ...unions.flatMap(({ branches }) => branches.flatMap((branch) => visit(branch, "", [branch]))),
      ...conditionals.flatMap(({ if: condition, then, else: otherwise }) => [
        ...visit(condition, "", [condition]),
        ...(then ? visit(then, "", [condition]) : []),
        ...(otherwise ? visit(otherwise, "else ", [condition]) : []),
      ]),
      ...[...dependentSchemas].flatMap(([name, schema]) => visit(schema, `${JSON.stringify(name)} `, [])),
    ];
    seen.delete(part);
    return found.map((look) => ({ text: `${keywords}${look.text}`, where: [...where, ...look.where] }));
  };
  return visit(shape, "", []);
}

function ownLooks({ object, array }: Schema, space: Shapes): readonly Look[] {
  // What is said of the rest in plain words is no look at it.
  const others = object?.additionalProperties !== object?.unevaluatedProperties;
  const items = array?.items !== array?.unevaluatedItems;
  const texts = [
    ...[...(object?.properties.keys() ?? [])].map((name) => `property ${JSON.stringify(name)}`),
    ...[...(object?.patternProperties?.keys() ?? [])].map((pattern) => `pattern ${JSON.stringify(pattern)}`),
    ...(object?.additionalProperties && others ? ["properties"] : []),
    ...(array?.prefixItems ?? []).map((_, index) => `item ${index}`),
    ...(array?.items && items ? ["items"] : []),
  ];
  const matching = array?.contains ? [{ text: "matching items", where: [space.shapeOf(array.contains)] }] : [];
  return [...texts.map((text) => ({ text, where: [] })), ...matching];
}

/** Each look by its text and the numbers of the shapes on which it depends. */
export function lookTexts(looks: readonly Look[], idOf: (shape: ValueSet) => number): readonly string[] {
  return looks.map(({ text, where }) => `${text} ${where.map(idOf)}`).sort();
}
