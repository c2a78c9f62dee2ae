const text = { type: "string" };
const integer = { type: "integer" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const a = object({ a: text });

/** Schemas of every kind that a type can say, and of those that it says in part. */
const schemas = {
  RequiredOfAnotherPart: { allOf: [object({ a: text, b: integer }), { type: "object", required: ["a"] }] },
  RequiredInAlternatives: object({ a: text, b: integer }, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
  RequiredOnly: { type: "object", required: ["x"] },
  RequiredBesideReference: { ...ref("A"), required: ["a"] },
  RequiredOfOthers: { type: "object", required: ["x"], additionalProperties: integer },
  A: a,
  AnyObject: { type: "object" },
  AnyList: { type: "array" },
  Tuple: { type: "array", prefixItems: [text, integer], items: { type: "boolean" } },
  ExactTuple: { type: "array", prefixItems: [text, integer], minItems: 2, maxItems: 2 },
  ClosedTuple: { type: "array", prefixItems: [text, integer], items: false },
  NullableTuple: { type: ["array", "null"], prefixItems: [text], minItems: 1 },
  EmptyList: { type: "array", items: false },
  ListOfLists: { type: "array", items: { type: "array", items: integer, minItems: 2, maxItems: 2 } },
  ListOfTuples: { type: "array", items: { type: "array", prefixItems: [text, integer], minItems: 2 } },
  ItemsAlone: { items: text },
  PropertiesAlone: { properties: { a: text }, required: ["a"] },
  OthersBesideProperties: object({ a: text }, { additionalProperties: integer }),
  OthersBesideRequired: object({ x: integer }, { additionalProperties: ref("A"), required: ["x"] }),
  AnyOthers: object({ a: text }, { additionalProperties: true }),
  Unevaluated: object({ a: integer }, { unevaluatedProperties: text }),
  ByPattern: object({ a: text }, { patternProperties: { "^x-": integer } }),
  ClosedByPattern: object({ a: text }, { patternProperties: { "^x-": integer }, additionalProperties: false }),
  Names: { type: "object", propertyNames: { enum: ["a", "b"] }, additionalProperties: text },
  Closed: { type: "object", additionalProperties: false },
  Forbidden: object({ a: false, b: true }),
  Inherited: object({ toString: text, constructor: integer, a: text }, { required: ["a"] }),
  OddNames: object({ null: text, "": integer, "a b": { type: "boolean" } }),
  MixedValues: { enum: ["a", null, 1, true] },
  ValuesWithoutNull: { type: ["string", "null"], enum: ["a", "b"] },
  NullBesideText: { ...text, enum: ["a", "b", null] },
  ValuesOfTwoTypes: { type: ["string", "integer"], enum: ["a", 1, null] },
  NullConstant: { const: null },
  ObjectConstant: { const: { a: 1 } },
  WholeConstants: { ...integer, enum: [1, 2] },
  Fractions: { type: "number", enum: [1, 2.5, -3] },
  True: { type: "boolean", enum: [true] },
  Redundant: { ...text, enum: ["a", "b"], minLength: 1 },
  OpenValues: { anyOf: [text, { ...text, enum: ["a", "b"] }] },
  OpenNumbers: { anyOf: [integer, { type: "number", enum: [0.5] }] },
  ManyTypes: { type: ["object", "array", "null"], properties: { a: text }, items: text },
  NullableChoice: { oneOf: [text, a, { type: "null" }] },
  BesideChoice: object(
    { a: text },
    {
      oneOf: [
        object({ k: { const: "x" } }, { required: ["k"] }),
        object({ k: { const: "y" }, z: text }, { required: ["k", "z"] }),
      ],
    },
  ),
  TextBesideChoice: { ...text, anyOf: [{ enum: ["a", "b"] }, { pattern: "^c" }] },
  TypesBesideChoice: { type: ["string", "integer"], oneOf: [{ ...text, enum: ["a"] }, integer] },
  TwoChoices: { anyOf: [text, integer], oneOf: [integer, { type: "boolean" }] },
  PartsAndChoice: {
    allOf: [ref("A")],
    anyOf: [object({ b: text }, { required: ["b"] }), object({ c: text }, { required: ["c"] })],
  },
  NullableParts: {
    allOf: [
      { type: ["object", "null"], properties: { a: text } },
      { type: ["object", "null"], properties: { b: text }, required: ["b"] },
    ],
  },
  NarrowedPart: { allOf: [text, { enum: ["a", "b"] }] },
  OneOfLists: {
    oneOf: [
      { type: "array", items: text },
      { type: "array", items: integer },
    ],
  },
  Anything: {},
  Nothing: false,
  NothingInPart: { allOf: [a, false] },
  Null: { type: "null" },
  Dependent: object({ a: text }, { dependentRequired: { a: ["b"] } }),
  Excluding: { ...text, not: { const: "a" } },
  Tree: object(
    { children: { type: "array", items: ref("Tree") }, value: { type: ["string", "null"] } },
    { required: ["value"] },
  ),
  Cat: object({ kind: { const: "cat" }, lives: integer }, { required: ["kind"] }),
  Dog: object({ kind: text, tricks: { type: "array", items: text } }, { required: ["kind"] }),
  Pet: {
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: { propertyName: "kind", mapping: { dog: "#/components/schemas/Dog" } },
  },
  Noted: object({ kind: { anyOf: [{ ...text, enum: ["noted"] }, { type: "null" }] }, id: text }, { required: ["id"] }),
  Shared: { allOf: [object({ kind: { allOf: [{ ...text, enum: ["shared"] }] } }, { required: ["kind"] })] },
  Kept: { oneOf: [ref("Noted"), ref("Shared")], discriminator: { propertyName: "kind" } },
  Base: object(
    { type: text },
    { required: ["type"], discriminator: { propertyName: "type", mapping: { one: "#/components/schemas/One" } } },
  ),
  One: { allOf: [ref("Base"), object({ one: integer }, { required: ["one"] })] },
  Two: { allOf: [ref("Base"), object({ two: text })] },
  Owner: object({ base: ref("Base"), pet: ref("Pet") }),
  Sent: object(
    { id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true } },
    { required: ["id", "secret"] },
  ),
  Received: object(
    { id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true } },
    { required: ["id", "secret"] },
  ),
  Upload: object(
    { file: { ...text, format: "binary" }, files: { type: "array", items: { ...text, format: "binary" } }, note: text },
    { required: ["file"] },
  ),
  Bytes: { ...text, format: "binary" },
  Part: object({ data: ref("Bytes") }, { required: ["data"] }),
  Unsent: object({ data: { ...text, format: "binary" } }, { required: ["data"] }),
};

const json = (name: string) => ({ content: { "application/json": { schema: ref(name) } } });

/** A description whose schemas are sent, received and in neither. */
export const constructs = {
  openapi: "3.1.0",
  info: { title: "Constructs", version: "1" },
  servers: [{ url: "https://things.example/v1" }],
  paths: {
    "/things": {
      post: { requestBody: json("Sent"), responses: { "2XX": { description: "Done.", ...json("Received") } } },
    },
    "/files": {
      post: {
        requestBody: { content: { "multipart/form-data": { schema: ref("Upload") } } },
        responses: { 201: { description: "Done." } },
      },
      put: {
        requestBody: { content: { "multipart/form-data": { schema: object({ part: ref("Part") }) } } },
        responses: { 201: { description: "Done." } },
      },
    },
  },
  components: { schemas },
};
