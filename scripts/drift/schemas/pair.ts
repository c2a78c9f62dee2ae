import type { Origin } from "../../base/diagnostics.js";
import type { Json } from "../../base/json.js";
import type { Contract, Schema } from "../../contract/model/types.js";
import type { Step } from "../changes/step.js";
import type { Relation } from "../changes/types.js";
import type { FactsOf, RuleKey } from "../rules/registry.js";
import type { ChangeFacts, Fact, Impact, Level, Subject } from "../rules/rule.js";
import { Canonicalizer, TextInterner } from "../values/canonical.js";
import { Inclusion } from "../values/includes.js";
import type { JoinedStyle } from "../values/joined-texts.js";
import { looksAlike } from "../values/looks-alike.js";
import { Space } from "../values/space.js";
import { includesTexts, type SentAlike } from "../values/texts.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { WrittenEquality } from "../values/written-equality.js";

/** What differs between two schemas at one place. */
export interface Difference {
  readonly rule: RuleKey;
  readonly facts: ChangeFacts;
  /** Tells the difference from others of its rule, in fingerprints: its words may change, this may not. */
  readonly mark: Mark;
  /** Graver or milder than the rule's own level here. */
  readonly level?: Level;
  /** For users of a generated client, where that is not what the rule says. */
  readonly impact?: Impact;
  readonly base: Origin | null;
  readonly revision: Origin | null;
  /** The part of the schemas that the difference is about. */
  readonly step?: Step;
  /** The alternative that came or went. */
  readonly branch?: ValueSet;
  /** The alternative stands beside the schema of the other side as a whole, not beside alternatives of it. */
  readonly isBesideWhole?: boolean;
  /** Another alternative is the same: the schemas cannot tell them apart, but their author does. */
  readonly isTwin?: boolean;
  /** The value that came or went. */
  readonly value?: Json;
  /** The types are the same, and the formats differ. */
  readonly isOfFormat?: true;
  /** Without it the schemas take the same values. */
  readonly isIdle?: true;
  /** It rests on what was not proved: without a witness it is no break. */
  readonly isGuess?: true;
  /** The tags whose values may be refused, by what the discriminators choose for them. */
  readonly byTag?: readonly ReadByTag[];
}

/** The values of a tag, and the schema by which the receiver reads them, where there is one. */
export interface ReadByTag {
  readonly property: string;
  readonly tag: string;
  readonly sent: ValueSet;
  readonly taken?: ValueSet;
}

/** A difference as it is told: with the facts that its rule cannot do without, of which the mark is made unless given. */
export type Told<Key extends RuleKey> = FactsOf<Key> &
  Omit<Difference, "rule" | "facts" | "mark"> & { readonly rule: Key; readonly mark?: Mark };

export function differenceOf<Key extends RuleKey>(told: Told<Key>): Difference {
  const { rule, name, from, to, notice, mark, ...rest }: ToldLoosely = told;
  const facts = {
    ...(name === undefined ? {} : { name }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(notice === undefined ? {} : { notice }),
  };
  return { rule, facts, mark: mark ?? markOf(facts), ...rest };
}

type ToldLoosely = ChangeFacts & Omit<Difference, "facts" | "mark"> & { readonly mark?: Mark };

/** Name, what it was and what it is; empty where there is no such fact. */
export type Mark = readonly [name: string, from: string, to: string];

export function markOf({ name = "", from = "", to = "" }: ChangeFacts): Mark {
  return [textOf(name), textOf(from), textOf(to)];
}

export function textOf(fact: Fact): string {
  return typeof fact === "object" ? fact.join(", ") : String(fact);
}

export interface Edge {
  readonly step: Step;
  readonly pair: SchemaPair;
  /** The alternatives are those that both sides choose by these tags: no other one is asked. */
  readonly byTag?: ReadTags;
}

/** Tags of a discriminator by which both sides choose an alternative, and all by which the sender does. */
export interface ReadTags {
  readonly property: string;
  readonly tags: readonly string[];
  readonly sent: readonly string[];
  /** Each of these is one that the alternative of the receiver lists, whatever else the sender's may have there. */
  readonly areTaken: () => boolean;
}

/** Two schemas that stand at the same place, what differs in them and the pairs of their parts. */
export interface SchemaPair {
  readonly base: ValueSet;
  readonly revision: ValueSet;
  readonly context: PairContext;
  readonly differences: readonly Difference[];
  readonly edges: readonly Edge[];
  /** Types that one of them allows. */
  readonly mask: number;
  /** Types of the values that are sent. */
  readonly sent: () => number;
  /** Requests may hold what they held, responses hold nothing else. */
  readonly isCompatible: () => boolean;
  /** Texts are sent of which none can look as it should, which hardly anybody means. */
  readonly isSlip: () => boolean;
  /** Only lists are sent, and none has the items that it must contain. */
  readonly isUnmatched: () => boolean;
  /** Nothing at all is taken, so that whatever is sent is refused. */
  readonly isShut: () => boolean;
  /** All that is sent is taken by so much of the receiver's rules, whatever the others refuse. */
  readonly isTakenBy: (part: (atom: Schema) => Schema) => boolean;
  /** So much of the rules of base took all that the revision takes, whatever the others refused. */
  readonly wasTakenBy: (part: (atom: Schema) => Schema) => boolean;
  /** Nothing else, either way: no value tells them apart. */
  readonly isEqual: () => boolean;
}

/** As a parameter or field for each item, as one text with all of them, by the style of that, or otherwise. */
export type ListStyle = "repeated" | "other" | JoinedStyle;

/** How the lists of both sides are written. */
export type ListStyles = readonly [base: ListStyle, revision: ListStyle];

export interface PairContext {
  readonly subject: Subject;
  readonly direction: "request" | "response";
  /** All values are text on the wire: parameters, headers, forms, XML. */
  readonly text: boolean;
  /** It is a form of parts, in which objects, and the parts of these names, are JSON. */
  readonly jsonParts?: readonly string[];
  /** How its lists are written, where it is a parameter or a field of a form. */
  readonly lists?: ListStyles;
  /** It is a form, of which the fields of these names have lists that are not written as a field for each item. */
  readonly fieldLists?: ReadonlyMap<string, ListStyles>;
  /** The schemas are alternatives or items of a whole parameter, not of a property in it. */
  readonly ofWhole?: boolean;
  /** The schemas are alternatives of a choice. */
  readonly alternative?: boolean;
  /** One of them is a whole schema, of which the notes have been told. */
  readonly whole?: boolean;
  /**
   * Nothing in it breaks anybody: the sender leaves the value out (read-only in a request, write-only in a response), or
   * other alternatives take what this one refuses.
   */
  readonly harmless?: boolean;
  /** The value is always sent, so that its default never counts. */
  readonly always?: boolean;
  /** `x-stability-level` of the operation, where it has one; it decides how much notice a deprecation must give. */
  readonly stability?: string;
  /** The revision was inferred from a page: what it lacks is unknown. */
  readonly inferred: boolean;
}

/** The two contracts and everything remembered while they are compared. */
export class ContractPair {
  readonly base: Canonicalizer;
  readonly revision: Canonicalizer;
  readonly inclusion: Inclusion;
  readonly written: WrittenEquality;
  /** What was found of shapes that are not written alike. */
  readonly #same = new Map<ValueSet, Map<ValueSet, boolean>>();

  constructor(
    base: Contract,
    revision: Contract,
    readonly relation: Relation = "versions",
  ) {
    this.written = new WrittenEquality(base, revision);
    this.inclusion = new Inclusion(this.written);
    const interner = new TextInterner();
    // Another provider hardly means to refuse what base takes when it writes `oneOf` for `anyOf`.
    const isExact = relation === "versions";
    this.base = new Canonicalizer(new Space(base, isExact), interner);
    this.revision = new Canonicalizer(new Space(revision, isExact), interner);
  }

  /** No value tells the shapes apart. */
  same(base: ValueSet, revision: ValueSet): boolean {
    if (this.isWrittenAlike(base, revision)) return true;
    const known = this.#same.get(base)?.get(revision);
    if (known !== undefined) return known;
    const [one, two] = [
      { shape: base, space: this.base.space },
      { shape: revision, space: this.revision.space },
    ];
    const same =
      looksAlike(one, two, (...schemas) => this.written.same(...schemas)) &&
      this.base.idOf(base) === this.revision.idOf(revision);
    const others = this.#same.get(base) ?? new Map<ValueSet, boolean>();
    this.#same.set(base, others.set(revision, same));
    return same;
  }

  /** No value tells the shapes apart, however far that has to be followed. */
  isEqual(base: ValueSet, revision: ValueSet): boolean {
    return this.same(base, revision) || (this.widens(base, revision) && this.narrows(base, revision));
  }

  /** The cheap half of {@link same}: the schemas read the same, prose aside. */
  isWrittenAlike(base: ValueSet, revision: ValueSet): boolean {
    return (
      base.source !== undefined && revision.source !== undefined && this.written.same(base.source, revision.source)
    );
  }

  /** Every value of base belongs to the revision. */
  widens(base: ValueSet, revision: ValueSet): boolean {
    return this.inclusion.includes({ names: this.revision, shape: revision }, { names: this.base, shape: base });
  }

  /** Every value of the revision belongs to base. */
  narrows(base: ValueSet, revision: ValueSet): boolean {
    return this.inclusion.includes({ names: this.base, shape: base }, { names: this.revision, shape: revision });
  }

  /** Every text that is sent of base is one that the revision takes. */
  widensTexts(base: ValueSet, revision: ValueSet, alike: SentAlike = { ofOne: false }): boolean {
    const sides = [
      { names: this.revision, shape: revision },
      { names: this.base, shape: base },
    ] as const;
    return includesTexts(this.inclusion, sides, alike);
  }

  /** Every text that is sent of the revision is one that base takes. */
  narrowsTexts(base: ValueSet, revision: ValueSet): boolean {
    const sides = [
      { names: this.base, shape: base },
      { names: this.revision, shape: revision },
    ] as const;
    return includesTexts(this.inclusion, sides, { ofOne: false });
  }

  viewOfBase(shape: ValueSet): View {
    return this.base.space.viewOf(shape);
  }

  viewOfRevision(shape: ValueSet): View {
    return this.revision.space.viewOf(shape);
  }
}

/** The schemas of both sides as they are written where they are used, before any reference is followed. */
export type WrittenParts = readonly [base: Schema | undefined, revision: Schema | undefined];

/** What is known of the values of a part. */
export interface Descent {
  /** What differs in it breaks nobody. */
  readonly harmless?: boolean;
  readonly byTag?: ReadTags | undefined;
}

/** What the comparison of one keyword group gets and gives to. */
export interface Scope {
  readonly comparison: ContractPair;
  readonly context: PairContext;
  readonly base: ValueSet;
  readonly revision: ValueSet;
  readonly written: WrittenParts;
  /** Views of the two shapes. */
  readonly from: View;
  readonly to: View;
  add<Key extends RuleKey>(difference: Told<Key>): void;
  /** Compares parts; `undefined` on a side stands for a schema that accepts everything. */
  descend(step: Step, base: ValueSet | undefined, revision: ValueSet | undefined, how?: Descent): void;
}
