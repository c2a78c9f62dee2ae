import {
  type Check,
  didYouMean,
  mapOf,
  oneOf,
  type Problem,
  required,
  settings,
  text,
  thereAre,
  wrong,
} from "../../base/check-value.js";
import { closest } from "../../base/closest.js";
import { isObject, join, own } from "../../base/json.js";
import {
  extensionPrefix,
  fernExtension,
  headersExtension,
  inferredMark,
  pageOriginMark,
  routesExtension,
  standInExtension,
  strayField,
  streamExtension,
  styleExtension,
  tabStyle,
} from "../../spec/extensions.js";
import { type DocumentNode, type NodeKind, walkDocument } from "../../spec/walk.js";
import type { DocumentReader } from "./document-reader.js";
import { isHeader } from "./read-headers.js";
import { findStreamProblems } from "./read-stream-hint.js";

/** An extension that is read, as `docs/extensions.md` has it. */
interface Extension {
  readonly check: Check;
  /** What it can be a field of, and that in words; anything where absent. */
  readonly place?: { readonly kinds: readonly NodeKind[]; readonly words: string };
  /** What to do where a check does not say. */
  readonly hint: string;
}

function headerText(name: string): Check {
  const value = text("a text of one line, in Latin letters", (found) => isHeader("x", found));
  return function* (found, place) {
    if (!isHeader(name)) yield { pointer: place.pointer, message: `"${name}" cannot be the name of a header.` };
    else yield* value(found, place);
  };
}

const extensions = {
  [streamExtension]: {
    check: settings({
      flag: text("the name of a request property"),
      event: text("a reference such as #/components/schemas/Event"),
      sentinel: text("the text that ends the stream"),
    }),
    place: { kinds: ["operation"], words: "an operation that clients call" },
    hint: "Write `x-concord-stream: { flag, event, sentinel }`, each of them a text and none required.",
  },
  [headersExtension]: {
    check: mapOf("an object with a text for each header", headerText),
    place: { kinds: ["document", "pathItem", "operation"], words: "a description, a path or an operation" },
    hint: 'Write `x-concord-headers: { X-Name: "value" }`.',
  },
  [routesExtension]: {
    check: mapOf("an object with a route for each provider", () =>
      settings({
        server: text("a URL"),
        path: required(
          "the path below the server",
          text("a path", (path) => path.startsWith("/")),
        ),
        parameters: mapOf("an object with a name for each parameter", () => text("the name of a parameter")),
        security: function* (value, place) {
          if (!Array.isArray(value) || !value.every(isObject)) yield wrong(value, place, "a list of requirements");
        },
      }),
    ),
    place: { kinds: ["operation"], words: "an operation that clients call" },
    hint: "`concord merge` writes it; leave it out.",
  },
  [styleExtension]: {
    check: oneOf(tabStyle, () => [tabStyle]),
    place: { kinds: ["parameter"], words: "a parameter" },
    hint: "The styles of OpenAPI go into `style`.",
  },
  [standInExtension]: {
    check: function* (value, place) {
      if (value !== true) yield wrong(value, place, "true");
    },
    place: { kinds: ["server"], words: "a server" },
    hint: "Leave it out of a server that clients can call.",
  },
  [inferredMark]: {
    check: oneOf("table or example", () => ["table", "example"]),
    place: { kinds: ["operation", "parameter", "schema"], words: "an operation, a parameter or a schema" },
    hint: "It says of what `concord import` knows the part.",
  },
  [pageOriginMark]: {
    check: text("a file and a heading or line", (value) => /#.|:[1-9]\d*$/.test(value)),
    hint: "Write it as in page.md#Parameters or page.md:12.",
  },
} as const satisfies Readonly<Record<string, Extension>>;

/** Another's, of which only what is read here is checked. */
const fern: Extension = {
  check: function* (value, place) {
    if (typeof value !== "boolean" && !isObject(value)) yield wrong(value, place, "true, false or an object");
  },
  hint: "See Fern's documentation of `x-fern-streaming`.",
};

/** Texts of which a description that has one of the extensions holds one: the others need not be searched. */
export const extensionMarks = [extensionPrefix, fernExtension] as const;

/** Reports extensions that nothing reads as they are: misspelt, malformed, or in a place where they mean nothing. */
export function checkExtensions(reader: DocumentReader): void {
  walkDocument(reader.document, (node) => {
    if (node.kind === "data") return;
    for (const key in node.value) {
      if (!key.startsWith("x-")) continue;
      const isOurs = key.startsWith(extensionPrefix) && key !== strayField;
      if (!isOurs && (key !== fernExtension || node.kind !== "operation")) continue;
      for (const { pointer, message, hint = "" } of findProblems(reader, key, node))
        reader.registry.report({ code: "extension-invalid", at: reader.originOf(pointer), message, hint });
    }
  });
}

function* findProblems(reader: DocumentReader, key: string, node: DocumentNode): Iterable<Problem> {
  const pointer = join(node.pointer, key);
  const extension = key === fernExtension ? fern : extensionNamed(key);
  if (extension === undefined) {
    const names = Object.keys(extensions);
    const words = names.map((name) => name.slice(extensionPrefix.length));
    // What they all begin with makes none of them more alike.
    const meant = closest(key.slice(extensionPrefix.length), words);
    const hint = meant === undefined ? thereAre(names) : didYouMean(extensionPrefix + meant);
    yield { pointer, message: `There is no extension "${key}".`, hint };
    return;
  }
  const { check, place, hint } = extension;
  const isStream = key === streamExtension || key === fernExtension;
  if (place?.kinds.includes(node.kind) === false || (isStream && isHook(node.pointer))) {
    yield {
      pointer,
      message: `"${key}" means nothing here.`,
      ...(place && { hint: `It is a field of ${place.words}.` }),
    };
    return;
  }
  const problems = [...check(own(node.value, key), { name: key, pointer, root: reader.document })];
  for (const problem of problems) yield { hint, ...problem };
  if (isStream) yield* findStreamProblems(reader, node.value, { pointer: node.pointer, extension: key });
}

function extensionNamed(name: string): Extension | undefined {
  return Object.entries<Extension>(extensions).find(([known]) => known === name)?.[1];
}

/** Providers call webhooks and callbacks, and stream nothing to them. */
function isHook(pointer: string): boolean {
  return /^\/webhooks\/|\/callbacks\//.test(pointer);
}
