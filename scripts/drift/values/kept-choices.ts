import type { Schema } from "../../contract/model/types.js";

const choices = new WeakMap<Schema, Schema>();

/** Remembers the choice by tags of which one alternative is left, by the schema of its tags that stays beside what that says. */
export function keepChoice(tags: Schema, choice: Schema): void {
  choices.set(tags, choice);
}

export function keptChoice(tags: Schema): Schema | undefined {
  return choices.get(tags);
}
