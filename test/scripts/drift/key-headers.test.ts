import { expect, it } from "vitest";
import { readText } from "../../helpers/read-text.js";
import { changesBetween, documentOf } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const header = (name: string, required: boolean, more: Node = {}) => ({
  name,
  in: "header",
  required,
  schema: { type: "string" },
  ...more,
});
const calls = (parameters: readonly Node[], root: Node = {}) => documentOf({ operation: { parameters }, root });
const schemes = (scheme: string) => ({
  security: [{ dock: [] }],
  components: { securitySchemes: { dock: { type: "http", scheme } } },
});
const place = "/paths/~1things/post/parameters/1";
const other = { name: "page", in: "query", schema: { type: "integer" } };
const told = async (base: object, revision: object) =>
  (await changesBetween(base, revision)).map(({ level, id, name, base, revision }) =>
    [level, id, name, base?.pointer, revision?.pointer].join(" "),
  );

it("a header that is read as a key is told by its name, at its place, and as no scheme", async () => {
  const none = calls([other]);
  for (const name of ["authorization", "X-Api-Key"]) {
    const [must, may] = [true, false].map((required) => calls([other, header(name, required)]));
    const words = `header parameter ${name}`;
    expect(await told(none, must ?? {})).toEqual([`error api-security-added ${words}  ${place}`]);
    expect(await told(none, may ?? {})).toEqual([`info api-security-added ${words}  ${place}`]);
    expect((await changesBetween(must ?? {}, none)).map(({ id, base }) => [id, base?.pointer])).toEqual([
      ["api-security-removed", place],
    ]);
  }
});

it("a header in the place of which there is a scheme that is another is no scheme that went", async () => {
  const written = calls([other, header("Authorization", true)]);
  expect(await told(written, calls([other], schemes("basic")))).toEqual([
    `error api-security-removed header parameter Authorization ${place} /security/0`,
    `info api-security-component-added dock  /components/securitySchemes/dock`,
    `info api-security-added dock ${place} /security/0`,
  ]);
  // The same is sent.
  expect(await told(written, calls([other], schemes("bearer")))).toEqual([]);
});

it("a header beside a scheme that sends it is told to say nothing", async () => {
  const { diagnostics, places } = await readText(
    calls([other, header("Authorization", true)], { ...schemes("bearer") }),
  );
  expect(places("unsupported-parameter").map((at) => at.split(" ")[1])).toEqual([place]);
  expect(diagnostics.filter(({ code }) => code === "unsupported-parameter").map(({ severity }) => severity)).toEqual([
    "info",
  ]);
});
