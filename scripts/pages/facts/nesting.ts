import { isPartName } from "../words/field-names.js";
import type { Field, Note } from "./field.js";
import { type Holders, type Path, usual } from "./holders.js";

/** Puts fields that a list shows flatly into the object above them, one after another. */
export class Nesting {
  readonly #names: readonly string[];
  readonly #placed = new Set<string>();
  /** The last field that may hold others. */
  #above: string;
  /** The field before is a part of it. */
  #isInside = false;

  constructor(
    fields: readonly Field[],
    private readonly holders: Holders,
    /** They are sent as the body itself. */
    private readonly isBody: boolean,
    private readonly note: Note,
    /** Such a field right before them. */
    above = "",
  ) {
    this.#above = above;
    this.#names = fields.filter(({ path }) => path.length === 1).map(({ path }) => path[0] ?? "");
  }

  get above(): string {
    return this.#above;
  }

  place(field: Field): Field {
    const [name = ""] = field.path;
    if (field.path.length > 1) return field;
    const way = this.#above === "" ? undefined : this.#wayTo(name, field);
    this.#isInside = way !== undefined;
    if (way !== undefined) {
      this.#placed.add(JSON.stringify([...way, name]));
      return { ...field, path: [...way, name] };
    }
    const { type } = field.schema;
    const mayHold = type === undefined ? this.holders.showsParts(name) : /object|array/.test(String(type));
    this.#above = mayHold ? name : "";
    return field;
  }

  #wayTo(name: string, { line }: Field): Path | undefined {
    const shown = this.holders.wayTo(name, this.#above);
    if (shown !== undefined) return shown;
    if (this.holders.mayHide(name, this.#above, this.#names)) return [this.#above];
    const way = this.isBody && !this.holders.isTop(name) ? usual.wayTo(name, this.#above) : undefined;
    if (way === undefined || !(this.#isInside || isPartName(name))) return undefined;
    if (way.length > 1 && !this.#placed.has(JSON.stringify(way))) return undefined;
    const message = `It does not show that "${name}" is a part of "${this.#above}", right below which it stands; it is taken as one.`;
    this.note("import-guessed", line, message, "Decide in an overlay.");
    return way;
  }
}
