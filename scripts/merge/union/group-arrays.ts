import type { Schema } from "../../contract/model/types.js";
import type { Side } from "../side.js";
import { type Alternative, type FormKind, formsOf } from "./forms.js";

/** Which lists are one: those whose items can be of one kind, directly or by way of others. */
export function groupArrays(forms: readonly Alternative[]): readonly (readonly Alternative[])[] {
  let groups: { readonly forms: readonly Alternative[]; readonly kinds: ReadonlySet<string> }[] = [];
  for (const form of forms) {
    const kinds = itemKinds(form);
    const near = groups.filter((group) => meet(group.kinds, kinds));
    const joined = {
      forms: [...near.flatMap((group) => group.forms), form],
      kinds: new Set([...near.flatMap((group) => [...group.kinds]), ...kinds]),
    };
    const [first] = near;
    groups =
      first === undefined
        ? [...groups, joined]
        : groups.flatMap((one) => (one === first ? [joined] : near.includes(one) ? [] : [one]));
  }
  return groups.map((group) => group.forms);
}

const anyKind = "any";

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.has(anyKind) || b.has(anyKind) || [...a].some((kind) => b.has(kind));
}

function itemKinds({ schema: { array }, side }: Alternative): ReadonlySet<string> {
  const items = [...(array?.prefixItems ?? []), ...(array?.items === undefined ? [] : [array.items])];
  if (items.length === 0) return new Set([anyKind]);
  return new Set(items.flatMap((schema) => kindsOf({ ...side, schema })));
}

function kindsOf(side: Side & { readonly schema: Schema }): readonly (FormKind | typeof anyKind | string)[] {
  const forms = formsOf(side);
  if (forms === "anything") return [anyKind];
  return forms.map(({ kind }) => (kind === "other" ? anyKind : kind));
}
