import { describe, expect, it } from "vitest";
import { readText } from "../../helpers/read-text.js";
import { changesBetween, documentOf, outline } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const told = async (base: object, revision: object) => outline(await changesBetween(base, revision));
const text = { schema: { type: "string" } };

describe("the charset of a media type", () => {
  const taking = (type: string) => documentOf({ operation: { requestBody: { content: { [type]: text } } } });
  const giving = (type: string) =>
    documentOf({ operation: { responses: { 200: { description: "", content: { [type]: text } } } } });
  const id = "request-body-media-type-charset-changed request.body";

  it("of a request is a warning where another one is asked for, and none where it is the same", async () => {
    const [open, utf, latin] = ["text/plain", "text/plain; charset=utf-8", "text/plain; charset=latin1"].map(taking);
    expect(await told(utf ?? {}, latin ?? {})).toEqual([`warning ${id}`]);
    expect(await told(open ?? {}, utf ?? {})).toEqual([`warning ${id}`]);
    expect(await told(utf ?? {}, open ?? {})).toEqual([`info ${id}`]);
    expect(await told(utf ?? {}, taking('text/plain;Charset="UTF-8"'))).toEqual([]);
    expect(await told(taking("application/json; charset=utf-8"), taking("application/json"))).toEqual([]);
  });

  it("of an answer is another name", async () => {
    expect(await told(giving("text/csv; charset=utf-8"), giving("text/csv; charset=latin1"))).toEqual([
      "info response-media-type-name-changed response.200.body",
    ]);
    expect(await told(giving("application/json"), giving("application/json; charset=utf-8"))).toEqual([]);
  });
});

describe("links of a response", () => {
  const linked = (links: Node | undefined, components: Node = {}) =>
    documentOf({
      operation: { responses: { 200: { description: "", ...(links && { links }) } } },
      root: { components },
    });

  it("come and go, and lead elsewhere, at their places", async () => {
    const [next, later] = [{ operationId: "next" }, { operationId: "later" }];
    const place = "/paths/~1things/post/responses/200";
    const found = async (base: object, revision: object) =>
      (await changesBetween(base, revision)).map(({ level, id, base, revision }) =>
        [level, id, base?.pointer, revision?.pointer].join(" "),
      );
    const at = `${place}/links/next`;
    expect(await found(linked({ next }), linked(undefined))).toEqual([`info response-link-removed ${at} ${place}`]);
    expect(await found(linked(undefined), linked({ next }))).toEqual([`info response-link-added ${place} ${at}`]);
    expect(await found(linked({ next }), linked({ next: later }))).toEqual([`info response-link-changed ${at} ${at}`]);
  });

  it("are the same by whatever words, and by reference", async () => {
    const next = { operationId: "next", parameters: { page: "$response.body#/page" } };
    const shared = linked({ next: { $ref: "#/components/links/on" } }, { links: { on: next } });
    expect(await told(linked({ next }), shared)).toEqual([]);
    expect(await told(linked({ next }), linked({ next: { ...next, description: "The next page." } }))).toEqual([]);
  });
});

describe("how XML is written", () => {
  const schema = {
    type: "object",
    xml: { name: "trip" },
    properties: { id: { type: "string", xml: { attribute: true } } },
  };
  const sends = (type: string) => documentOf({ operation: { requestBody: { content: { [type]: { schema } } } } });

  it("is told once to be not compared, where bodies are XML", async () => {
    for (const type of ["application/xml", "text/xml;charset=utf-8", "application/atom+xml"]) {
      const { places } = await readText(sends(type));
      expect(places("encoding-ignored").map((place) => place.split(" ")[1])).toEqual([
        `/paths/~1things/post/requestBody/content/${type.replace("/", "~1")}/schema/xml`,
      ]);
    }
    expect((await readText(sends("application/json"))).places("encoding-ignored")).toEqual([]);
  });
});
