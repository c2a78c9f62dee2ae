import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { importFixture, notes, outline, part, shapes } from "./pages.js";

/** What the text of a page loses, in two languages and two forms: a line for each operation. */
const pages: readonly (readonly [name: string, what: string, operation: string])[] = [
  ["bunting.ru.txt", "rows over several lines", "POST /v1/voyages: harbour* ships*[name] knots"],
  ["bunting.md", "tables without blank lines around them", "POST /voyages: harbour* knots"],
  ["corncrake.es.txt", "columns with one blank between them", "POST /v1/viajes: puerto* nudos nota"],
  ["corncrake.txt", "columns with nothing between them", "POST /v1/voyages: harbour knots call_sign"],
  ["dovekie.zh.txt", "labels behind values", "POST /voyages: harbour* knots flags season crew pilots"],
  ["dovekie.txt", "types without marks before them", "POST /voyages: harbour ships knots signal"],
  ["gallinule.txt", "parts with bullets", "POST /voyages: harbour* ships*[name crew] signal knots"],
  ["gallinule.fr.txt", "parts with bullets", "POST /voyages: port* navires*[nom pilote] vitesse"],
  ["harrier.ja.txt", "parts that could be opened", "POST /voyages: ships*[type* role] harbour*"],
  ["harrier.ko.txt", "parts that could be opened", "POST /voyages: ships*[role* content] harbour*"],
  ["iora.txt", "fields one behind the other", "POST /voyages: harbour* ships* knots"],
  ["iora.ko.txt", "types and marks between slashes", "POST /voyages: harbour* ships* knots"],
  ["junco.txt", "names without types", "POST /vectors: input model dimensions harbour"],
  ["junco.de.txt", "names without types", "POST /vectors: input model user"],
  ["lorikeet.es.txt", "titles right behind addresses", "POST /viajes: puerto* nudos"],
  ["lorikeet.txt", "another address beside the endpoint", "POST /v1/voyages: harbour* knots"],
  ["magpie.ko.txt", "one part of a path on each line", "POST /v1/vectors: model* input*"],
  ["magpie.txt", "a body behind headers, below a title that is not known", "POST /voyages: harbour knots"],
  ["nene.txt", "titles and names right behind values", "POST /voyages: harbour* flag knots"],
  ["nene.zh.txt", "a media type behind headers", "POST /voyages: harbour* sheet"],
  ["kakapo.md", "the address of the page itself", "POST /voyages: harbour* ships mood flags"],
  ["kakapo.pt.md", "the address of the page itself", "POST /viagens: porto* navios"],
];

describe("the text of pages", () => {
  it.each(pages)("the text of %s is read: %s", (name, _, operation) => {
    expect(outline(importFixture(name)).filter((line) => !line.startsWith("  "))).toEqual([operation]);
  });

  it("what follows right behind JSON is the title of what comes next", () => {
    expect(outline(importFixture("bunting.ru.txt"))).toContain("  200: id eta");
  });

  it("JSON right behind a command is its answer, though the heading above is that of the request", () => {
    expect(outline(importFixture("dovekie.zh.txt"))).toContain("  200: id harbour eta");
  });

  it("values of columns without gaps are defaults of their types", () => {
    expect(shapes(importFixture("corncrake.txt"), "CreateVoyageRequest")).toEqual({
      harbour: { type: "string" },
      knots: { type: "integer", default: 8 },
      call_sign: { oneOf: [{ type: "string" }, { type: "array", items: {} }, { type: "null" }], default: null },
    });
    expect(shapes(importFixture("corncrake.es.txt"), "CreateViajeRequest").nota).toEqual({ type: ["string", "null"] });
  });

  it("limits on lines of their own are those of the field above", () => {
    expect(shapes(importFixture("dovekie.zh.txt"), "CreateVoyageRequest")).toMatchObject({
      knots: { type: "number", minimum: 0, maximum: 30, default: 8 },
      season: { enum: ["summer", "winter"] },
    });
  });

  it("an example of one field is none of the body", () => {
    const page = importFixture("gallinule.txt");
    expect(notes(page)).toEqual(["import-guessed 7"]);
    expect(part(page, "/paths/~1voyages/post")).not.toHaveProperty("parameters");
    expect(part(page, "/components/schemas/CreateVoyageRequest").required).toEqual(["harbour", "ships"]);
  });

  it("a name behind parts that only the example places may be one of them, up to one that it shows in the body", () => {
    const page = importPage(
      "POST https://api.knot.example/v1/voyages\n\n| Name | Type | Description |\n| --- | --- | --- |\n" +
        "| ships | array | The ships |\n| captain | string | Who leads |\n| berth | string | Where |\n" +
        "| watch | string | When |\n| harbour | string | Where to |\n| knots | number | How fast |\n\n" +
        '```json\n{"harbour": "Brest", "ships": [{"captain": "Ann", "berth": "4"}]}\n```\n',
    );
    expect(outline(page)[0]).toBe("POST /voyages: ships[captain berth] harbour knots");
    expect(notes(page)).toEqual(["import-value-ignored 8"]);
  });

  it("values with asides in brackets are all taken", () => {
    const page = importPage(
      "POST https://api.example.com/v1/charts\n\n| Name | Type | Description |\n| --- | --- | --- |\n" +
        "| scale | string | Must be one of: small , wide (for walls), tall (for doors) |\n",
    );
    expect(shapes(page, "CreateChartRequest").scale).toMatchObject({ enum: ["small", "wide", "tall"] });
  });
});
