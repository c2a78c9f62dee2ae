import { expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { ClientPrinter } from "../../../../scripts/emit/print-client.js";
import { readText } from "../../../helpers/read-text.js";

it.each([
  ["https://your-domain/v1", true, "https://{your-domain}/v1", "/v1"],
  ["https://{host}/v1", true, "https://{host}/v1", "/v1"],
  ["https://{host}/v1", undefined, "https://knot.example/v1", "https://knot.example/v1"],
  ["https://api.knot.example/v1", undefined, "https://api.knot.example/v1", "https://api.knot.example/v1"],
])("of %s, marked as a stand-in: %s, clients call %s and have the base %j", async (url, isStandIn, called, base) => {
  const { contract, places } = await readText({
    openapi: "3.1.0",
    info: { title: "Ships", version: "1" },
    servers: [
      { url, variables: { host: { default: "knot.example" } }, ...(isStandIn && { "x-concord-stand-in": true }) },
    ],
    paths: { "/ships": { get: { responses: { 200: { description: "Ships." } } } } },
  });
  expect(contract.servers.map((server) => server.url)).toEqual([called]);
  expect(contract.root).toBe("/v1");
  const files = await new ClientPrinter().print(contract, "openapi-concord/runtime", new Diagnostics().report);
  expect(files.get("resources.ts")).toContain(`baseURL: ${JSON.stringify(base)}`);
  expect(places("extension-invalid")).toEqual([]);
});

it("the mark of a stand-in is true, and of a server", async () => {
  const mark = { "x-concord-stand-in": "yes" };
  const { places } = await readText({
    openapi: "3.1.0",
    info: { title: "Ships", version: "1" },
    servers: [{ url: "https://your-domain", ...mark }],
    paths: { "/ships": { ...mark, get: { responses: { 200: { description: "Ships." } } } } },
  });
  expect(places("extension-invalid").map((place) => place.replace(/^\d+ /, ""))).toEqual([
    "/paths/~1ships/x-concord-stand-in",
    "/servers/0/x-concord-stand-in",
  ]);
});
