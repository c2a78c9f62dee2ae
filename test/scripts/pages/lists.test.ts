import { describe, expect, it } from "vitest";
import { importFixture, notes, outline, part, shapes } from "./pages.js";

describe("lists of fields and what stands beside them", () => {
  it("kinds of the parts of a list, in Chinese Markdown, are no fields and end no list", () => {
    const page = importFixture("redshank.zh.md");
    expect(outline(page)).toEqual([
      "POST /plans: harbour* ships*[kind* seats name] tide wind mode crew depth !pilot !radio",
      "  200: id berths[number]",
    ]);
    expect(page.document?.servers).toMatchObject([{ url: "https://api.redshank.example/v1" }]);
  });

  it("ranges, values and bounds of a list in Chinese are read, and what the words contradict is loosened", () => {
    const page = importFixture("redshank.zh.md");
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      ships: { items: { properties: { seats: { minimum: 1, maximum: 2_147_483_647 } } } },
      tide: { minimum: -2, maximum: 2 },
      wind: { minimum: 0.5, exclusiveMaximum: 12 },
      mode: { enum: ["calm", "storm"] },
      crew: { type: "number" },
      depth: { maximum: 9.5 },
    });
    expect(notes(page)).toEqual(["import-conflict 37", "import-unread 61", "import-unread 64"]);
  });

  it("lists of bare names, in HTML, go to the operations that their headings name; what is not supported is known", () => {
    const page = importFixture("redshank.html");
    expect(outline(page)).toEqual([
      "POST /plans: harbour ships tide stream !pilot !radio",
      "  200:",
      "POST /crews: name* watch rank nights meals !wages",
      "  200:",
    ]);
    expect(shapes(page, "CreateCrewRequest")).toMatchObject({ watch: {}, rank: { enum: ["mate", "master"] } });
    expect(part(page, "/components/schemas/CreateCrewRequest/properties/watch")).not.toHaveProperty("type");
    expect(part(page, "/paths/~1plans/post")).toMatchObject({ "x-concord-stream": { flag: "stream" } });
    expect(notes(page)).toEqual(["import-unread 29"]);
  });

  it("a name that parts have, below an object that copied text does not open, is passed over", () => {
    const page = importFixture("redshank.txt");
    expect(outline(page)).toEqual(["POST /plans: harbour* watch Stream model", "  200: id"]);
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      harbour: { enum: ["north", "south"] },
      model: { enum: ["dock/north", "dock/south"] },
    });
    expect(part(page, "/paths/~1plans/post")).toMatchObject({ "x-concord-stream": { flag: "Stream" } });
    expect(notes(page)).toEqual(["import-value-ignored 19"]);
  });

  it("the fields of a class of Python and names in code are read, and this machine is one server", () => {
    const page = importFixture("redshank-python.md");
    expect(outline(page)).toEqual([
      "POST /plans: echo depth crew tide wind mode harbour",
      "  200:",
      "GET /berths:",
      "  200:",
    ]);
    expect(shapes(page, "CreatePlanRequest")).toMatchObject({
      echo: { type: "boolean", default: false },
      depth: { minimum: 0, maximum: 9, default: 1.5 },
      crew: { type: ["integer", "null"] },
    });
    expect(part(page, "/components/schemas/CreatePlanRequest/properties/echo").description).toContain(
      "(as it was sent)",
    );
    expect(page.document?.servers).toHaveLength(1);
  });
});
