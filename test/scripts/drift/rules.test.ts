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
  "request-body-encoding": "The fields of a form are sent by clients only.",
  "request-body-media-type": "Mirrored by `response-media-type-…`.",
  "response-media-type": "Mirrored by `request-body-media-type-…`; a request may be sent in any type that is taken.",
  "response-success-status": "Requests have no status.",
  "response-non-success-status": "Requests have no status.",
  "required-response-header": "Mirrored by `request-parameter-removed`.",
  "optional-response-header": "Mirrored by `request-parameter-removed`.",
  "request-stream": "Only requests ask for a stream.",
  "response-stream": "Requests do not stream.",
  "response-link": "Requests have no links.",
  "response-header": "Mirrored by the rules of request parameters.",
};

/** Rules of one direction that the other lacks. */
const alone = [...rules.values()].flatMap(({ id, direction }) => {
  if (direction === "none") return [];
  const other = direction === "request" ? id.replace("request", "response") : id.replace("response", "request");
  return rules.has(id.includes("mediatype") ? id.replace("response-mediatype", "request-body") : other) ? [] : [id];
});

describe("the rules", () => {
  it("the rules have a mirror in the other direction or a reason not to", () => {
    const starts = Object.keys(waivers);
    expect(alone.filter((id) => !starts.some((start) => id.startsWith(start)))).toEqual([]);
    expect(starts.filter((start) => !alone.some((id) => id.startsWith(start)))).toEqual([]);
  });

  it("the rules mirror the effect in the level: what narrows breaks requests, what widens breaks responses", () => {
    for (const [name, { effect, request, response }] of ruleFamilies) {
      if (effect === "narrows") expect([name, response]).toEqual([name, "info"]);
      if (effect === "widens" && name !== "prefix-items-added") {
        expect([name, ["info", "warning"].includes(request)]).toEqual([name, true]);
      }
      if (effect === "annotates") expect([name, request, response]).toEqual([name, "info", "info"]);
    }
  });

  it("the rules explain themselves in words of their own", () => {
    for (const { id, title, explanation, advice } of rules.values()) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([id, title]).toEqual([id, expect.stringMatching(/^[A-Z].{5,}[^.]$/)]);
      expect([id, explanation]).toEqual([id, expect.stringMatching(/^[A-Z].{19,}\.$/)]);
      expect([id, advice]).toEqual([id, expect.stringMatching(/^[A-Z].{5,}[.)]$/)]);
    }
  });

  it("the rules are told in sentences that mention only facts and never nothing", () => {
    const slots = /\{(?!(?:subject|name|from|to|notice)\})/;
    for (const { id, message, brief } of rules.values()) {
      const briefs = typeof brief === "string" || Array.isArray(brief) ? [brief].flat() : [];
      for (const text of [[message].flat(), briefs].flat())
        expect([id, text]).toEqual([id, expect.not.stringMatching(slots)]);
      for (const text of [message].flat()) {
        expect([id, text]).toEqual([id, expect.stringMatching(/^(?:[A-Z]|\{subject\}|\{name\}).*\.$/)]);
        expect([id, text]).toEqual([id, expect.not.stringMatching(/nothing|undefined| {2}|``/)]);
      }
    }
  });

  it("the rules tell each of their facts once, but for the fact that a sentence comes back to", () => {
    const comesBack = new Set(["dependent-required-added", "dependent-required-removed", "dependent-required-changed"]);
    const told = [...ruleFamilies].filter(([name]) => !comesBack.has(name)).map(([, { message }]) => message);
    const single = [...rules.values()].filter(({ id }) => !/dependent-required/.test(id)).map(({ message }) => message);
    for (const text of [...told, ...single].flat()) {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([text, names.length]).toEqual([text, new Set(names).size]);
    }
  });

  it("the rules have advice for whoever calls the API, not for whoever describes it", () => {
    for (const { id, advice } of rules.values())
      expect([id, advice]).toEqual([id, expect.not.stringMatching(/`?x-sunset|Add `|release|deprecate|Restore|Raise/)]);
  });
});
