import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../scripts/base/json.js";
import { done, info, repaired } from "../../../helpers/repaired.js";

describe("a description that is repaired", () => {
  it.each<[string, JsonObject, JsonObject, readonly string[]]>([
    ["info that is missing", { info: undefined }, { info: { title: "API", version: "" } }, ["keyword-repaired "]],
    [
      "info without a version",
      { info: { title: 1 } },
      { info: { title: "1", version: "" } },
      ["keyword-repaired /info/title", "keyword-repaired /info"],
    ],
    [
      "info with numbers and flags",
      { info: { title: true, version: 1, description: 2, summary: 3 } },
      { info: { title: "true", version: "1", description: "2", summary: "3" } },
      ["title", "version", "description", "summary"].map((key) => `keyword-repaired /info/${key}`),
    ],
    [
      "contact and license that are no objects",
      { info: { ...info, contact: "c", license: 1 } },
      { info },
      ["keyword-repaired /info/contact", "keyword-repaired /info/license"],
    ],
    [
      "contact and license that are",
      { info: { ...info, contact: {}, license: {} } },
      { info: { ...info, contact: {}, license: {} } },
      [],
    ],
    ["a list of servers that is empty", { servers: [] }, {}, ["servers-empty /servers"]],
    [
      "servers without a scheme",
      {
        servers: [
          { url: "api.example.com:80/v1" },
          { url: "a.b" },
          { url: "/v1" },
          { url: "https://a.example" },
          { url: "localhost/v1" },
        ],
      },
      {
        servers: [
          { url: "https://api.example.com:80/v1" },
          { url: "a.b" },
          { url: "/v1" },
          { url: "https://a.example" },
          { url: "localhost/v1" },
        ],
      },
      ["keyword-repaired /servers/0/url"],
    ],
    [
      "servers that are texts",
      { servers: ["/v1", { url: "/v2" }] },
      { servers: [{ url: "/v1" }, { url: "/v2" }] },
      ["keyword-repaired /servers"],
    ],
    [
      "a server that stands alone",
      { servers: { url: "/v1" } },
      { servers: [{ url: "/v1" }] },
      ["keyword-repaired /servers"],
    ],
    ["servers that are nothing of it", { servers: [1] }, { servers: [1] }, []],
    [
      "security that is only named",
      { security: ["a", { b: ["c"] }] },
      { security: [{ a: [] }, { b: ["c"] }] },
      ["keyword-repaired /security"],
    ],
    ["a tag that stands alone", { tags: "a" }, { tags: ["a"] }, ["keyword-repaired /tags"]],
    [
      "security schemes of no type",
      {
        components: {
          securitySchemes: {
            a: { type: "own" },
            b: { type: "http" },
            c: {},
            d: { $ref: "#/x" },
            e: { type: "mutualTLS" },
          },
        },
      },
      { components: { securitySchemes: { b: { type: "http" }, d: { $ref: "#/x" }, e: { type: "mutualTLS" } } } },
      [
        "security-scheme-type /components/securitySchemes/a/type",
        "security-scheme-type /components/securitySchemes/c/type",
      ],
    ],
    [
      "a path of nothing",
      { paths: { "/a": null, "x-b": null } },
      { paths: { "x-b": null } },
      ["keyword-repaired /paths/~1a"],
    ],
    [
      "fields in other letters",
      { paths: { "/a": { GET: { OperationID: "i", ...done, RESPONSES: {} } } } },
      { paths: { "/a": { get: { operationId: "i", RESPONSES: {}, ...done } } } },
      ["keyword-repaired /paths/~1a/GET", "keyword-repaired /paths/~1a/GET/OperationID"],
    ],
    [
      "fields in other letters beside the right ones",
      { paths: { "/a": { get: done, Get: done } } },
      { paths: { "/a": { get: done, Get: done } } },
      [],
    ],
    [
      "paths that are written otherwise",
      { paths: { "a//b/": {}, " /c ": {}, "/:d/<e-f>": {}, "/g:h": {}, "/i/?j=/k/": {}, "/": {}, "x-l/": {} } },
      { paths: { "/a/b/": {}, "/c": {}, "/{d}/{e-f}": {}, "/g:h": {}, "/i/?j=/k/": {}, "/": {}, "x-l/": {} } },
      ["path-repaired /paths/a~1~1b~1", "path-repaired /paths/ ~1c ", "path-repaired /paths/~1:d~1<e-f>"],
    ],
    [
      "paths that are the same",
      { paths: { "/a": {}, "/a/": {} } },
      { paths: { "/a": {}, "/a/": {} } },
      ["path-repaired /paths/~1a~1"],
    ],
    [
      "ids that are used twice",
      {
        paths: { "/a": { get: { operationId: "i", ...done }, put: { operationId: "i", ...done } } },
        webhooks: { w: { post: { operationId: "i", ...done } } },
      },
      { paths: { "/a": { get: { operationId: "i", ...done }, put: done } }, webhooks: { w: { post: done } } },
      [
        "operation-id-duplicate /paths/~1a/put/operationId beside /paths/~1a/get/operationId",
        "operation-id-duplicate /webhooks/w/post/operationId beside /paths/~1a/get/operationId",
      ],
    ],
  ])("a description is repaired: %s", (_, document, wanted, findings) => {
    const { copy, told } = repaired(document);
    expect(copy).toEqual({ info, ...wanted });
    expect(told).toEqual(findings);
  });

  it("what stands below a path that was mended comes from where it was written", () => {
    const { originOf, told } = repaired({ paths: { "a/": { get: {} }, "/b": { get: done } } });
    expect(originOf("/paths/~1a~1/get").pointer).toBe("/paths/a~1/get");
    expect(originOf("/paths/~1b/get").pointer).toBe("/paths/~1b/get");
    expect(originOf("/components").pointer).toBe("/components");
    expect(told).toEqual(["path-repaired /paths/a~1", "responses-missing /paths/a~1/get"]);
  });
});
