import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { importFixture, notes, outline, part, shapes } from "./pages.js";

/** What each pair of pages shows, in two languages and two formats: a line for each operation, without answers. */
const pages: readonly (readonly [name: string, what: string, operations: readonly string[]])[] = [
  [
    "ruff.txt",
    "names with types right behind them",
    ["POST /voyages: harbour* ships*[name] knots pilots flags crew signal season"],
  ],
  ["ruff.zh.md", "names with types right behind them", ["POST /tides: harbour* days unit levels extra"]],
  ["teal.ko.txt", "types with marks right behind them", ["POST /voyages: harbour* ships*[name] knots stops signal"]],
  ["teal.es.txt", "types with marks right behind them", ["POST /voyages: harbour* ships*[name] knots stops"]],
  ["dotterel.fr.md", "marks between dashes", ["POST /voyages: harbour* knots pilots response_format"]],
  ["dotterel.de.mdx", "marks between dashes", ["POST /voyages: harbour* ships* pilot"]],
  ["garganey.md", "addresses without a method", ["POST /voyages: knots pilots flags", "POST /tides: harbour"]],
  ["garganey.ja.txt", "addresses without a method", ["POST /voyages: harbour* knots"]],
  ["twite.ja.md", "parameters behind the answer", ["POST /voyages: harbour* ships* knots"]],
  ["twite.txt", "parameters behind the answer", ["POST /voyages: harbour* ships* knots"]],
  ["scoter.html", "cells with parts", ["POST /v1/voyages: harbour* ships*[name* crew[size]] knots"]],
  ["scoter.ru.html", "cells with parts", ["POST /voyages: harbour* ships* knots"]],
  [
    "shrike.md",
    "two operations below one heading",
    [
      "POST /keepers/{keeper}:ask: path keeper* notes*[text*] mood",
      "POST /keepers/{keeper}:askStreaming: path keeper* notes*[text*] mood",
      "GET /keepers:",
    ],
  ],
  [
    "shrike.zh.html",
    "two operations below one heading",
    [
      "POST /v1/keepers/{keeper}:ask: path keeper* notes* mood",
      "POST /v1/keepers/{keeper}:askStreaming: path keeper* notes* mood",
    ],
  ],
  ["whinchat.pt.txt", "parts by their depth and kinds", ["POST /voyages: harbour* ships*[name* crew] knots"]],
  ["whinchat.zh.md", "parts by their depth and kinds", ["POST /voyages: harbour* cargo*[kind* text] urgent"]],
  ["wheatear.pt.txt", "one cell of a table on each line", ["POST /v1/voyages: harbour* knots pilots"]],
  ["wheatear.zh.md", "one cell of a table on each line", ["POST /voyages: harbour* keeper"]],
  ["bittern.txt", "ranges right behind marks", ["POST /voyages: harbour* ships* drift pilots stops"]],
  ["bittern.fr.md", "a method and an address in a sentence", ["POST /voyages: harbour* drift"]],
  ["nightjar.ja.md", "a method and an address in a sentence", ["POST /voyages: harbour* knots"]],
  ["nightjar.html", "elements of fields inside of each other", ["POST /voyages: harbour* pilot[skill]"]],
  ["pintail.zh-hant.txt", "what it is written in beside the body", ["POST /charts: harbour* scale sheet"]],
  [
    "pintail.pt.md",
    "what it is written in beside the body",
    ["POST /charts: harbour* scale", "POST /sheets: chart size"],
  ],
  ["crake.md", "tables without headers of names", ["POST /plans: harbour* ships* tide"]],
  ["crake.ja.txt", "tables without headers of names", ["POST /plans: ships* harbour* tide"]],
  ["godwit.fr.txt", "one part of an address on each line", ["POST /berths: harbour* nights"]],
  ["godwit.md", "one part of an address on each line", ["POST /berths: chart* harbour*"]],
  ["fulmar.html", "merged cells", ["POST /voyages: harbour* crew[captain* size] knots"]],
  ["fulmar.ja.md", "merged cells", ["POST /voyages: cargo[kind* weight] harbour*"]],
  [
    "gannet.html",
    "definitions of what HTTP takes",
    ["POST /v1/voyages/{voyage_id}/crew: path voyage_id* captain* size"],
  ],
  ["gannet.de.html", "definitions of what HTTP takes", ["POST /v1/tides: harbour* days"]],
  ["hoopoe.md", "parts in quotations", ["POST /voyages: harbour* crew[captain* watch[hours]] knots"]],
  ["hoopoe.zh.md", "parts in quotations", ["POST /voyages: ships*[name*] knots"]],
  [
    "jacana.md",
    "common parameters",
    [
      "POST /voyages: ships* knots harbour* note",
      "POST /tides: days harbour* note",
      "POST /berths: length* harbour* note",
    ],
  ],
  ["jacana.fr.html", "common parameters", ["POST /voyages: ships* harbour*", "POST /tides: days harbour*"]],
  ["kestrel.txt", "opened boxes and lists", ["POST /voyages: harbour* ships*[name* crew] knots"]],
  ["kestrel.ja.txt", "opened boxes and lists", ["POST /voyages: harbour* ships*[name* content*] note knots"]],
  [
    "heron.txt",
    "schemas of Swagger UI",
    ["POST /v1/voyages: harbour* season knots berth crew[captain* size]", "POST /v1/tides: text* days"],
  ],
  ["heron.es.txt", "schemas of Swagger UI", ["POST /viajes: puerto* barcos* nudos"]],
  [
    "osprey.txt",
    "several operations with a field above each",
    ["POST /voyages: harbour* pilots", "POST /tides: harbour* unit"],
  ],
  [
    "osprey.fr.txt",
    "several operations with a field above each",
    ["POST /voyages: port*", "POST /cartes: port* echelle"],
  ],
  [
    "dabchick.md",
    "calls of an SDK",
    ["POST /chat/completions: model* messages*[role content] tools temperature harbour"],
  ],
  [
    "dabchick.zh.html",
    "calls of an SDK",
    ["POST /images/generations: model prompt n size", "POST /audio/transcriptions: file model"],
  ],
  ["eider.txt", "boxes of objects", ["POST /voyages: header X-Flag harbour* season cargo knots crew[type]"]],
  ["eider.ja.txt", "boxes of objects", ["POST /plans: ship* mood[role note] tide"]],
  ["fieldfare.html", "labels in definitions", ["POST /plans: harbour* quiet ships"]],
  ["fieldfare.ja.html", "labels in definitions", ["POST /voyages: season* knots"]],
  ["goosander.md", "presence in the column of defaults", ["POST /voyages: harbour* knots season content*[kind]"]],
  ["goosander.de.html", "presence in the column of defaults", ["POST /karten: hafen* blatt"]],
  ["hobby.md", "a column for each field", ["POST /voyages: knots pilots crew_size !flags harbour"]],
  ["hobby.ru.html", "a column for each field", ["POST /voyages: knots !crew_size tide port"]],
  [
    "ibisbill.html",
    "tables with one title above all columns",
    ["POST /harbours/{harbour}/berths/{berth}:plan: path harbour* path berth* ships*[name*] parameters[height]"],
  ],
  ["ibisbill.de.md", "sentences above a table", ["POST /karten/{name}:drucke: path name* blatt* farbe"]],
  [
    "jackdaw.zh.txt",
    "objects of settings",
    ["POST /plans: harbour* input*[ships*[name]] parameters[format knots flags]"],
  ],
  ["jackdaw.txt", "objects of settings", ["POST /plans: harbour* options[watch knots]"]],
  ["merlin.txt", "parts that only the example shows", ["POST /voyages: harbour* crew[watch[hours]] knots"]],
  ["merlin.zh.txt", "parts that only the example shows", ["POST /v1/voyages: harbour* cargo[box[weight]]"]],
  ["noddy.md", "classes of Python", ["POST /voyages: harbour* signal ships* knots crew[captain* size]"]],
  ["noddy.es.html", "classes of Python", ["POST /voyages: harbour* ships*[name* crew] stops"]],
  ["petrel.md", "forms in a command", ["POST /charts: chart name scale colour"]],
  ["petrel.ru.html", "forms in a command", ["POST /charts: chart sheet"]],
  ["snipe.md", "comments in JSON", ["POST /voyages: harbour* knots crew[captain* size] signal[flag]"]],
  ["snipe.zh.html", "comments in JSON", ["POST /voyages: harbour* ships[name*]"]],
  ["quail.fr.md", "headers that ask", ["POST /voyages: harbour* knots"]],
  ["quail.es.html", "headers that ask", ["POST /voyages: harbour* knots"]],
  ["phoebe.zh.txt", "whole names deep inside", ["POST /voyages: harbour* crew*[name* watch rank] signal[kind*] knots"]],
  ["phoebe.md", "whole names deep inside", ["POST /voyages: harbour* crew*[watch name*] knots"]],
  [
    "redwing.md",
    "items of schemas and kinds of a body",
    ["POST /voyages: harbour knots quiet ships[name*] crews[size*]"],
  ],
  ["redwing.es.html", "items of schemas", ["POST /viajes: barcos*[nombre*] carga[items]"]],
  [
    "serin.md",
    "a title that is not known behind parameters of the path",
    ["POST /harbours/{harbour}/voyages: path harbour* ships* knots"],
  ],
  ["serin.ja.md", "a title that is not known behind headers", ["POST /voyages: header X-Flag harbour* knots"]],
  [
    "sanderling.md",
    "fields that the example shows below only",
    ["POST /voyages: settings[knots pilots quiet] harbour"],
  ],
  [
    "sanderling.zh-hant.txt",
    "fields that the example shows below only",
    ["POST /voyages: options[knots pilots quiet] harbour"],
  ],
  ["swift.html", "titles of operations beside words of areas", ["POST /voyages: harbour* drift knots"]],
  ["swift.de.md", "titles of operations beside words of areas", ["POST /tides: harbour* days"]],
  ["turnstone.txt", "stars before types and marks of age", ["POST /voyages: harbour* ships* knots speed"]],
  ["turnstone.pt.txt", "stars before types and marks of age", ["POST /viagens: porto* nos"]],
  ["veery.md", "words in the place of values", ["POST /voyages: harbour ships[name length] quiet"]],
  ["veery.fr.md", "words in the place of values", ["POST /voyages: port equipage[taille]"]],
  ["waxwing.ru.md", "a list of names that the example shows", ["POST /voyages: harbour* plan[knots quiet]"]],
  ["waxwing.html", "names in bold", ["POST /voyages: harbour* knots"]],
  ["whydah.txt", "parts of an object whose end is not shown", ["POST /voyages: harbour* plan[knots] model"]],
  ["whydah.fr.txt", "parts of an object whose end is not shown", ["POST /voyages: port* plan[noeuds] pilotes"]],
  ["wigeon.de.md", "boxes and definitions of Python's Markdown", ["POST /fahrten: hafen* schiffe*[name*] knoten"]],
  ["wigeon.md", "tabs of Python's Markdown", ["POST /tides: harbour* days"]],
  ["willet.md", "numbered alternatives", ["POST /voyages: header x-flag harbour* signal[kind] knots"]],
  ["willet.ko.html", "numbered alternatives", ["POST /voyages: harbour* berth[number] knots"]],
  [
    "woodcock.pt.md",
    "tables of types that others refer to",
    ["POST /v1/viagens: header X-Flag porto* navios*[nome* vizinho]"],
  ],
  ["woodcock.html", "tables of types that others refer to", ["POST /voyages: harbour* voice[pitch*] convoy[name*]"]],
  [
    "dunnock.txt",
    "marks of links and endpoints behind fields",
    ["POST /voyages: harbour* ships signal knots", "POST /tides: harbour*"],
  ],
  ["dunnock.fr.txt", "marks of links and endpoints behind fields", ["POST /voyages: port* plan[noeuds]"]],
  ["firecrest.txt", "labels run on behind types", ["POST /voyages: harbour* season pilots ships"]],
  ["firecrest.ja.txt", "labels run on behind types", ["POST /tides: harbour* levels"]],
  ["goldcrest.pt.md", "a sentence of what is required", ["POST /viagens: porto* nos* carga[peso]"]],
  ["goldcrest.html", "a sentence of what is required", ["POST /voyages: harbour* knots"]],
  ["hawfinch.txt", "an object with the type of each name", ["POST /voyages: harbour* ships knots"]],
  ["hawfinch.de.md", "a schema of the request", ["POST /fahrten: hafen* knoten wetter schiffe[name*]"]],
  ["jay.es.md", "shortcodes", ["POST /viajes: puerto* nudos"]],
  ["jay.md", "shortcodes", ["POST /tides: harbour*"]],
  ["lapwing.de.txt", "a label for each column", ["POST /fahrten: hafen* knoten"]],
  ["lapwing.md", "a label for each column", ["POST /tides: harbour* days"]],
  ["martin.mdx", "components with names and types", ["POST /voyages: harbour* ships[name*]"]],
  ["martin.ja.mdx", "components with names and types", ["POST /v1/tides: harbour* days"]],
  ["nuthatch.html", "fields in the cells of names, without a header", ["POST /voyages: harbour* knots"]],
  ["nuthatch.fr.txt", "fields in the cells of names, without a header", ["POST /voyages: port* noeuds"]],
  ["oriole.ru.html", "a sentence that names the body", ["POST /voyages: port* knots"]],
  ["oriole.es.md", "a sentence that names the body", ["POST /viajes: puerto* nudos"]],
  ["ouzel.pt.txt", "fields of the one object of the example", ["POST /viagens: input[porto* nos bandeira vela]"]],
  ["ouzel.md", "fields of the one object of the example", ["POST /voyages: input[harbour knots flag sail crew]"]],
  ["rail.md", "marks that descriptions begin with", ["POST /v1/voyages: harbour* knots"]],
  ["rail.zh.txt", "marks that descriptions begin with", ["POST /v1/tides: harbour* days"]],
  ["ringdove.html", "a labelled endpoint before other lines", ["POST /tides: harbour*"]],
  ["ringdove.ko.html", "a labelled endpoint before other lines", ["POST /v1/voyages: harbour*"]],
  ["roller.txt", "marks behind types in brackets", ["POST /voyages: harbour* ships signal"]],
  ["roller.es.txt", "marks behind types in brackets", ["POST /viajes: puerto* nudos"]],
  ["shag.txt", "tables with drawn borders", ["POST /tides: harbour days"]],
  ["shag.es.txt", "tables with drawn borders", ["POST /viajes: puerto* barcos"]],
  ["skua.md", "structs of Go", ["POST /voyages: harbour ships[name] knots notes"]],
  ["skua.ru.html", "structs of Go", ["POST /voyages: port stops"]],
  ["towhee.md", "custom elements of fields", ["POST /voyages: harbour* ships[name*] signal"]],
  ["towhee.zh.mdx", "custom elements of fields", ["POST /voyages: harbour* knots"]],
  [
    "vireo.mdx",
    "annotations of headings and code, below a title that is named like an operation",
    ["POST /keys: keeper", "POST /tides: harbour days"],
  ],
  ["vireo.es.md", "annotations of headings and code", ["POST /viajes: puerto*"]],
  ["tanager.ko.md", "kinds of answers in brackets", ["POST /voyages: harbour* ships"]],
  ["tanager.html", "kinds of answers in brackets", ["POST /voyages: harbour*"]],
  ["phalarope.md", "a lone row of the body", ["POST /voyages: harbour knots"]],
  ["phalarope.pt.html", "a lone row of the body", ["POST /viagens: header X-Flag porto"]],
  ["grosbeak.txt", "rows that lack a cell of presence", ["POST /voyages: harbour* pilots quiet"]],
  ["grosbeak.zh.txt", "rows that lack a cell of presence", ["POST /voyages: harbour* signal knots"]],
  ["bulbul.de.txt", "parts behind an example of their list", ["POST /fahrten: schiffe[name masten] hafen"]],
  ["bulbul.zh.txt", "parts behind an example of their list", ["POST /voyages: ships[name size] harbour"]],
  [
    "chough.md",
    "what several operations refer to by its title",
    ["POST /voyages: harbour* knots", "POST /voyages/plan: harbour* knots"],
  ],
  [
    "chough.es.html",
    "what several operations refer to by its title",
    ["POST /viajes: puerto*", "POST /viajes/plan: puerto*"],
  ],
  ["tattler.md", "settings of a program", ["POST /voyages: harbour knots"]],
  ["tattler.ru.html", "settings of a program", ["POST /v1/voyages: port"]],
  ["wagtail.md", "a sentence in brackets", ["POST /voyages: chart harbour"]],
  ["wagtail.fr.txt", "a sentence in brackets", ["POST /voyages: port*"]],
  [
    "yaffle.txt",
    "signatures of fields",
    ["POST /voyages: harbour* ships*[name* crew[size captain*]] mood signal[kind*] flags knots"],
  ],
];

it.each(pages)("the page %s with %s has its operations and fields", (name, _, operations) => {
  const lines = outline(importFixture(name)).filter((line) => !line.startsWith(" "));
  expect(lines).toEqual(operations);
});

describe("classes of Python", () => {
  it("say limits, values and defaults, and require what has no default", () => {
    expect(shapes(importFixture("noddy.md"), "CreateVoyageRequest")).toMatchObject({
      harbour: { type: "string", maxLength: 60 },
      signal: { type: "string", enum: ["none", "required"], default: "none" },
      ships: { type: "array", items: { type: "string" } },
      crew: {
        required: ["captain"],
        properties: { size: { type: "integer", minimum: 2, maximum: 40, default: 4 } },
      },
    });
  });

  it("of answers are no part of the request", () => {
    expect(outline(importFixture("noddy.md"))).toContain("  200: id* days*");
  });
});

it("values in single quotes are those of a choice, and apostrophes are none", () => {
  expect(shapes(importFixture("towhee.md"), "CreateVoyageRequest").signal).toMatchObject({
    enum: ["none", "loud"],
    default: "loud",
  });
});

it("settings that are passed over are told", () => {
  expect(notes(importFixture("tattler.md"))).toContain("import-unread 19");
});

it("a body whose parts stand elsewhere is told", () => {
  expect(notes(importFixture("phalarope.md"))).toContainEqual(expect.stringContaining("import-unread 9"));
});

it("comments in JSON tell types and limits, and what none tells stays open", () => {
  const { knots, crew, harbour, signal } = shapes(importFixture("snipe.md"), "CreateVoyageRequest");
  expect(knots).toEqual({ type: "number", minimum: 0, maximum: 30 });
  expect(crew).toMatchObject({ type: "object", properties: { captain: { type: "string", maxLength: 40 } } });
  expect(harbour).toEqual({});
  expect(signal).toMatchObject({ type: expect.arrayContaining(["string", "object"]) });
});

describe("types and their parts", () => {
  it("a type among other words is read with the limits beside it", () => {
    expect(shapes(importFixture("swift.html"), "CreateVoyageRequest")).toMatchObject({
      drift: { type: "number", minimum: 0, maximum: 2 },
      knots: { type: ["integer", "null"], minimum: 1 },
    });
    expect(shapes(importFixture("swift.de.md"), "CreateTideRequest").days).toEqual({
      type: "integer",
      exclusiveMinimum: 0,
    });
    expect(outline(importFixture("swift.html"))).toContain("  200: id");
    expect(outline(importFixture("swift.de.md"))).toContain("  200: levels");
  });

  it("a field of numbered alternatives is of the types of all", () => {
    expect(shapes(importFixture("willet.md"), "CreateVoyageRequest").signal).toMatchObject({
      type: ["string", "object"],
    });
    expect(shapes(importFixture("willet.ko.html"), "CreateVoyageRequest").berth).not.toHaveProperty("required");
    expect(outline(importFixture("willet.ko.html"))).toContain("  200: id");
  });

  it("a type that a table below defines is an object, or a list of them", () => {
    expect(shapes(importFixture("woodcock.html"), "CreateVoyageRequest")).toMatchObject({
      voice: { type: "object" },
      convoy: { type: "array", items: { type: "object" } },
    });
    expect(notes(importFixture("woodcock.html"))).toEqual([]);
  });

  it("structs and rows over several lines tell types and limits", () => {
    expect(shapes(importFixture("skua.md"), "CreateVoyageRequest")).toMatchObject({
      harbour: { type: "string", maxLength: 40 },
      ships: { type: "array", items: { type: "object" } },
      knots: { type: "number", minimum: 0, maximum: 30 },
      notes: { type: "object" },
    });
    expect(shapes(importFixture("shag.es.txt"), "CreateViajeRequest").barcos).toMatchObject({ maxItems: 9 });
  });

  it("signatures tell types, values and limits", () => {
    expect(shapes(importFixture("yaffle.txt"), "CreateVoyageRequest")).toMatchObject({
      harbour: { type: "string", minLength: 1 },
      ships: { items: { properties: { crew: { properties: { size: { type: "number", minimum: 1 } } } } } },
      mood: { type: "string", enum: ["calm", "brave"] },
      signal: { type: ["string", "object"] },
      flags: { type: "array", items: { type: "string" } },
      knots: { type: "number", maximum: 30 },
    });
    expect(outline(importFixture("yaffle.txt"))).toContain("  200: id");
  });

  it("labels below and behind types are limits, and a column of examples is none", () => {
    expect(shapes(importFixture("dunnock.txt"), "CreateVoyageRequest")).toMatchObject({
      ships: { type: "array", items: { type: "object" } },
      signal: {},
      knots: { type: "number", minimum: 0, maximum: 30, default: 8 },
    });
    expect(shapes(importFixture("firecrest.txt"), "CreateVoyageRequest")).toMatchObject({
      harbour: { type: "string", minLength: 1, maxLength: 40 },
      season: { enum: ["summer", "winter"] },
      pilots: { type: "integer", minimum: 1, maximum: 4 },
    });
    expect(shapes(importFixture("lapwing.de.txt"), "CreateFahrtenRequest")).toMatchObject({
      knoten: { type: "integer", minimum: 1, maximum: 30, default: 8 },
    });
    expect(shapes(importFixture("ouzel.pt.txt"), "CreateViagenRequest").input).toMatchObject({
      properties: { nos: { type: "integer", minimum: 1, maximum: 30 } },
    });
    expect(shapes(importFixture("firecrest.ja.txt"), "CreateTideRequest").levels).toMatchObject({ maxItems: 9 });
    expect(shapes(importFixture("goldcrest.html"), "CreateVoyageRequest")).toEqual({
      harbour: { type: "string" },
      knots: { type: "integer" },
    });
  });

  it("a schema gives types, values, limits and defaults", () => {
    expect(shapes(importFixture("hawfinch.de.md"), "CreateFahrtenRequest")).toMatchObject({
      hafen: { type: "string", minLength: 1 },
      knoten: { type: "number", minimum: 0, maximum: 30, default: 8 },
      wetter: { type: "string", enum: ["ruhig", "rau"] },
      schiffe: { type: "array", maxItems: 4 },
    });
    expect(shapes(importFixture("hawfinch.txt"), "CreateVoyageRequest")).toMatchObject({
      ships: { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
      knots: { type: "integer", default: 8 },
    });
  });

  it.each([
    ["whydah.txt", 14],
    ["whydah.fr.txt", 15],
  ])("what may be a part of an object whose end %s does not show is passed over and told", (name, line) => {
    expect(notes(importFixture(name))).toContain(`import-value-ignored ${line}`);
  });

  it.each([
    ["a.txt", "horn\nstring\nflag or text\nharbour\nstring\nWhere to."],
    ["b.txt", "horn\nstring\nflag oder text\nharbour\nstring\nWohin."],
  ])("two values with a word between them are no field: %s", (file, fields) => {
    const page = importPage(`POST https://quay.example/plans\nBody\n${fields}\n`, { file });
    expect(outline(page)).toContain("POST /plans: horn harbour");
  });
});

describe("forms in a command", () => {
  it("take numbers and marks where the values read as such", () => {
    expect(shapes(importFixture("petrel.md"), "CreateChartRequest")).toMatchObject({
      chart: { type: "string", format: "binary" },
      name: { type: "string" },
      scale: { type: ["string", "number", "boolean"] },
      colour: { type: ["string", "number", "boolean"] },
    });
    expect(shapes(importFixture("petrel.ru.html"), "CreateChartRequest")).toMatchObject({
      sheet: { type: ["string", "number", "boolean"] },
    });
  });
});

describe("what stands beside a name", () => {
  it("limits in code are no values", () => {
    for (const name of ["razorbill.html", "razorbill.pt.md"])
      expect(shapes(importFixture(name), "CreateVoyageRequest").harbour).toEqual({
        type: "string",
        minLength: 1,
        maxLength: 32,
      });
  });

  it("what Swagger UI shows of types, values and defaults is read", () => {
    expect(shapes(importFixture("heron.txt"), "CreateVoyageRequest")).toMatchObject({
      harbour: { type: "string", minLength: 1, maxLength: 40 },
      season: { type: "string", enum: ["summer", "winter"], default: "summer" },
      knots: { type: "number", minimum: 0.5, maximum: 30, default: 8.5 },
      berth: { type: ["integer", "null"] },
      crew: { properties: { size: { type: "integer", minimum: 1 } } },
    });
    expect(shapes(importFixture("heron.txt"), "CreateTideRequest").text).toEqual({ type: "string", format: "uuid" });
    expect(shapes(importFixture("heron.es.txt"), "CreateViajeRequest")).toMatchObject({
      puerto: { type: "string", maxLength: 40 },
      barcos: { type: "array", minItems: 1, maxItems: 5 },
      nudos: { type: ["number", "null"] },
    });
  });

  it("values and defaults below their labels are read up to the next label", () => {
    expect(shapes(importFixture("osprey.txt"), "CreateTideRequest").unit).toEqual({
      type: "string",
      enum: ["m", "ft", "fathom"],
      default: "m",
    });
    expect(shapes(importFixture("osprey.fr.txt"), "CreateCarteRequest").echelle).toMatchObject({
      minimum: 1,
      maximum: 9,
      default: 3,
    });
  });

  it("a list that is one of several types has the parts of its items, and the type beside it stays", () => {
    expect(shapes(importFixture("goosander.md"), "CreateVoyageRequest")).toMatchObject({
      knots: { type: "number", minimum: 0.5, maximum: 30, default: 8 },
      content: {
        oneOf: [
          { type: "string" },
          { type: "array", maxItems: 9, items: { properties: { kind: { type: "string" } } } },
        ],
      },
    });
    expect(shapes(importFixture("goosander.md"), "CreateVoyageRequest").content).not.toHaveProperty("type");
    expect(shapes(importFixture("goosander.de.html"), "CreateKartenRequest")).toEqual({
      hafen: { type: "string" },
      blatt: { type: "integer", minimum: 1, maximum: 9, default: 3 },
    });
  });

  it("what may be a part of an open box or a field behind it is reported", () => {
    expect(notes(importFixture("eider.txt"))).toContain("import-value-ignored 45");
    expect(shapes(importFixture("fieldfare.ja.html"), "CreateVoyageRequest")).toMatchObject({
      season: { enum: ["summer", "winter"] },
      knots: { maximum: 30 },
    });
  });

  it.each([
    ["chat.md", 'client.chat.completions.create(model="a", messages=[])'],
    ["chat.html", "<pre><code>client.chat.completions.create({ model: `a`, messages })</code></pre>"],
  ])("the call of an SDK is an operation of no other page: %s", (file, code) => {
    const fence = file.endsWith("md") ? `\`\`\`python\n${code}\n\`\`\`` : code;
    const page = importPage(
      `# Quay\n\n${fence}\n\n\`POST https://api.quay.example/plans\`\n\n- \`harbour\` (string)\n`,
      { file },
    );
    expect(outline(page).join()).not.toContain("chat");
  });

  it.each(["a.md", "b.txt"])("a schema in an example shows no fields of its own: %s", (file) => {
    const schema = { type: "object", properties: { city: { type: "string" } } };
    const call = `curl https://api.quay.example/v1/plans -d '${JSON.stringify({ tool: { parameters: schema }, type: "object" })}'`;
    const page = importPage(file.endsWith("md") ? `# Quay\n\n\`\`\`bash\n${call}\n\`\`\`\n` : `Quay\n${call}\n`, {
      file,
    });
    expect(outline(page)).toContain("POST /plans: tool[parameters] type");
  });

  it.each([
    ["stop", "string", "Up to 4 sequences where the answer ends."],
    ["подсказка", "строка", "Не более 4 строк."],
  ])("a text of which the words count several is taken as a list as well: %s", (_, type, words) => {
    const rows = `| Name | Type | Description |\n| --- | --- | --- |\n| stop | ${type} | ${words} |`;
    const page = importPage(`\`POST https://quay.example/plans\`\n\n## Parameters\n\n${rows}\n`, { file: "a.md" });
    expect(shapes(page, "CreatePlanRequest").stop).toMatchObject({ oneOf: [{ type: "string" }, { maxItems: 4 }] });
    expect(notes(page)).toContain("import-conflict 7");
  });

  it("labels with their values right behind them are defaults, limits and values", () => {
    expect(shapes(importFixture("ruff.txt"), "CreateVoyageRequest")).toMatchObject({
      harbour: { type: "string", minLength: 1, maxLength: 40 },
      knots: { type: "number", minimum: 0, maximum: 30, default: 8.5 },
      pilots: { type: "integer", minimum: 1 },
      flags: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 3 },
      crew: {},
      signal: {},
      season: { type: "string", enum: ["summer", "winter"] },
    });
    expect(shapes(importFixture("ruff.zh.md"), "CreateTideRequest")).toMatchObject({
      days: { type: "integer", minimum: 1, maximum: 14, default: 3 },
      unit: { type: "string", enum: ["m", "ft"] },
    });
  });

  it.each(["teal.ko.txt", "teal.es.txt"])("marks of the language right behind a type are read of %s", (name) => {
    expect(shapes(importFixture(name), "CreateVoyageRequest")).toMatchObject({
      harbour: { type: "string", enum: ["north", "south"], default: "north" },
      knots: { type: "number", minimum: 0, maximum: 30 },
      stops: { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
    });
    expect(part(importFixture(name), "/paths/~1voyages/post").parameters).toBeUndefined();
  });

  it("defaults stand before their words, and the end of a sentence is no part of one", () => {
    expect(shapes(importFixture("dotterel.fr.md"), "CreateVoyageRequest")).toMatchObject({
      knots: { type: "number", minimum: 0, maximum: 30, default: 8.5 },
      pilots: { type: "integer", minimum: 1, maximum: 1 },
    });
    const page = importFixture("dotterel.de.mdx");
    expect(shapes(page, "CreateVoyageRequest")).toMatchObject({
      ships: {
        oneOf: [
          { type: "array", items: { type: "string" } },
          { type: "array", items: { type: "object" } },
        ],
      },
      pilot: { type: "boolean", default: false },
    });
    expect(notes(page)).toEqual([]);
  });

  it("ranges stand behind marks and types, and a default beside a mark", () => {
    expect(shapes(importFixture("bittern.txt"), "CreateVoyageRequest")).toMatchObject({
      drift: { type: "number", minimum: -2, maximum: 2, default: 0 },
      pilots: { type: "integer", minimum: 1 },
    });
    expect(
      part(importFixture("nightjar.html"), "/components/schemas/CreateVoyageRequest/properties/pilot"),
    ).toMatchObject({
      properties: { skill: { type: "number", minimum: 0, maximum: 1 } },
    });
    expect(shapes(importFixture("pintail.zh-hant.txt"), "CreateChartRequest")).toEqual({
      harbour: { type: "string" },
      scale: { type: "string", default: "small" },
      sheet: { type: "string", format: "binary" },
    });
  });

  it("a sentence behind a default says more, and a file has a sign before its format", () => {
    expect(shapes(importFixture("godwit.fr.txt"), "CreateBerthRequest")).toMatchObject({
      nights: { type: "number", minimum: 0, maximum: 30, default: 1.5 },
    });
    expect(shapes(importFixture("godwit.md"), "CreateBerthRequest").chart).toEqual({
      type: "string",
      format: "binary",
    });
  });

  it.each([
    ["domains", "limited to 20 domains"],
    ["search_domain_filter", "Up to 20 domains."],
    ["tools", "20 tools at most are too many: no more than 20 tools."],
  ])("items of the list %s are counted in its own words", (name, words) => {
    const table = `| Name | Type | Required | Description |\n|---|---|---|---|\n| ${name} | array | no | ${words} |`;
    const page = importPage(`# Plan\n\nPOST https://a.example/v1/plans\n\n${table}\n`, { file: "page.md" });
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({ [name]: { type: "array", maxItems: 20 } });
  });
});

describe("what a page does not say plainly", () => {
  it.each(["garganey.md", "garganey.ja.txt"])("the method that was taken for the address of %s is told", (name) => {
    expect(notes(importFixture(name)).filter((note) => note.startsWith("import-guessed"))).toHaveLength(1);
  });

  it.each([
    ["text", "harbour\nstring\nrequired\nThe harbour.\ncargo\nobject\nThe cargo.\nweight\nnumber\nIts weight.\n"],
    ["markdown", "harbour\n\nstring\n\nrequired\n\ncargo\n\nobject\n\nThe cargo.\n\nweight\n\nnumber\n\nIts weight.\n"],
  ] as const)("that a field below an object may be a part of it is told, in %s", (format, fields) => {
    const page = importPage(`Plan\n\nPOST https://a.example/v1/plans\n\nBody\n\n${fields}`, { format });
    expect(outline(page)[0]).toBe("POST /plans: harbour* cargo weight");
    expect(page.diagnostics).toMatchObject([{ code: "import-guessed", message: expect.stringContaining('"weight"') }]);
  });
});

it("the file that a command reads is one, also where the page calls it a string", () => {
  const table = "| Name | Type | Required |\n|---|---|---|\n| chart | string | yes |\n| title | string | no |";
  const command = "```bash\ncurl https://a.example/v1/charts -F chart=@./chart.png -F title=North\n```";
  const page = importPage(`# Send a chart\n\n${table}\n\n${command}\n`, { file: "page.md" });
  expect(shapes(page, "CreateChartRequest")).toEqual({
    chart: { type: "string", format: "binary" },
    title: { type: "string" },
  });
});
