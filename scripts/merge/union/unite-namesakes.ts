import type { ComponentPool, Joint } from "./component-pool.js";
import { type Form, formsOf } from "./forms.js";
import { exclude } from "./group-objects.js";

/** Makes components of one name one where they are alike, until none is left; true if some were. */
export function uniteNamesakes(pool: ComponentPool): boolean {
  let found = false;
  const byName = new Map<string, Joint>();
  for (const joint of pool.all().filter(({ isCopy }) => !isCopy)) {
    const wanted = pool.wantedOf(joint);
    const name = wanted ?? joint.name;
    const other = byName.get(name);
    if (other === undefined) byName.set(name, joint);
    else if (
      isWanted(pool, wanted, other) ||
      isPart(joint, other) ||
      (isApart(joint, other) && areAlike(pool, joint, other))
    ) {
      pool.unite(other, joint);
      found = true;
    }
  }
  return found;
}

/** The config gives one of them the name of the other. */
function isWanted(pool: ComponentPool, wanted: string | undefined, { names }: Joint): boolean {
  const areWanted = [...names].map(([provider, name]) => pool.wantedName(provider, name) !== undefined);
  return wanted !== undefined || (areWanted.length > 0 && areWanted.every((one) => one));
}

/** One has of each provider what the other has, or nothing. */
function isPart(a: Joint, b: Joint): boolean {
  const names = [...a.names].every(([provider, name]) => (b.names.get(provider) ?? name) === name);
  return names && [...a.names.keys()].some((provider) => b.names.has(provider));
}

function isApart(a: Joint, b: Joint): boolean {
  return [...a.names.keys()].every((provider) => !b.names.has(provider));
}

/** Objects that share the better part of their properties, or the same kinds of other values. */
function areAlike(pool: ComponentPool, a: Joint, b: Joint): boolean {
  const [one, other] = [pool, pool].map((_, index) => pool.membersOf(index === 0 ? a : b).map(formsOf));
  const left = (one ?? []).flatMap((forms) => (forms === "anything" ? [] : forms));
  const right = (other ?? []).flatMap((forms) => (forms === "anything" ? [] : forms));
  if (left.some((form) => right.some((own) => exclude(form, own)))) return false;
  const [names, others] = [namesOf(left), namesOf(right)];
  if (names.size === 0 || others.size === 0) return kindsOf(left) === kindsOf(right);
  const shared = [...names].filter((name) => others.has(name)).length;
  return shared * 2 >= Math.min(names.size, others.size);
}

function namesOf(forms: readonly Form[]): ReadonlySet<string> {
  return new Set(forms.flatMap(({ schema }) => [...(schema.object?.properties.keys() ?? [])]));
}

function kindsOf(forms: readonly Form[]): string {
  return [...new Set(forms.map(({ kind }) => kind))].sort().join();
}
