/** What a generated module may consist of, besides names, numbers and texts. */
export interface ModuleRules {
  /** Its keywords. */
  readonly words: ReadonlySet<string>;
  /** Its punctuation. */
  readonly marks: ReadonlySet<string>;
  /** Methods that are called; functions are those that the module imports or declares. */
  readonly methods: ReadonlySet<string>;
  /** The modules beside it that it imports, besides the runtime. */
  readonly imports: ReadonlySet<string>;
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const none: ReadonlySet<string> = new Set();

const exporting = "import export from type as";
const typing =
  "interface readonly keyof typeof string number boolean unknown undefined never object null void true false";
const declaring = `${exporting} ${typing} const satisfies`;
const checking = "function if else return for of in continue break switch case default new let";

const listing = "{ } , ; *";
const valuing = `${listing} [ ] ( ) < > : . ... ? | & - => =`;
const comparing = "! ?. || && === !== ++ + <= /";

/** By the name of the file. Types come from a printer of syntax trees, which writes nothing else. */
export const moduleRules: Readonly<Record<string, ModuleRules>> = {
  "client.ts": {
    words: list(declaring),
    marks: list(valuing),
    methods: none,
    imports: list("./types.js ./resources.js"),
  },
  "resources.ts": {
    words: list(declaring),
    marks: list(valuing),
    methods: none,
    imports: list("./client.js ./capabilities.js ./validators.js"),
  },
  "validators.ts": {
    words: list(`${declaring} ${checking}`),
    marks: list(`${valuing} ${comparing}`),
    methods: list(
      "isArray isFinite isInteger keys getOwnPropertyNames anyOf oneOf finish has hint in knows missing or readOnly refuse reject some test unexpected unsafe",
    ),
    imports: list("./types.js"),
  },
  "responses.ts": {
    words: list(declaring),
    marks: list(valuing),
    methods: none,
    imports: list("./validators.js"),
  },
  "capabilities.ts": { words: list(declaring), marks: list(valuing), methods: none, imports: none },
  "index.ts": {
    words: list(exporting),
    marks: list(listing),
    methods: none,
    imports: list("./client.js ./types.js ./validators.js"),
  },
};
