import { describe, expect, it } from "vitest";
import { chooseMedia } from "../../../src/transport/choose-media.js";
import type { BodySpec } from "../../../src/transport/provider.js";

/** The media type that is chosen of some, for a value. */
function chosen(value: unknown, types: readonly string[], wanted?: string): string {
  const [first = "", ...others] = types;
  return chooseMedia({ type: first, others: others.map((type) => ({ type })) } as BodySpec, value, wanted).type;
}

const json = "application/json";
const multipart = "multipart/form-data";
const pairs = "application/x-www-form-urlencoded";
const bytes = "application/octet-stream";
const file = { type: "", arrayBuffer: async () => new ArrayBuffer(1) };
const deep = (depth: number): unknown => (depth === 0 ? file : { in: deep(depth - 1) });

describe("the media type of a body", () => {
  it.each<[string, unknown, readonly string[], string]>([
    ["a form", new FormData(), [json, multipart, pairs], multipart],
    ["a form where none is described", new FormData(), [json, pairs], json],
    ["a form where a kind of multipart is", new FormData(), [json, "multipart/mixed"], "multipart/mixed"],
    ["pairs", new URLSearchParams(), [json, multipart, pairs], pairs],
    ["pairs where none are described", new URLSearchParams(), [json, multipart], json],
    ["an object with a file", { a: [file] }, [json, pairs, multipart], multipart],
    ["an object with a file where pairs are described", { a: file }, [json, pairs], pairs],
    ["an object with a file where JSON alone is", { a: file }, [json], json],
    ["an object without a file", { a: [1, null, "x"] }, [multipart, json], json],
    ["an object where no JSON is described", { a: 1 }, ["text/plain", pairs], pairs],
    ["an object where neither is described", { a: 1 }, ["text/plain", "image/png"], "text/plain"],
    ["a file at the depth that is looked at", deep(20), [json, multipart], multipart],
    ["a file deeper than is looked at", deep(21), [json, multipart], json],
    ["a text", "a", [json, "text/csv", "text/plain"], "text/plain"],
    ["a text of any kind", "a", [json, "text/csv"], "text/csv"],
    ["a text of XML", "a", [json, "image/png", "application/xml"], "application/xml"],
    ["a text of a kind of XML", "a", [json, "image/png", "image/svg+xml"], "image/svg+xml"],
    ["a text of YAML", "a", [json, "image/png", "application/x-yaml"], "application/x-yaml"],
    ["a text of YAML by its newer name", "a", [json, "image/png", "application/yaml"], "application/yaml"],
    ["a text of what is no other kind", "a", [json, multipart, pairs, bytes], bytes],
    ["a text of JSON alone", "a", [json, multipart], json],
    ["a number", 1, [multipart, "application/a+json"], "application/a+json"],
    ["a list for a patch", [], [json, "application/json-patch+json"], json],
    [
      "a list for patches alone",
      [],
      ["application/merge-patch+json", "application/json-patch+json"],
      "application/json-patch+json",
    ],
    [
      "an object for patches alone",
      {},
      ["application/json-patch+json", "application/merge-patch+json"],
      "application/merge-patch+json",
    ],
    ["a list for a patch that takes none", [], ["application/merge-patch+json"], "application/merge-patch+json"],
  ])("the media type of a body is that of what it is: %s", (_, value, types, type) => {
    expect(chosen(value, types)).toBe(type);
  });

  it.each<[string, string, readonly string[], string]>([
    ["bytes that say nothing", "", [json, "image/png"], "image/png"],
    ["bytes that say nothing, and bytes described", "", ["image/png", bytes, "image/gif"], bytes],
    ["bytes that say nothing, and a range described", "", ["image/png", "audio/*"], "audio/*"],
    ["bytes that say nothing, of JSON alone", "", [json, multipart], json],
    ["bytes of a type", "image/gif", ["image/png", "image/gif"], "image/gif"],
    ["bytes of a type with more said", "IMAGE/gif; q=1", ["image/png", "image/gif"], "image/gif"],
    ["bytes of a range", "image/gif", ["audio/*", "image/*"], "image/*"],
    ["bytes of a type that is not described, beside a range", "video/mp4", ["image/png", "*/*"], "*/*"],
    ["bytes of a type that is not described, with one choice", "video/mp4", [json, "image/png"], "image/png"],
    ["bytes of JSON", json, [json, "image/png"], json],
    ["bytes of JSON, of JSON alone", json, [json, multipart], json],
    ["bytes of a type with signs", "image/svg+xml", ["image/svgxml", "image/svg+xml"], "image/svg+xml"],
  ])("the media type of a body is what its bytes say: %s", (_, type, types, found) => {
    expect(chosen({ ...file, type }, types)).toBe(found);
  });

  it("bytes that are encoded already are sent as other bytes are", () => {
    const encode = async () => ({ data: "" });
    const spec = { type: json, others: [{ type: "image/png", encode }] } as unknown as BodySpec;
    expect(chooseMedia(spec, { ...file, type: json }, undefined)).toEqual({ type: json, encode });
  });

  it("bytes of several kinds have to say which", () => {
    expect(() => chosen(file, ["image/png", "image/gif", json])).toThrow(
      "The body has to say which it is of image/png, image/gif: give a Blob its type, or the option contentType.",
    );
    expect(() => chosen({ ...file, type: 1 }, ["image/png", "image/gif"])).toThrow("The body has to say which");
    expect(() => chosen({ ...file, type: "audio/ogg" }, ["image/png", "image/gif"])).toThrow(
      "The body is audio/ogg, and what is described is image/png, image/gif. The option contentType goes before both.",
    );
  });

  it("what the caller wants goes first, where it is described", () => {
    expect(chosen({}, [json, "image/*"], "image/png")).toBe("image/*");
    expect(chosen(file, [json, "image/png"], " Application/JSON ; charset=x")).toBe(json);
    expect(chosen(new FormData(), [json, multipart], "text/plain")).toBe(json);
    expect(chosen({}, [json, "application/a.b"], "application/axb")).toBe(json);
    expect(chosen({}, [json, "a/b"], "xa/bx")).toBe(json);
  });
});
