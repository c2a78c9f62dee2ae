import { describe, expect, it } from "vitest";
import { answerForms } from "../../src/client/answer-forms.js";

const formats = {
  field: "response_format",
  values: { text: ["text", "text/plain"], srt: ["binary", "application/x-subrip"] },
} as const;

describe("the forms that a call asks for", () => {
  it.each([
    ["JSON where nothing else is described", {}, {}, ["json"], "application/json"],
    ["anything where the answer is no JSON", { response: "binary" }, {}, ["binary"], "*/*"],
    [
      "what is described to be accepted",
      { response: ["text", "json"], accept: "text/csv" },
      {},
      ["text", "json"],
      "text/csv",
    ],
    [
      "what the field of the format says",
      { formats },
      { response_format: "text" },
      ["text", "json"],
      "text/plain, application/json",
    ],
    [
      "the format, or nothing where that is described",
      { response: ["json", "none"], formats },
      { response_format: "srt" },
      ["binary", "json", "none"],
      "application/x-subrip, application/json",
    ],
    [
      "what is described for a format that is not",
      { response: ["json", "none"], formats },
      { response_format: "vtt" },
      ["json", "none"],
      "application/json",
    ],
    ["what is described where no format is asked for", { formats }, {}, ["json"], "application/json"],
    ["no format that objects inherit", { formats }, { response_format: "toString" }, ["json"], "application/json"],
  ] as const)("the forms that a call asks for are %s", (_, spec, fields, forms, accept) => {
    expect(answerForms.ask(spec as Parameters<typeof answerForms.ask>[0], fields)).toEqual({ forms, accept });
  });
});
