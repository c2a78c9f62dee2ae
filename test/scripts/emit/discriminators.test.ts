import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generate } from "../../../scripts/project/generate.js";
import { compileErrors } from "../../helpers/compile.js";
import { importGenerated } from "../../helpers/import-generated.js";

const text = { type: "string" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, required = Object.keys(properties)) => ({ type: "object", properties, required });
const content = (schema: object) => ({ "application/json": { schema } });

interface Verdicts {
  is(value: unknown): boolean;
}

/** Generates a client of one operation that takes and returns the schema, and compiles a program with its types. */
async function build(schema: object, schemas: object, program: string, openapi = "3.1.0") {
  const folder = await mkdtemp(join(tmpdir(), "concord-tags-"));
  try {
    const spec = join(folder, "tags.json");
    const post = {
      requestBody: { required: true, content: content(schema) },
      responses: { 200: { description: "ok", content: content(schema) } },
    };
    const document = {
      openapi,
      info: { title: "Tags", version: "1" },
      servers: [{ url: "https://tags.example" }],
      paths: { "/things": { post } },
      components: { schemas },
    };
    await writeFile(spec, JSON.stringify(document));
    const { files, diagnostics } = await generate({ specs: [spec], runtime: "inline" });
    const errors = compileErrors(new Map([...files, ["program.ts", program]]));
    const validators = (await importGenerated(files, "validators.ts")) as Record<string, Verdicts>;
    const written = JSON.stringify(JSON.parse(files.get("openapi.json") ?? ""));
    const version = (JSON.parse(written) as { openapi: string }).openapi;
    return { errors, validators, diagnostics, version, written };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const animals = {
  Cat: object({ kind: text, lives: { type: "integer" } }),
  Dog: object({ kind: text, bark: { type: "boolean" } }),
  Animal: {
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: {
      propertyName: "kind",
      mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
    },
  },
};

describe("discriminators", () => {
  it("a choice inside allOf has all members of its branches once the tag is known", async () => {
    const named = { allOf: [ref("Animal"), object({ name: text })] };
    const program = `
      import type { ThingsCreateRequest } from "./types.js";
      export function read(value: ThingsCreateRequest): number | boolean {
        const name: string = value.name;
        return value.kind === "cat" ? value.lives + name.length : value.bark;
      }
      export const right: ThingsCreateRequest = { kind: "dog", bark: true, name: "Rex" };
      // @ts-expect-error: a dog has no lives
      export const wrong: ThingsCreateRequest = { kind: "dog", lives: 9, name: "Rex" };`;
    const { errors, validators } = await build(named, animals, program);
    expect(errors).toEqual([]);
    const { ThingsCreateRequest } = validators;
    expect(ThingsCreateRequest?.is({ kind: "cat", lives: 9, name: "Tom" })).toBe(true);
    expect(ThingsCreateRequest?.is({ kind: "cat", bark: true, name: "Tom" })).toBe(false);
  });

  const family = {
    Pet: { ...object({ kind: text }), discriminator: { propertyName: "kind", mapping: { dog: ref("Dog").$ref } } },
    Dog: { allOf: [ref("Pet"), object({ bark: { type: "boolean" } })] },
    Cat: { allOf: [ref("Pet"), object({ lives: { type: "integer" } })] },
    Home: object({ pets: { type: "array", items: ref("Pet") } }),
  };

  it("where a parent is asked for, every child goes, and says by its tag which it is", async () => {
    const program = `
      import type { Cat, Dog, Home, ThingsCreateRequest } from "./types.js";
      export const dog: Dog = { kind: "dog", bark: true };
      export const cat: Cat = { kind: "Cat", lives: 9 };
      export const any: readonly ThingsCreateRequest[] = [dog, cat, { kind: "dog", bark: false }, { kind: "fish" }];
      export const home: Home = { pets: [dog, { kind: "Cat", lives: 7 }] };
      // @ts-expect-error: the tag of a dog is "dog"
      export const wrong: Dog = { kind: "cat", bark: true };`;
    const { errors, validators, version } = await build(ref("Pet"), family, program);
    expect(errors).toEqual([]);
    const { Home, Dog } = validators;
    const verdicts = [
      Dog?.is({ kind: "dog", bark: true }),
      Dog?.is({ kind: "cat", bark: true }),
      Home?.is({ pets: [{ kind: "dog", bark: true }, { kind: "Cat", lives: 9 }, { kind: "fish" }] }),
      Home?.is({ pets: [{ kind: "dog" }] }),
    ];
    expect(verdicts).toEqual([true, false, true, false]);
    expect(version).toBe("3.2.0");
  });

  it("a child that others extend takes the tags of those", async () => {
    const schemas = {
      ...family,
      Puppy: { allOf: [ref("Dog"), object({ age: { type: "integer" } })] },
    };
    const program = `
      import type { Puppy } from "./types.js";
      export const puppy: Puppy = { kind: "Puppy", bark: true, age: 1 };`;
    const { errors, validators } = await build(ref("Pet"), schemas, program);
    expect(errors).toEqual([]);
    expect(validators.Home?.is({ pets: [{ kind: "Puppy", bark: true, age: 1 }] })).toBe(true);
    expect(validators.Home?.is({ pets: [{ kind: "Puppy", bark: true }] })).toBe(false);
  });

  it("a parent that nothing extends has its discriminator told as unusable", async () => {
    const lone = { Pet: { ...object({ kind: text }), discriminator: { propertyName: "kind" } } };
    const { diagnostics, errors } = await build(ref("Pet"), lone, "");
    expect(errors).toEqual([]);
    expect(diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual([
      "discriminator-unusable /components/schemas/Pet",
    ]);
  });

  it("an object of an unknown tag, or of none, is of the default branch", async () => {
    const schemas = {
      Known: object({ kind: { const: "known" }, size: { type: "integer" } }),
      Other: object({ kind: text }, []),
      Choice: {
        oneOf: [ref("Known"), ref("Other")],
        discriminator: { propertyName: "kind", mapping: { known: "Known" }, defaultMapping: "Other" },
      },
    };
    const program = `
      import type { Choice } from "./types.js";
      export const values: readonly Choice[] = [{ kind: "known", size: 1 }, { kind: "new" }, {}];`;
    const { errors, validators } = await build(ref("Choice"), schemas, program, "3.2.0");
    expect(errors).toEqual([]);
    const values = [{ kind: "known", size: 1 }, { kind: "known" }, { kind: "new" }, {}, { kind: 1 }];
    expect(values.map((value) => validators.Choice?.is(value))).toEqual([true, false, true, true, false]);
  });

  it.each([
    [{ type: "null" }, null],
    [{ const: null }, null],
    [{ type: "null", description: "None." }, null],
    [text, "none"],
    [{ enum: ["none", "any"] }, "any"],
    [{ type: "array", items: text }, ["one"]],
    [{ type: ["boolean", "null"] }, false],
  ])(
    "a choice that may be %j beside its branches is told apart by their tags",
    async (other: object, sample: unknown) => {
      const { oneOf, discriminator } = animals.Animal;
      const pet = { oneOf: [...oneOf, other], discriminator, title: "Pet" };
      const program = `
        import type { Home } from "./types.js";
        export const homes: readonly Home[] = [{ pet: ${JSON.stringify(sample)} }, { pet: { kind: "cat", lives: 9 } }];`;
      const made = await build(ref("Home"), { ...animals, Home: object({ pet }) }, program);
      const { diagnostics, errors, validators } = made;
      expect([errors, diagnostics.filter(({ code }) => code === "discriminator-unusable")]).toEqual([[], []]);
      const cat = { kind: "cat", lives: 9 };
      const pets = [sample, cat, { kind: "dog", bark: true }, { ...cat, kind: "dog" }, { ...cat, kind: "cow" }, 1];
      expect(pets.map((pet) => validators.Home?.is({ pet }))).toEqual([true, true, true, false, false, false]);
    },
  );

  it("a mapping goes before the tags that all branches have of a base", async () => {
    const kind = { type: "string", enum: ["DOG", "CAT"] };
    const chooser = (name: string) => ({
      propertyName: "kind",
      mapping: { DOG: ref(`${name}Dog`).$ref, CAT: ref(`${name}Cat`).$ref },
    });
    const heirs = (name: string, base = name) => ({
      [`${name}Dog`]: { allOf: [ref(base), object({ bark: text })] },
      [`${name}Cat`]: { allOf: [ref(base)], ...object({ lives: { type: "integer" } }) },
    });
    const schemas = {
      Kind: kind,
      Plain: { ...object({ kind }), discriminator: chooser("Plain") },
      Referred: { ...object({ kind: ref("Kind") }), discriminator: chooser("Referred") },
      Base: object({ kind }),
      Chosen: { oneOf: [ref("ChosenDog"), ref("ChosenCat")], discriminator: chooser("Chosen") },
      ...heirs("Plain"),
      ...heirs("Referred"),
      ...heirs("Chosen", "Base"),
    };
    const names = ["Plain", "Referred", "Chosen"];
    const program = names.map(
      (name) => `
      import type { ThingsCreateRequest as ${name}Request } from "./types.js";
      type ${name} = NonNullable<${name}Request["${name}"]>;
      export const read${name} = (pet: ${name}): string | number => (pet.kind === "DOG" ? pet.bark : pet.lives);
      export const right${name}: readonly ${name}[] = [{ kind: "DOG", bark: "" }, { kind: "CAT", lives: 9 }];
      // @ts-expect-error: a cat does not bark
      export const wrong${name}: ${name} = { kind: "CAT", bark: "" };
      // @ts-expect-error: a dog barks
      export const silent${name}: ${name} = { kind: "DOG" };`,
    );
    const request = object(Object.fromEntries(names.map((name) => [name, ref(name)])), []);
    const { errors, validators, written } = await build(request, schemas, program.join("\n"));
    expect(errors).toEqual([]);
    for (const name of names) {
      const pets = [{ kind: "DOG", bark: "" }, { kind: "CAT", lives: 9 }, { kind: "DOG" }, { kind: "CAT", bark: "" }];
      const verdicts = pets.map((pet) => validators.ThingsCreateRequest?.is({ [name]: pet }));
      expect(verdicts).toEqual([true, true, false, false]);
      expect(written).toContain(`"DOG":"#/components/schemas/${name}Dog"`);
      expect(written).not.toContain(`"DOG":"#/components/schemas/${name}Cat"`);
    }
  });

  it("a mapping names the numbers of a tag as texts", async () => {
    const number = { type: "integer" };
    const one = (tag: object) => object({ v: tag, one: text });
    const two = (tag: object) => object({ v: tag, two: text });
    const choice = (names: string[], tags?: object) => ({
      oneOf: names.map(ref),
      discriminator: { propertyName: "v", ...(tags && { mapping: tags }) },
    });
    const schemas = {
      Open1: one(number),
      Open2: two(number),
      Mapped: choice(["Open1", "Open2"], { 1: ref("Open1").$ref, 2: ref("Open2").$ref }),
      Listed1: one({ enum: [1] }),
      Listed2: two({ const: 2 }),
      Listed: choice(["Listed1", "Listed2"]),
    };
    const program = `
      import type { Listed, Mapped } from "./types.js";
      export const values: readonly [Listed, Mapped] = [{ v: 1, one: "" }, { v: 2, two: "" }];
      export const read = (value: Listed | Mapped): string => (value.v === 1 ? value.one : value.two);
      // @ts-expect-error: it is the number
      export const wrong: Mapped = { v: "1", one: "" };`;
    const { errors, validators } = await build(
      object({ mapped: ref("Mapped"), listed: ref("Listed") }),
      schemas,
      program,
    );
    expect(errors).toEqual([]);
    for (const name of ["Mapped", "Listed"]) {
      const values = [
        { v: 1, one: "" },
        { v: 2, two: "" },
        { v: "1", one: "" },
        { v: 1, two: "" },
      ];
      expect(values.map((value) => validators[name]?.is(value))).toEqual([true, true, false, false]);
    }
  });
});
