import { hash } from "node:crypto";

/** Words that a type or a constant cannot be named, and names that generated modules use for something else. */
const reservedWords: ReadonlySet<string> = new Set(
  `any arguments as async await bigint boolean break case catch class const continue debugger declare default delete do
  else enum eval export extends false finally for from function get if implements import in infer instanceof interface
  is keyof let module namespace never new null number object of package private protected public readonly require
  return set static string super switch symbol this throw true try type typeof undefined unique unknown using var void
  while with yield
  ApiPromise ArrayBuffer Base64Embeddings Blob EventStream FileInput FloatEmbeddings FormData KeyCredential NonNullable NoQuery Omit
  PagePromise PasswordCredential Promise Provider ReadableStream Record RequestOptions Uint8Array Validator WithRequired
  components operations paths types validators`.split(/\s+/),
);

/** Members that every object has, and those that would make an object of methods behave as something else. */
const reservedMembers: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "then",
  "prototype",
  "toJSON",
]);

function isReserved(name: string): boolean {
  return reservedWords.has(name) || reservedMembers.has(name);
}

/** Letters and digits. Some letters, such as the Hangul filler, show nothing: a name of them would be none to its readers. */
const word = /(?:(?!\p{DI})[\p{ID_Start}\p{Nd}])+/gu;

/** The words of a name, split where it is no letter or digit. */
function wordsOf(name: string): readonly string[] {
  return /^[A-Za-z0-9]+$/.test(name) ? [name] : (name.match(word) ?? []);
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The code points of what {@link wordsOf} drops, so that names of punctuation alone can be told apart. */
function spellOut(name: string): string {
  return Array.from(name.replace(word, ""), (character) => (character.codePointAt(0) ?? 0).toString(16)).join("_");
}

/** `chatCompletionsCreate` as `ChatCompletionsCreate`. */
export function pascal(identifier: string): string {
  return capitalize(identifier);
}

/** A provider's name at the start of a type's: `my-relay` as `MyRelay`. */
export function providerPrefix(provider: string): string {
  return pascal(memberName(provider));
}

/** What of an identifier is kept: code has each in many places. No description that is meant to be read has longer ones. */
const longestIdentifier = 240;

/** An identifier that is not too long: of a longer one the start, and what tells it from others that start so. */
export function shortIdentifier(identifier: string): string {
  if (identifier.length <= longestIdentifier) return identifier;
  const start = identifier.slice(0, longestIdentifier - 9).replace(/[\ud800-\udbff]$/, "");
  return `${start}_${hash("sha256", identifier).slice(0, 8)}`;
}

/** An identifier in Pascal case; one that already is an identifier, and not too long, stays as it is. */
export function typeName(name: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(name))
    return isReserved(name) ? `${wordsOf(name).map(capitalize).join("")}Schema` : shortIdentifier(name);
  const joined = wordsOf(name).map(capitalize).join("");
  if (joined === "") return shortIdentifier(`U${spellOut(name)}`);
  return shortIdentifier(/^\p{Nd}/u.test(joined) ? `_${joined}` : joined);
}

/** An identifier in camel case for a member of the client: `fine_tuning` and `fine-tuning` become `fineTuning`. */
export function memberName(name: string): string {
  const camel = wordsOf(name)
    .map((word, index) => (index === 0 ? word.slice(0, 1).toLowerCase() + word.slice(1) : capitalize(word)))
    .join("");
  const written = camel === "" ? `u${spellOut(name)}` : /^\p{Nd}/u.test(camel) ? `_${camel}` : camel;
  return reservedMembers.has(written) ? `${written}_` : shortIdentifier(written);
}

/** A name that is not taken yet, `wanted` if it can be; it is taken from then on. */
export function reserveName(wanted: string, taken: Set<string>): string {
  const name = freeName(wanted, taken);
  taken.add(name);
  return name;
}

/** {@link reserveName} for whoever keeps what is taken in another way. */
export function freeName(wanted: string, taken: Names): string {
  const free = ["", "_", "__"].find((end) => !taken.has(wanted + end));
  return free === undefined ? numberedName(`${wanted}___`, "", taken) : wanted + free;
}

/** What tells whether it has a name. */
interface Names {
  has(name: string): boolean;
}

/**
 * A name that is not taken yet, `wanted` if it can be, else the first that is free of `wanted2`, `wanted3` and so on, where
 * those that are taken follow each other. It is found in few steps, so that thousands of equal names take no time.
 */
export function numberedName(wanted: string, separator: string, taken: Names): string {
  if (!taken.has(wanted)) return wanted;
  const isTaken = (count: number): boolean => taken.has(`${wanted}${separator}${count}`);
  let free = 2;
  while (isTaken(free)) free *= 2;
  for (let last = free / 2; free - last > 1; ) {
    const middle = Math.floor((last + free) / 2);
    if (isTaken(middle)) last = middle;
    else free = middle;
  }
  return `${wanted}${separator}${free}`;
}

/**
 * Gives each name an identifier of its own. Names that are identifiers already keep theirs; another name that comes to
 * the same is told apart by the characters that it lost. `onCollision` hears of each.
 */
export function uniqueNames(
  names: readonly string[],
  identifierOf: (name: string) => string,
  onCollision: (name: string, taken: string, given: string) => void,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const given = new Map<string, string>();
  const asWritten = names.filter((name) => identifierOf(name) === name);
  for (const name of [...asWritten, ...names]) {
    if (given.has(name)) continue;
    const wanted = identifierOf(name);
    const identifier = taken.has(wanted) ? freeName(shortIdentifier(`${wanted}_${spellOut(name)}`), taken) : wanted;
    if (identifier !== wanted) onCollision(name, wanted, identifier);
    taken.add(identifier);
    given.set(name, identifier);
  }
  return given;
}
