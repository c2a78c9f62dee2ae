import { describe, expect, it } from "vitest";
import { ruleFamilies, rules } from "../../../scripts/drift/rules/registry.js";

/** Single rules about requests or responses that the other direction does not need, and why. */
const waivers: Readonly<Record<string, string>> = {
  "new-": "An added parameter or property has other ids in responses: `…-property-added`, `response-header-added`.",
  "request-property-removed": "Responses distinguish required from optional properties.",
  "request-property-became-required-with-default": "A default does not matter to what a response holds.",
  "request-read-only-property": "The mirror is a write-only response property, which no client receives.",
  "response-write-only-property": "The mirror is a read-only request property, which no client sends.",
  "response-required-": "Requests do not distinguish required from optional properties that go.",
  "response-optional-": "Requests do not distinguish required from optional properties that go.",
  "request-parameter": "Parameters are mirrored by headers, which have no deprecation, style or sunset of their own.",
  "request-header-property": "Response headers are compared by the rules of `response-header-property`.",
  "request-body-added": "A response has a status, and with it a body or not.",
  "request-body-unknown": "A response has a status, and with it a body or not.",
  "request-body-removed": "A response has a status, and with it a body or not.",
  "request-body-became": "Response bodies are never optional.",
  "request-body-enum-value": "Mirrored by `response-mediatype-enum-value-…`.",
  "request-body-media-type": "Mirrored by `response-media-type-…`.",
  "response-media-type": "Mirrored by `request-body-media-type-…`; a request may be sent in any type that is taken.",
  "response-success-status": "Requests have no status.",
  "response-non-success-status": "Requests have no status.",
  "required-response-header": "Mirrored by `request-parameter-removed`.",
  "optional-response-header": "Mirrored by `request-parameter-removed`.",
  "response-header": "Mirrored by the rules of request parameters.",
};

describe("the rules", () => {
  it("have a mirror in the other direction or a reason not to", () => {
    const alone = [...rules.values()].filter(({ id, direction }) => {
      if (direction === "none") return false;
      if (id.includes("mediatype")) return !rules.has(id.replace("response-mediatype", "request-body"));
      const other = direction === "request" ? id.replace("request", "response") : id.replace("response", "request");
      return !rules.has(other) && !Object.keys(waivers).some((start) => id.startsWith(start));
    });
    expect(alone.map(({ id }) => id)).toEqual([]);
  });

  it("mirror the effect in the level: what narrows breaks requests, what widens breaks responses", () => {
    for (const { suffix, effect, request, response } of ruleFamilies) {
      if (effect === "narrows") expect([suffix, response]).toEqual([suffix, "info"]);
      if (effect === "widens" && !["prefix-items-added"].includes(suffix)) {
        expect([suffix, ["info", "warning"].includes(request)]).toEqual([suffix, true]);
      }
      if (effect === "annotates") expect([suffix, request, response]).toEqual([suffix, "info", "info"]);
    }
  });

  it("explain themselves in words of their own", () => {
    for (const rule of rules.values()) {
      expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([rule.id, rule.title.length > 5, rule.explanation.length > 20, rule.fix.length > 5]).toEqual([
        rule.id,
        true,
        true,
        true,
      ]);
    }
  });
});
