import { isCredential } from "../../spec/credential-headers.js";
import type { Block, CodeBlock, HeadingBlock, TableBlock, TextBlock } from "../blocks/block.js";
import { lineFinder, linesOf } from "../blocks/block.js";
import type { CurlCommand } from "../blocks/curl.js";
import { memberNames } from "../blocks/json-reader.js";
import { isPresence, saysRequired } from "../words/presence.js";
import { splitValues } from "../words/statement-patterns.js";
import { areaOf, speaksOfFields } from "../words/vocabulary.js";
import { isMoreExact } from "./address.js";
import { isApartFromTable, shownByTable, withQuery } from "./areas.js";
import { type PlacedBlock, placeBlocks } from "./context.js";
import { type Endpoint, withoutEndpoint } from "./endpoint.js";
import { ExampleReader } from "./example-reader.js";
import { absent, type Field, holdsObjects, mayHoldPart } from "./field.js";
import type { Example } from "./infer-schema.js";
import { isStatement, type Ledger } from "./ledger.js";
import type { OperationFacts, PlacedField } from "./operation-facts.js";
import { titleOf } from "./operation-title.js";
import type { PageNames } from "./page-names.js";
import { readParameterTable, readValueTable, withoutBareBody, withoutBodyRow } from "./parameter-table.js";
import { parseExample } from "./parse-example.js";
import { FieldPlacer } from "./place-fields.js";
import { isOfCredentials } from "./security.js";
import { headersBelow, headersIn } from "./sent-headers.js";
import { isAboutSettings, sentIn } from "./settings.js";
import { ShownEndpoints } from "./shown-endpoints.js";
import { takeStatedAnswer } from "./stated-answers.js";
import { turnSupportTable } from "./support-table.js";
import { areaOfHeader, isEndpointTable, isKindTable, linesWithoutMark } from "./table-facts.js";

/** Each table is placed among the fields of those before it. */
const mostTables = 400;

/** Reads the parts of a page that are about one operation. */
export class OperationReader {
  readonly facts: OperationFacts;
  readonly #placer: FieldPlacer;
  readonly #examples: ExampleReader;
  #tables = 0;
  #shown = new ShownEndpoints([], []);

  constructor(
    endpoint: Endpoint,
    private readonly ledger: Ledger,
    private readonly page: PageNames,
  ) {
    const { method, url, line } = endpoint;
    this.facts = {
      method,
      url,
      urlLine: line,
      line,
      fields: [],
      requests: [],
      responses: [],
      events: [],
      forms: [],
      headers: new Map(),
    };
    this.#placer = new FieldPlacer(this.facts, ledger.note);
    this.#examples = new ExampleReader(this.facts);
  }

  /** Reads examples under headings that say whose they are, then tables, then the examples that these tell apart. */
  read(blocks: readonly Block[], endpoints: readonly Endpoint[]): void {
    const title = this.#readTitle(blocks, endpoints);
    this.#shown = new ShownEndpoints(blocks, endpoints);
    for (const { url, request, line, summary, listed, implied } of endpoints) {
      if (implied)
        this.ledger.note("import-guessed", line, `No method stands beside ${url.path}; it is taken as sent with POST.`);
      if (isMoreExact(url, this.facts.url)) {
        this.facts.url = url;
        this.facts.urlLine = line;
      }
      if (summary) this.facts.summary ??= summary;
      if (listed) this.facts.listed = true;
      const code = this.#shown.codeAt(line);
      if (request) this.#readRequest(request, line);
      else if (code) this.#takeHeaders(headersBelow(code, line), line);
    }
    const placed = withQuery(placeBlocks(blocks, title));
    takeStatedAnswer(this.facts, placed, title?.text);
    // So is the first JSON of a request of which nothing else is shown, and that is no list such as one field may have.
    const [shown = shownByTable(placed)] = placed.filter(
      ({ block, area }) =>
        block.kind === "code" &&
        area === "request" &&
        !/^\s*\[/.test(block.text) &&
        !isApartFromTable(parseExample(block.text), placed),
    );
    const isShown = this.facts.requests.length === 0 && this.facts.forms.length === 0;
    const isClear = (place: PlacedBlock): boolean =>
      place.block.kind === "code" &&
      (place.area === "response" || place.area === "error" || (isShown && place === shown));
    for (const place of placed) if (isClear(place)) this.#readCode(place);
    for (const place of placed) if (place.block.kind !== "code") this.#readBlock(place);
    this.#placer.settle();
    for (const place of placed) if (place.block.kind === "code" && !isClear(place)) this.#readCode(place);
    this.#examples.settle();
  }

  #readTitle(blocks: readonly Block[], endpoints: readonly Endpoint[]): HeadingBlock | undefined {
    const lines = endpoints.map(({ line }) => line);
    const [first, last] = [Math.min(...lines), Math.max(...lines)];
    const upTo = (end: number): readonly Block[] => blocks.filter(({ line }) => line <= end);
    const title = titleOf(upTo(first)) ?? titleOf(upTo(last));
    const summary = title && withoutEndpoint(title.text);
    if (summary) this.facts.summary ??= summary;
    return title;
  }

  #readBlock(place: PlacedBlock): void {
    const { block } = place;
    if (block.kind === "text") this.#readText(block, place);
    else if (block.kind === "table") this.#readTable(block, place);
  }

  #readText({ text, line }: TextBlock, { area }: PlacedBlock): void {
    const [, word = "", media] =
      /^[`*]*(?:(\p{L}+) )?content-type[`*]*\s*[:：]\s*[`*]*([\w.+-]+\/[\w.+-]+)[`*]*$/iu.exec(text) ?? [];
    const isOther = word !== "" && areaOf(word) !== "request";
    const isSent = area !== "response" && area !== "error" && area !== "ignored" && !isOther;
    if (media !== undefined && isSent && !this.facts.headers.has("content-type"))
      this.facts.headers.set("content-type", { value: media, line });
    if (isSent && this.#readRequired(text)) return;
    if (!/[.。!！]$/.test(text) || text.length < 6 || text.length > 400) return;
    if (area === undefined) this.facts.description ??= text;
    else if (area === "request" && !this.facts.fields.some(({ place }) => place === "body"))
      this.facts.requestNote ??= text;
    else if (area === "response" && this.facts.responses.every(({ lineAt }) => lineAt(0) > line))
      this.facts.responseNote ??= text;
  }

  /** `Required fields: model, messages.` names fields that tables or lists have. */
  #readRequired(text: string): boolean {
    const [, label = "", list = ""] = /^([^:：`]{4,40})[:：]\s*([^:：]{3,200}?)[.。]?$/.exec(text) ?? [];
    if (list === "" || !saysRequired(label) || (areaOf(label) !== "request" && !isPresence(label))) return false;
    const names = new Set(splitValues(list).map((name) => name.replace(/[`*\s]/g, "")));
    const isNamed = ({ path, place }: PlacedField): boolean =>
      place !== "response" && path.length === 1 && names.has(path[0] ?? "");
    if (new Set(this.facts.fields.filter(isNamed).map(({ path }) => path[0])).size < names.size) return false;
    this.facts.fields = this.facts.fields.map((field) => (isNamed(field) ? { ...field, required: true } : field));
    return true;
  }

  #readTable(shown: TableBlock, place: PlacedBlock): void {
    const { area: said, titles, isDoubtful, isRequired, isListRequired, isDenied } = place;
    const isAboutFields = said === "request" || titles.some(({ text }) => speaksOfFields(text));
    const table = (isAboutFields ? turnSupportTable(shown) : undefined) ?? shown;
    const stated = areaOfHeader(table, said);
    const area = stated === "response" && isDoubtful && this.#isSent(table) ? "request" : stated;
    if (area === "error" || area === "ignored") {
      this.ledger.note(
        "import-unread",
        table.line,
        "This table is about errors or headers of answers; it is not read.",
      );
      return;
    }
    if (++this.#tables > mostTables) {
      const message = `It is more than the ${mostTables} tables that are read of one operation.`;
      if (this.#tables === mostTables + 1) this.ledger.note("import-unread", table.line, message);
      else this.ledger.use(shown);
      return;
    }
    // What others refer to is read where they do.
    if (this.page.definitions.has(shown)) return;
    const values = readValueTable(table);
    if (values && this.#addValues(values)) {
      this.ledger.use(shown);
      return;
    }
    if (isKindTable(table)) {
      const message = "This table tells of kinds of a part, and not what that is a part of; it is passed over.";
      this.ledger.note("import-value-ignored", table.line, message, "Describe them in an overlay.");
      return;
    }
    const listed = readParameterTable(
      table,
      said !== undefined || titles.length > 0,
      this.ledger.note,
      this.page.definitions,
    );
    if (listed && isAboutSettings(listed, this.page.settings, sentIn(this.facts))) {
      this.ledger.note("import-unread", table.line, "This table is about settings of a program; it is not read.");
      this.ledger.use(shown);
    } else if (listed) {
      const expanded = this.page.definitions.expand(listed, (other) => this.#readDefinition(other));
      const fields = withoutBareBody(withoutBodyRow(expanded), this.ledger.note);
      this.ledger.use(shown);
      const isSaid = isRequired ? linesWithoutMark(table, isListRequired) : undefined;
      const marked = fields.map((field) =>
        isSaid?.has(field.line) ? { ...field, required: field.path.length === 1 } : field,
      );
      const denied = marked.map((field) => ({ ...field, schema: absent, required: false }));
      const sent = isDenied ? denied : table.isFlat && area !== "response" ? this.#withoutDoubt(marked) : marked;
      this.#placer.add(table, sent, { area, titles: table.level === undefined ? titles : titles.slice(0, -1) });
    } else if (isOfCredentials(table)) this.ledger.use(shown);
    else if (!isEndpointTable(table))
      this.ledger.note("import-unread", table.line, "This table has no column of names of fields; it is not read.");
  }

  #readDefinition(table: TableBlock): readonly Field[] {
    const isKnown = this.ledger.isUsed(table);
    this.ledger.use(table);
    return readParameterTable(table, true, isKnown ? () => undefined : this.ledger.note, this.page.definitions) ?? [];
  }

  /** A table with more names of the requests shown than of the answers. */
  #isSent({ rows }: TableBlock): boolean {
    const names = new Set(rows.map(({ cells: [name = ""] }) => name.replace(/[`*]/g, "").trim()));
    const shared = (examples: readonly Example[]): number =>
      Math.max(0, ...examples.map(({ node }) => memberNames(node).filter((name) => names.has(name)).length));
    return shared(this.facts.requests) > shared(this.facts.responses);
  }

  /** Where nothing shows what the parts of an object are, none of what follows it is called required. */
  #withoutDoubt(fields: readonly Field[]): readonly Field[] {
    const isShown = this.facts.requests.length > 0 || fields.some(({ path }) => path.length > 1);
    const holders = isShown ? [] : fields.filter(({ schema }) => holdsObjects(schema));
    const isDoubtful = (field: Field): boolean =>
      holders.some((holder) => fields.indexOf(holder) < fields.indexOf(field) && mayHoldPart(holder, field));
    const doubtful = holders.length === 0 ? [] : fields.filter((field) => field.required && isDoubtful(field));
    const [first] = doubtful;
    if (first === undefined) return fields;
    const message = `It does not show whether "${first.path[0]}" is a part of "${holders.find((holder) => mayHoldPart(holder, first))?.path[0]}"; what follows is not taken as required.`;
    this.ledger.note("import-value-ignored", first.line, message, "Decide in an overlay.");
    return fields.map((field) => (doubtful.includes(field) ? { ...field, required: false } : field));
  }

  /** Values that a table of their own lists for fields that are known. */
  #addValues(values: ReadonlyMap<string, readonly string[]>): boolean {
    const isKnown = (name: string): boolean => this.facts.fields.some(({ path }) => path.at(-1) === name);
    if (![...values.keys()].every(isKnown)) return false;
    this.facts.fields = this.facts.fields.map((field) => {
      const listed = values.get(field.path.at(-1) ?? "");
      const { type } = field.schema;
      const isText = type === "string" || (Array.isArray(type) && type.includes("string"));
      if (listed === undefined || !isText || field.schema.enum !== undefined) return field;
      const nulls = Array.isArray(type) && type.includes("null") ? [null] : [];
      return { ...field, schema: { ...field.schema, enum: [...new Set(listed), ...nulls] } };
    });
    return true;
  }

  #takeHeaders(headers: ReadonlyMap<string, string>, line: number): void {
    for (const [name, value] of headers)
      if (!this.facts.headers.has(name)) this.facts.headers.set(name, { value, line });
  }

  #readRequest(request: CurlCommand, line: number): void {
    this.#takeHeaders(request.headers, line);
    const code = this.#shown.codeAt(line);
    const lineAt = code ? linesOf(code) : () => line;
    for (const [name, value, offset] of request.form) this.facts.forms.push({ name, value, line: lineAt(offset) });
    if (request.output !== undefined) this.facts.output ??= request.output;
    if (request.body) {
      const { text, offset } = request.body;
      const node = parseExample(text);
      if (node?.kind === "object")
        this.facts.requests.push({ node, lineAt: lineFinder(text, lineAt(offset)), isSent: true });
      else if (!request.form.some(([, , at]) => at >= offset))
        this.ledger.note(
          "import-unread",
          lineAt(offset),
          "The body of this command is no JSON object; it is not read.",
        );
    }
  }

  /** Code of nothing but headers says which may be sent. */
  #readHeaders(code: CodeBlock, { area }: PlacedBlock): boolean {
    const listed = headersIn(code, area);
    for (const { name, value, line } of listed) {
      if (!this.facts.headers.has(name.toLowerCase())) this.facts.headers.set(name.toLowerCase(), { value, line });
      if (!isCredential(name))
        this.facts.fields.push({ path: [name], schema: { type: "string" }, required: false, place: "header", line });
    }
    return listed.length > 0;
  }

  #readCode(place: PlacedBlock): void {
    const code = place.block as CodeBlock;
    const endpoints = this.#shown.endpointsIn(code);
    // JSON may stand on the line that the command before it ends on.
    const isJson = /^\s*[{[]/.test(code.text);
    const ends = endpoints.flatMap(({ request }) => (request && !isJson ? [request.end] : []));
    if (ends.length > 0) {
      this.#examples.readBehind(code, Math.max(...ends), place);
      return;
    }
    if (this.#readHeaders(code, place)) {
      this.ledger.use(code);
      return;
    }
    const reason = this.#examples.read(code, place);
    if (reason === undefined) this.ledger.use(code);
    else if (!isStatement(code.text) && endpoints.length === 0) this.ledger.note("import-unread", code.line, reason);
  }
}
