import type { Origin } from "../../base/diagnostics.js";
import type { ObjectRules } from "../../contract/model/types.js";

interface Requirements {
  readonly required: ReadonlyMap<string, Origin>;
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
}

interface LocatedRules {
  readonly at: Origin;
  readonly rules: ObjectRules;
}

/** What must be there, and what must be where another property is; what depends on one that must be there must be too. */
export function requirementsOf(objects: readonly LocatedRules[]): Requirements {
  const required = new Map<string, Origin>();
  for (const { at, rules } of objects) for (const name of rules.required) required.set(name, at);
  const dependents = objects.flatMap(({ at, rules }) =>
    [...(rules.dependentRequired ?? [])].map(([name, others]) => ({ at, name, others })),
  );
  if (dependents.length === 0) return { required, dependentRequired: new Map() };
  for (let size = -1; size < required.size; ) {
    size = required.size;
    const sure = dependents.filter(({ name }) => required.has(name));
    for (const { at, others } of sure) for (const other of others) if (!required.has(other)) required.set(other, at);
  }
  const dependentRequired = new Map<string, readonly string[]>();
  for (const { name, others } of dependents) {
    const known = dependentRequired.get(name) ?? [];
    const open = others.filter((other) => other !== name && !required.has(other) && !known.includes(other));
    if (known.length + open.length > 0) dependentRequired.set(name, [...known, ...open]);
  }
  return { required, dependentRequired };
}
