import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareContracts } from "../../../scripts/drift/find-changes.js";
import { ContractLoader } from "../../../scripts/project/contract-loader.js";
import { withFiles } from "../../helpers/with-files.js";
import { harbour, indented, linesOf, shown } from "./lines.js";

describe("beside schemas", () => {
  const port = (operation: string, root = "") => `openapi: 3.1.0
info: { title: Port, version: "1" }
${root}paths:
  /berths:
    get:
${indented(operation, 6)}
      responses:
        "200":
          description: Berths
`;
  const query = (rules: string) => port(`parameters:\n  - name: at\n    in: query\n${indented(rules, 4)}`);
  const list = "schema: { type: array, items: { type: string } }";

  it.each<[string, string, string]>([
    [query(list), query(`${list}\nrequired: true`), "request-parameter-became-required | - name: at | required: true"],
    [
      query(`${list}\nexplode: true`),
      query(`${list}\nexplode: false`),
      "request-parameter-style-changed | explode: true | explode: false",
    ],
    [
      query(`${list}\nallowReserved: true`),
      query(list),
      "request-parameter-allow-reserved-removed | allowReserved: true | - name: at",
    ],
    [query(list), query(`${list}\ndeprecated: true`), "request-parameter-deprecated | - name: at | deprecated: true"],
    [port("summary: s"), port("summary: s\ndeprecated: true"), "endpoint-deprecated | get: | deprecated: true"],
    [port("operationId: a"), port("operationId: b"), "api-operation-id-removed | operationId: a | operationId: b"],
    [port("tags:\n  - a\n  - b"), port("tags:\n  - a"), "api-tag-removed | - b | tags:"],
    [
      port("security:\n  - login:\n      - read"),
      port("security:\n  - login:\n      - read\n      - write"),
      "api-security-scope-added | - login: | - write",
    ],
    [
      port("summary: s", "servers:\n  - description: here\n    url: https://a.example\n"),
      port("summary: s", "servers:\n  - description: here\n    url: https://b.example\n"),
      "api-server-removed | url: https://a.example | url: https://b.example",
    ],
  ])("%#: a keyword stands on its own line", async (base, revision, expected) => {
    const security = `components:\n  securitySchemes:\n    login:\n      type: oauth2\n      flows: { implicit: { authorizationUrl: https://a.example, scopes: { read: "", write: "" } } }\n`;
    expect(await linesOf(base + security, revision + security)).toEqual([expected]);
  });

  it("the URL of a flow of a security scheme", async () => {
    const secured = (url: string) =>
      `${port("summary: s")}components:\n  securitySchemes:\n    login:\n      type: oauth2\n      flows:\n        implicit:\n          scopes: {}\n          authorizationUrl: ${url}\n`;
    expect(await linesOf(secured("https://a.example"), secured("https://b.example"))).toEqual([
      "api-security-component-oauth-url-changed | authorizationUrl: https://a.example | authorizationUrl: https://b.example",
    ]);
  });
});

it("what a parameter of Swagger 2.0 says itself stands on the line where it says so", async () => {
  const ferries = (rules: string) => `swagger: "2.0"
info: { title: Ferries, version: "1" }
paths:
  /trips:
    get:
      parameters:
        - name: stops
          in: query
          type: array
          items: { type: string }
${indented(rules, 10)}
      responses: { 200: { description: Trips } }
`;
  const [one, two] = [ferries("maxItems: 9\ncollectionFormat: csv"), ferries("maxItems: 5\ncollectionFormat: pipes")];
  expect(await linesOf(one, two)).toEqual([
    "request-parameter-max-items-decreased | maxItems: 9 | maxItems: 5",
    "request-parameter-style-changed | collectionFormat: csv | collectionFormat: pipes",
  ]);
});

describe("what an overlay says otherwise", () => {
  const ship = harbour("type: string\nmaxLength: 9\nenum:\n  - brig\n  - yawl");
  const property = "$.paths['/ships'].put.requestBody.content['application/json'].schema.properties";

  /** The changes that an overlay makes of a description. */
  async function overlaid(actions: readonly object[]): Promise<readonly string[]> {
    const overlay = JSON.stringify({ overlay: "1.0.0", info: { title: "O", version: "1" }, actions }, null, 1);
    return withFiles({ "ship.yaml": ship, "overlay.json": overlay }, async (cwd) => {
      const sides = [[], [join(cwd, "overlay.json")]].map((overlays) => ({
        overlays,
        loader: new ContractLoader({ cwd, forComparison: true }),
      }));
      const [base, revision] = await Promise.all(
        sides.map(({ loader, overlays }) => loader.load({ spec: "ship.yaml", overlays })),
      );
      if (base === undefined || revision === undefined) throw new Error("Not loaded.");
      const loaderOf = (side: "base" | "revision") => sides[side === "base" ? 0 : 1]?.loader;
      const { changes } = compareContracts(base, revision, {
        witnesses: false,
        locate: (origin, side) => loaderOf(side)?.locate(origin) ?? origin,
        nodeAt: (origin, side) => loaderOf(side)?.nodeAt(origin),
      });
      return changes.map((change) => {
        const text = change.revision?.file === "overlay.json" ? overlay : ship;
        return shown([ship, text], change);
      });
    });
  }

  it("is not shown where the file has something else, or what is gone", async () => {
    expect(await overlaid([{ target: `${property}.ship`, update: { maxLength: 5 } }])).toEqual([
      "request-property-max-length-decreased | maxLength: 9 | ship:",
    ]);
    expect(await overlaid([{ target: `${property}.ship.maxLength`, remove: true }])).toEqual([
      "request-property-max-length-unset | maxLength: 9 | ship:",
    ]);
    expect(await overlaid([{ target: `${property}.ship.enum[0]`, remove: true }])).toEqual([
      "request-property-enum-value-removed | - brig | ship:",
    ]);
    expect(await overlaid([{ target: `${property}.ship`, update: { enum: ["bark"] } }])).toEqual([
      "request-property-enum-value-added | ship: | ship:",
    ]);
  });

  it("is shown in the overlay where all of the schema is from there", async () => {
    const replaced = [
      { target: `${property}.ship`, remove: true },
      { target: property, update: { ship: { type: "string", maxLength: 5, enum: ["brig", "yawl"] } } },
    ];
    expect(await overlaid(replaced)).toEqual([
      'request-property-max-length-decreased | maxLength: 9 | "maxLength": 5,',
    ]);
  });
});
