import type { Discriminator } from "../../contract/model/discriminator.js";
import { follow, type Side } from "../side.js";
import type { Branch } from "./assemble.js";
import type { Alternative } from "./forms.js";
import { valuesOf } from "./group-objects.js";

/**
 * Which branch a tag chooses, if each is a component and says itself by which tags it is meant. Tags that only others than
 * the reference have are among them.
 */
export function joinDiscriminators(
  sides: readonly Side[],
  branches: readonly Branch[],
  tokenOf: (name: string, side: Side) => string,
): Discriminator | undefined {
  const written = sides.flatMap((side) => {
    const { discriminator } = follow(side).schema;
    return discriminator === undefined ? [] : [{ side, discriminator }];
  });
  const property = written[0]?.discriminator.property;
  if (property === undefined) return undefined;
  const mapping = new Map<string, string>();
  for (const { forms, schema } of branches) {
    if (schema.ref === undefined) return undefined;
    for (const form of forms) {
      const tags = tagsOf(form, property);
      if (tags === undefined) return undefined;
      for (const tag of tags) {
        const known = mapping.get(tag);
        if (known !== undefined && known !== schema.ref) return undefined;
        mapping.set(tag, schema.ref);
      }
    }
  }
  const [{ side, discriminator } = { side: undefined, discriminator: undefined }] = written;
  const { otherwise, extended } = discriminator ?? {};
  const token = otherwise === undefined || side === undefined ? undefined : tokenOf(otherwise, side);
  return { property, mapping, ...(token !== undefined && { otherwise: token }), ...(extended && { extended }) };
}

/** The tags for which an alternative is meant, by its own words or those of its union; `undefined` where any tag fits it. */
function tagsOf(form: Alternative, property: string): readonly string[] | undefined {
  if (form.kind !== "object") return undefined;
  const values = valuesOf(form, property);
  return values?.every((value) => typeof value === "string") ? values : undefined;
}
