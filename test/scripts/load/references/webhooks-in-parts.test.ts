import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { loadDocument } from "../../../../scripts/load/load.js";
import { SourceFiles } from "../../../../scripts/load/read/source-files.js";
import { diffDocuments } from "../../../../scripts/project/diff-documents.js";
import { withFiles } from "../../../helpers/with-files.js";

const done = { 200: { description: "" } };
const hooks = (type: string) => ({
  late: { post: { requestBody: { content: { "application/json": { schema: { $ref: "#/Trip" } } } }, responses: done } },
  Trip: { type: "object", properties: { berth: { type } } },
});
const early = (ref: string) => ({
  post: { requestBody: { content: { "application/json": { schema: { $ref: ref } } } }, responses: done },
});
const api = (openapi: string, section: string, part: string) => ({
  openapi,
  info: { title: "Ferries", version: "1" },
  paths: {},
  [section]: { late: { $ref: `${part}#/late` }, early: early(`${part}#/Trip`) },
});

const diff = (openapi: string, section: string, part = "./two.json") =>
  withFiles(
    {
      "base.json": JSON.stringify(api(openapi, section, "./one.json")),
      "revision.json": JSON.stringify(api(openapi, section, part)),
      "one.json": JSON.stringify(hooks("string")),
      "two.json": JSON.stringify(hooks("integer")),
    },
    (folder) => diffDocuments(join(folder, "base.json"), join(folder, "revision.json")),
  );

it.each(["webhooks", "x-webhooks"])("two parts of one name are told where %s refer to them", (section) =>
  withFiles(
    {
      "base.json": JSON.stringify({
        ...api("3.0.3", section, "./one.json"),
        [section]: { a: early("./one.json#/Trip"), b: early("./two.json#/Trip") },
      }),
      "one.json": JSON.stringify(hooks("string")),
      "two.json": JSON.stringify(hooks("integer")),
    },
    async (folder) => {
      const found = new Diagnostics();
      const sources = new SourceFiles(folder, found.report);
      await loadDocument("base.json", { sources, diagnostics: found });
      const told = found.all.filter(({ code }) => code === "name-collision").map(({ at }) => at.pointer);
      expect(told).toEqual([`/${section}/b/post/requestBody/content/application~1json/schema`]);
    },
  ),
);

describe.each(["3.0.3", "3.1.0"])("webhooks of OpenAPI %s in several files", (openapi) => {
  it.each(["webhooks", "x-webhooks"])("what %s refer to is read", async (section) => {
    const { changes } = await diff(openapi, section);
    expect(changes.map(({ id }) => id)).toEqual(["response-property-type-changed"]);
    expect(changes[0]?.revision?.pointer).toBe("/Trip/properties/berth/type");
  });

  it.each(["webhooks", "x-webhooks"])("what %s refer to in vain is told where it stands", async (section) => {
    const place = { at: expect.objectContaining({ pointer: expect.stringContaining(`/${section}/`) }) };
    await expect(diff(openapi, section, "./three.json")).rejects.toMatchObject({
      diagnostics: expect.arrayContaining([expect.objectContaining(place)]),
    });
  });
});
