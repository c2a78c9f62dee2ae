import type { TableBlock } from "../blocks/block.js";
import { isBodyName, isPartName } from "../words/field-names.js";
import type { PageArea } from "../words/page-words.js";
import { isGroupHeading, speaksOfBody, speaksOfFields, speaksOfObject } from "../words/vocabulary.js";
import { areaByNames } from "./areas.js";
import type { Title } from "./context.js";
import type { Field, Note } from "./field.js";
import { Holders, type Path } from "./holders.js";
import { joinKinds, joinRepeated } from "./join-repeated.js";
import { Nesting } from "./nesting.js";
import type { OperationFacts, PlacedField } from "./operation-facts.js";
import { areOfBody, isOfPlain, usualParentOf, usualPartOf } from "./usual-parents.js";

interface Surroundings {
  readonly area: PageArea | undefined;
  readonly titles: readonly Title[];
}

/** What is sent as a header wherever a page lists it. */
export const knownHeader = /^(?:authorization|content-type|accept|x-api-key|api-key|user-agent|idempotency-key)$/i;

const headerName = /-|^(?:authorization|accept|host|cookie)$/i;

/** No page names a field that stands as deep: what is built of names is walked by calls. */
const deepest = 100;

/** Puts the fields of tables where they belong: into the body, or into the field that what is above them names. */
export class FieldPlacer {
  /** The tables that list the parts of one object, by its path. */
  readonly #variants = new Map<string, number>();
  /** The fields of the body that are listed below a title: what is listed beside them is no part of them. */
  readonly #listed = new Map<Title, Set<string>>();
  /** The title above the table before, which shows no depth, and its last field that may hold others. */
  #before: (Surroundings & { readonly above: string }) | undefined;

  /** The last object that only the names of its parts tell: other kinds of it may lack them. */
  #guessed: Path | undefined;

  constructor(
    private readonly facts: OperationFacts,
    private readonly note: Note,
  ) {}

  /** An example of its value may stand between a field and its parts. */
  #fieldBefore({ isFlat }: TableBlock, { area, titles }: Surroundings): string | undefined {
    const isNext = isFlat && this.#before?.area === area && this.#before?.titles.at(-1) === titles.at(-1);
    return (isNext && this.#before?.above) || undefined;
  }

  /** Adds the fields of a table; gives the path of the last one, or `undefined` where the table is passed over. */
  add(table: TableBlock, listed: readonly Field[], around: Surroundings): Path | undefined {
    const fields = listed.filter((field) => this.#isNear(field));
    if (fields.length === 0) return undefined;
    const area = this.#areaOf(fields, around) ?? areaByNames(fields, this.facts);
    const isHeader = ({ path: [name = ""] }: Field): boolean => around.area === "header" && headerName.test(name);
    const places = fields.map((field) => this.#placeOf(field, isHeader(field) ? "header" : area));
    const isBody = places.every((place) => place === "body" || place === "form" || place === "response");
    const isAnswer = places[0] === "response";
    const holders = this.#holdersOf(isAnswer);
    const before = isAnswer || !isBody ? undefined : this.#fieldBefore(table, around);
    const parent = isBody && before === undefined ? this.#parentOf(fields, isAnswer, holders, around) : [];
    if (parent === undefined) {
      const { text = "" } = around.titles.at(-1) ?? {};
      const message = `It does not show what the parts listed below "${text}" belong to; they are passed over.`;
      this.note("import-value-ignored", table.line, message, "Name the field in the heading, or add an overlay.");
      return undefined;
    }
    const { text: above = "" } = around.titles.at(-1) ?? {};
    const isGroup = isGroupHeading(above) || (speaksOfFields(above) && !speaksOfObject(above));
    if (around.area === undefined && parent.length === 0 && !isGroup && this.#isSecond(places)) {
      const message = "It does not show whether this table is about the request or the response; it is passed over.";
      this.note("import-value-ignored", table.line, message, 'Put it under a heading such as "Response".');
      return undefined;
    }
    const isTop = isBody && parent.length === 0;
    const isSent = isTop && !isAnswer;
    const nest = new Nesting(fields, isTop ? holders : holders.within(parent), isSent, this.note, before);
    const near = isBody ? fields.map((field) => nest.place(field)) : fields;
    const title = around.titles.at(-1);
    if (isSent && title !== undefined) {
      const beside = this.#listed.get(title) ?? new Set();
      for (const { path } of fields) if (path.length === 1) beside.add(path[0] ?? "");
      this.#listed.set(title, beside);
    }
    this.#before = isSent && table.isFlat ? { ...around, above: nest.above } : undefined;
    // A table may have lost the depth of its rows, but not one that writes whole names: `ships[]`, `crew.size`.
    const mayBeLost =
      isTop && !isAnswer && !table.rows.slice(1).some(({ cells: [name = ""] }) => /\w(?:\[|\.\w)/.test(name));
    const nested = mayBeLost ? this.#withoutLost(near, fields, holders) : near;
    if (table.isFlat && isTop && !isAnswer) this.#tellDoubt(nested, holders);
    const isGuessed = parent.length > 0 && parent === this.#guessed;
    const placed = nested.map(({ isAnswer: _, ...listed }, index): PlacedField => {
      const field = isGuessed ? { ...listed, required: false } : listed;
      const own = field.path[0] === parent.at(-1) && parent.length > 0 ? field.path.slice(1) : field.path;
      const path = [...parent, ...own];
      const place = places[index] ?? "body";
      if (!isBody) return { ...field, path, place };
      return { ...field, path: [...holders.throughLists(path.slice(0, -1)), ...path.slice(-1)], place };
    });
    this.#addVariant(parent, joinRepeated(placed));
    return placed.at(-1)?.path;
  }

  /** Parts that several tables list as fields of the body, by their whole names, belong to several kinds as well. */
  settle(): void {
    this.facts.fields = [...joinRepeated(this.facts.fields, (field) => field.path.length > 1)];
  }

  #isNear({ path, line }: Field): boolean {
    if (path.length <= deepest) return true;
    const message = `"${path.slice(0, 3).join(".")}…" is a name of ${path.length} parts; it is passed over.`;
    this.note("import-value-ignored", line, message, "Write it in an overlay.");
    return false;
  }

  /** Lines that show no depth do not tell where the parts of an object end, if they list any. */
  #tellDoubt(fields: readonly Field[], holders: Holders): void {
    for (const [index, { path, schema }] of fields.entries()) {
      const next = fields[index + 1];
      const mayHaveParts = path.length === 1 && /object/.test(JSON.stringify([schema.type, schema.items]));
      if (!mayHaveParts || next === undefined || next.path.length > 1) continue;
      if (holders.isTop(next.path[0] ?? "") || holders.showsParts(path[0] ?? "")) continue;
      const message = `It does not show whether "${next.path[0]}" is a part of "${path[0]}"; it is taken as one of the body.`;
      this.note("import-guessed", next.line, message, "Decide in an overlay.");
      return;
    }
  }

  /** Passes over fields that may be parts of an object above them, of which nothing shows where they end. */
  #withoutLost(placed: readonly Field[], listed: readonly Field[], holders: Holders): readonly Field[] {
    /** The last field whose name is not one that parts have. */
    let above: Field | undefined;
    /** The last part that only the examples place, where no field of the body follows it. */
    let part: Field | undefined;
    return placed.filter((field, at) => {
      const [name = ""] = field.path;
      const isKnown = holders.isTop(name) || isBodyName(name);
      const isLost =
        this.#isStray(field, above, holders) || (field.path.length === 1 && !isKnown && this.#isBehind(field, part));
      if (field.path.length > 1 || !isPartName(name)) above = field;
      if (field.path.length > (listed[at]?.path.length ?? 0)) part = field;
      else if (isKnown) part = undefined;
      return !isLost;
    });
  }

  /** A name that parts of objects have, right below an object whose parts nothing shows, is no field of the body. */
  #isStray(field: Field, above: Field | undefined, holders: Holders): boolean {
    const [name = ""] = field.path;
    if (field.path.length > 1 || !isPartName(name) || holders.isTop(name)) return false;
    if (above === undefined || above.path.length > 1 || !/object|array/.test(String(above.schema.type))) return false;
    const message = `It does not show whether "${name}" is a part of "${above.path[0]}"; it is passed over.`;
    this.note("import-value-ignored", field.line, message, "Decide in an overlay.");
    return true;
  }

  /** Right behind parts, a name that neither the examples nor other bodies have may be one of a part as well. */
  #isBehind({ path, line }: Field, part: Field | undefined): boolean {
    if (part === undefined) return false;
    const message = `It does not show whether "${path[0]}" is a part of "${part.path[0]}"; it is passed over.`;
    this.note("import-value-ignored", line, message, "Decide in an overlay.");
    return true;
  }

  /** Several tables of the parts of one object describe its kinds: only what all of them require is required. */
  #addVariant(parent: Path, placed: readonly PlacedField[]): void {
    const [first] = placed;
    if (first === undefined) return;
    const key = JSON.stringify([first.place === "response", parent]);
    const count = this.#variants.get(key) ?? 0;
    this.#variants.set(key, count + 1);
    if (parent.length === 0 && first.place !== "response" && this.#isKind(placed)) {
      this.#addKind(placed);
      return;
    }
    if (parent.length === 0 || count === 0) {
      this.facts.fields.push(...placed);
      return;
    }
    const nameOf = ({ path }: PlacedField): string => JSON.stringify(path);
    const fresh = new Map(placed.map((field) => [nameOf(field), field]));
    this.facts.fields = this.facts.fields.map((field) => {
      const isPart = field.place === first.place && parent.every((name, index) => field.path[index] === name);
      if (!isPart || field.path.length <= parent.length) return field;
      const other = fresh.get(nameOf(field));
      fresh.delete(nameOf(field));
      if (other === undefined) return { ...field, required: false };
      return { ...field, required: field.required && other.required, schema: joinKinds(field.schema, other.schema) };
    });
    this.facts.fields.push(...[...fresh.values()].map((field) => ({ ...field, required: false })));
  }

  /** A table that repeats fields of the body that are known lists those of another kind of body. */
  #isKind(placed: readonly PlacedField[]): boolean {
    const known = new Set(this.#known(false).flatMap(({ path }) => (path.length === 1 ? path : [])));
    return placed.filter(({ path }) => path.length === 1 && known.has(path[0] ?? "")).length >= 2;
  }

  /** The fields of another kind of body: only what all of the kinds require is required. */
  #addKind(placed: readonly PlacedField[]): void {
    const isOwn = ({ path, place }: PlacedField): boolean =>
      path.length === 1 && (place === "body" || place === "form");
    const others = new Map(placed.filter(isOwn).map((field) => [field.path[0], field]));
    const known = this.facts.fields.map((field) => {
      const other = others.get(field.path[0]);
      if (!isOwn(field)) return field;
      if (other === undefined) return { ...field, required: false };
      others.delete(field.path[0]);
      return { ...field, required: field.required && other.required, schema: joinKinds(field.schema, other.schema) };
    });
    const fresh = placed.filter((field) => !isOwn(field) || others.has(field.path[0]));
    this.facts.fields = [...known, ...fresh.map((field) => (isOwn(field) ? { ...field, required: false } : field))];
  }

  #holdersOf(isAnswer: boolean): Holders {
    const known = this.#known(isAnswer);
    const examples = (isAnswer ? this.facts.responses : this.facts.requests).map(({ node }) => node);
    return new Holders(known, examples);
  }

  #known(isAnswer: boolean): readonly PlacedField[] {
    return this.facts.fields.filter(({ place }) =>
      isAnswer ? place === "response" : place === "body" || place === "form",
    );
  }

  #parentOf(fields: readonly Field[], isAnswer: boolean, holders: Holders, { titles }: Surroundings): Path | undefined {
    const known = this.#known(isAnswer);
    let holder: Path = [];
    for (const title of titles) {
      const named = holders.named(title.text, holder);
      const isBeside = named?.length === 1 && this.#listed.get(title)?.has(named[0] ?? "");
      if (named !== undefined && !isBeside) holder = named;
    }
    // `message.content` is about the content, whatever is known of the message.
    const [, last] = /(?<!\w)[A-Za-z_]\w*\.([A-Za-z_]\w*)/.exec(titles.at(-1)?.text ?? "") ?? [];
    if (last !== undefined && holder.length > 0 && holder.at(-1) !== last) return undefined;
    const names = fields.filter(({ path }) => path.length === 1).map(({ path }) => path[0] ?? "");
    if (areOfBody(holder, names)) return [];
    if (holder.length > 0) {
      this.#guessed = isAnswer ? undefined : usualPartOf(holder, names, known);
      return this.#guessed ?? holder;
    }
    const [title] = titles.slice(-1);
    if (title !== undefined && isOfPlain(title.text, known)) return undefined;
    const told = isAnswer ? undefined : usualParentOf(names, known);
    // Parts of parts are of several kinds.
    this.#guessed = told !== undefined && told.length > 1 ? told : undefined;
    const shown = holders.shown(names) ?? told;
    if (title === undefined) {
      // Without a heading of its own a further table may still be about parts only.
      const isFirst = known.length === 0 || shown === undefined;
      return isFirst && !holders.showsOnlyBelow(names, shown) ? [] : shown;
    }
    if (shown !== undefined) return shown;
    // `Raw schema` below the table of the body lists the same again.
    const isAgain = names.length > 1 && names.every((name) => known.some(({ path }) => path[0] === name));
    if (isAgain || isGroupHeading(title.text)) return [];
    if (speaksOfFields(title.text) && !speaksOfObject(title.text)) return [];
    // `The request body has the following structure`
    return known.length === 0 && (!speaksOfObject(title.text) || speaksOfBody(title.text, isAnswer)) ? [] : undefined;
  }

  #placeOf({ place, path, isAnswer }: Field, area: PageArea | undefined): PlacedField["place"] {
    if (area === "response" || isAnswer) return "response";
    if (place !== undefined && place !== "form") return place;
    if (path.length === 1 && place === undefined && knownHeader.test(path[0] ?? "")) return "header";
    if (area !== "header" && this.#isInPath(path[0]) && !this.#isBesidePath(path[0], area)) return "path";
    if (area === "header" || area === "path" || area === "query") return area;
    return /^(?:GET|HEAD|DELETE)$/.test(this.facts.method) ? "query" : (place ?? "body");
  }

  /**
   * Behind the headers or the parameters of the path, a table with a title of its own, or with several names that bodies have,
   * and without a name of such a place is about something else; so is one with names that the requests show in their body.
   */
  #areaOf(fields: readonly Field[], { area, titles }: Surroundings): PageArea | undefined {
    const isNamed = ({ path: [name = ""] }: Field): boolean =>
      area === "path" ? this.#isInPath(name) : headerName.test(name);
    const isSent = ({ path: [name = ""] }: Field): boolean => this.#holdersOf(false).isTop(name);
    const isPlaced = area === "path" || area === "header";
    const isOfBody = fields.filter(({ path: [name = ""] }) => isBodyName(name)).length > 1;
    const isOther = (titles.length > 0 || isOfBody) && !fields.some(isNamed);
    return isPlaced && (isOther || fields.some((field) => isSent(field) && !isNamed(field))) ? undefined : area;
  }

  #isInPath(name: string | undefined): boolean {
    return this.facts.url.path.includes(`{${name}}`);
  }

  /** What is sent may have a field that is called like a parameter of the path, which stands in a table of its own. */
  #isBesidePath(name: string | undefined, area: PageArea | undefined): boolean {
    return area === "request" && this.facts.fields.some(({ place, path }) => place === "path" && path[0] === name);
  }

  #isSecond(places: readonly PlacedField["place"][]): boolean {
    return this.facts.fields.some(({ place }) => place === "body") && places.every((place) => place === "body");
  }
}
