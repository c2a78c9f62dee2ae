import { describe, expect, it } from "vitest";
import { type ChangedPart, locationOf, subjectOf } from "../../../../scripts/drift/changes/changed-part.js";
import { pathText, type Step } from "../../../../scripts/drift/changes/step.js";

const inside: readonly Step[] = [{ kind: "property", name: "a" }];

describe("where a change is", () => {
  const cases: readonly (readonly [part: ChangedPart, location: string, subject: string, inner: string])[] = [
    [
      { kind: "operation", operation: "GET /a" },
      "operation",
      "operation `GET /a`",
      "property `a` of operation `GET /a`",
    ],
    [
      { kind: "operation", operation: "GET /a", removed: true },
      "operation",
      "the removed operation `GET /a`",
      "property `a` of the removed operation `GET /a`",
    ],
    [
      { kind: "path", operation: "GET /a" },
      "operation",
      "the path of `GET /a`",
      "property `a` of the path of `GET /a`",
    ],
    [
      { kind: "path", operation: "GET /a", removed: true },
      "operation",
      "the removed path of `GET /a`",
      "property `a` of the removed path of `GET /a`",
    ],
    [
      { kind: "parameter", in: "query", name: "q" },
      "request.query.q",
      "query parameter `q`",
      "property `a` of query parameter `q`",
    ],
    [
      { kind: "parameter", in: "path", name: "a`b", removed: true },
      "request.path.a`b",
      "the removed path parameter `a'b`",
      "property `a` of the removed path parameter `a'b`",
    ],
    [{ kind: "request-body" }, "request.body", "the request body", "request property `a`"],
    [
      { kind: "request-body", mediaType: "text/csv" },
      "request.body(text/csv)",
      "the request body (text/csv)",
      "request property `a` (text/csv)",
    ],
    [
      { kind: "response", status: "404" },
      "response.404",
      "the response with status 404",
      "property `a` of the response with status 404",
    ],
    [
      { kind: "response", status: "default" },
      "response.default",
      "the default response",
      "property `a` of the default response",
    ],
    [
      { kind: "response-body", status: "200" },
      "response.200.body",
      "the response body (200)",
      "response property `a` (200)",
    ],
    [
      { kind: "response-body", status: "200", mediaType: "text/csv" },
      "response.200.body(text/csv)",
      "the response body (200, text/csv)",
      "response property `a` (200, text/csv)",
    ],
    [
      { kind: "response-header", status: "200", name: "X-A" },
      "response.200.header.X-A",
      "response header `X-A` (200)",
      "property `a` of response header `X-A` (200)",
    ],
    [{ kind: "stream-event" }, "response.stream[]", "an event of the stream", "event property `a`"],
    [{ kind: "webhook", name: "w" }, "webhook.w", "webhook `w`", "property `a` of webhook `w`"],
    [{ kind: "callback", name: "c" }, "callback.c", "callback `c`", "property `a` of callback `c`"],
    [{ kind: "webhook-body", name: "w" }, "webhook.w.body", "the body of webhook `w`", "property `a` of webhook `w`"],
    [
      { kind: "webhook-body", name: "w", mediaType: "text/csv" },
      "webhook.w.body(text/csv)",
      "the body of webhook `w` (text/csv)",
      "property `a` of webhook `w` (text/csv)",
    ],
    [
      { kind: "callback-body", name: "c" },
      "callback.c.body",
      "the body of callback `c`",
      "property `a` of callback `c`",
    ],
    [
      { kind: "webhook-response", name: "w", status: "200" },
      "webhook.w.response.200",
      "the response to webhook `w` (200)",
      "property `a` of the response to webhook `w` (200)",
    ],
    [
      { kind: "callback-response-body", name: "c", status: "2XX", mediaType: "text/csv" },
      "callback.c.response.2XX.body(text/csv)",
      "the body of the response to callback `c` (2XX, text/csv)",
      "property `a` of the response to callback `c` (2XX, text/csv)",
    ],
    [
      { kind: "webhook-response-header", name: "w", status: "200", header: "X-A" },
      "webhook.w.response.200.header.X-A",
      "header `X-A` of the response to webhook `w` (200)",
      "property `a` of header `X-A` of the response to webhook `w` (200)",
    ],
    [{ kind: "security" }, "security", "the API", "property `a` of the API"],
    [{ kind: "servers" }, "servers", "the API", "property `a` of the API"],
    [
      { kind: "security-scheme", name: "s" },
      "components.securitySchemes.s",
      "security scheme `s`",
      "property `a` of security scheme `s`",
    ],
    [
      { kind: "security-scheme", name: "s", flow: "implicit" },
      "components.securitySchemes.s.implicit",
      "the `implicit` flow of security scheme `s`",
      "property `a` of the `implicit` flow of security scheme `s`",
    ],
    [{ kind: "schema", name: "S" }, "components.schemas.S", "schema `S`", "property `a` of schema `S`"],
    [{ kind: "info" }, "info", "the description", "property `a` of the description"],
  ];

  it.each(cases)("where a change is, and what a sentence calls it: %j", (part, location, subject, inner) => {
    expect([locationOf(part, []), subjectOf(part, []), subjectOf(part, inside)]).toEqual([location, subject, inner]);
    expect(locationOf(part, inside)).toBe(`${location}.a`);
  });

  const steps: readonly (readonly [step: Step, text: string, subject: string])[] = [
    [{ kind: "property", name: "a_b-c$1é" }, ".a_b-c$1é", "property `a_b-c$1é`"],
    [{ kind: "property", name: "a b" }, '["a b"]', 'property `["a b"]`'],
    [{ kind: "property", name: "" }, '[""]', 'property `[""]`'],
    [{ kind: "items" }, "[]", "item `[]`"],
    [{ kind: "prefix", index: 2 }, "[2]", "item `[2]`"],
    [{ kind: "additional" }, ".*", "property `*`"],
    [{ kind: "pattern", pattern: "^a" }, "[/^a/]", "property `[/^a/]`"],
    [{ kind: "branch", label: "TextPart" }, "(TextPart)", "alternative `(TextPart)`"],
    [{ kind: "keyword", keyword: "not" }, "<not>", "part `<not>`"],
  ];

  it.each(steps)("where a change is, by a step: %j", (step, text, subject) => {
    expect(pathText([step])).toBe(text);
    expect(subjectOf({ kind: "request-body" }, [step])).toBe(`request ${subject}`);
  });

  it("where a change is, by all steps", () => {
    const way: readonly Step[] = [{ kind: "property", name: "a" }, { kind: "items" }, { kind: "property", name: "b" }];
    expect(pathText(way)).toBe(".a[].b");
    expect(subjectOf({ kind: "request-body" }, way)).toBe("request property `a[].b`");
    expect(pathText([])).toBe("");
  });
});
