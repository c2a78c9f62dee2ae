import { invariant } from "../../base/diagnostics.js";
import { firstOf } from "../../base/first-of.js";
import type { BriefForm, ChangeFacts, Fact, FactName, Sentence } from "./rule.js";

/** The names in braces. */
type SlotsOf<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | SlotsOf<Rest> : never;

/** The names that every one of the texts has. */
type CommonSlotsOf<Texts extends readonly string[]> = Texts extends readonly [
  infer Head extends string,
  ...infer Tail extends readonly string[],
]
  ? Tail extends readonly []
    ? SlotsOf<Head>
    : SlotsOf<Head> & CommonSlotsOf<Tail>
  : never;

type NeededSlots<Text extends Sentence> = Text extends readonly string[] ? CommonSlotsOf<Text> : SlotsOf<Text & string>;

/** What a short form says of the facts. */
export type TextOf<Form extends BriefForm> = Form extends Sentence
  ? Form
  : Form extends
        | Readonly<Record<"not", infer Name extends FactName>>
        | Readonly<Record<"without", infer Name extends FactName>>
        | Readonly<Record<"also", infer Name extends FactName>>
    ? `{${Name}}`
    : never;

/** Facts without which the sentence cannot be said, and any others. */
export type FactsFor<Text extends Sentence> = ChangeFacts & {
  readonly [Name in Exclude<NeededSlots<Text>, "subject">]: Fact;
};

/** What happened, beginning with a capital letter. */
export function fillSentence(sentence: Sentence, subject: string, facts: ChangeFacts): string {
  const text = fillText(sentence, subject, facts);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Fills in the text, or the first of several of which all facts are known. */
export function fillText(sentence: Sentence, subject: string, facts: ChangeFacts): string {
  const texts = typeof sentence === "string" ? [sentence] : sentence;
  const values = new Map([["subject", subject]]);
  for (const name of factNames) {
    const fact = facts[name];
    if (fact !== undefined) values.set(name, factText(fact));
  }
  const text = texts.find((candidate) => slotsOf(candidate).every((name) => values.has(name)));
  invariant(text, `The facts ${[...values.keys()].join(", ")} are not enough for "${texts.at(-1)}".`);
  return text.replace(slot, (_, name: string) => values.get(name) ?? "");
}

const factNames: readonly FactName[] = ["name", "from", "to", "notice"];
const slot = /\{(\w+)\}/g;

function slotsOf(text: string): readonly string[] {
  return [...text.matchAll(slot)].map(([, name]) => name ?? "");
}

const maxItems = 6;

/** What comes from a description is set off by back quotes; of a long list the first items are told. */
export function factText(fact: Fact): string {
  if (typeof fact === "number") return String(fact);
  if (typeof fact === "string") return coded(fact);
  if (fact.length === 0) return "no value";
  return firstOf(fact.map(coded), maxItems);
}

function coded(text: string): string {
  if (text === "") return "the empty text";
  return /^-?[\d.]+$/.test(text) ? text : `\`${text.replaceAll("`", "'")}\``;
}
