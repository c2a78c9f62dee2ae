import type { Change } from "../drift/types.js";

/** How messages call the place that they are about; its path follows in back quotes, a status in parentheses. */
const place =
  "(?:the (?:request|response) body|(?:request|response|event) property|an event of the stream|property of [\\w ]+? `[^`]*`|(?:query|path|header|cookie) parameter|response header|webhook|callback)(?: `[^`]*`)?(?: \\([^()`]*\\))?";
const opening = new RegExp(`^${place} `, "i");
const inside = new RegExp(` (?:of|to|from|in|by) ${place}`);

/** What differs, for providers of which none is the other's past; the first that fits is taken. */
const states: readonly (readonly [RegExp, string])[] = [
  [/^was removed$/, "missing"],
  [/^became optional$/, "may be missing"],
  [/^became required$/, "required"],
  [/^is no longer nullable$/, "not null"],
  [/^became nullable$/, "may be null"],
  [/^(?:was restricted|was fixed) to (.*)$/, "only $1"],
  [/^is no longer (?:restricted|fixed) to (.*)$/, "not only $1"],
  [/^(?:the value )?(`[^`]*`) was removed(?: from the alternatives)?$/, "not $1"],
  [/^(?:the value )?(`[^`]*`) was added(?: to the alternatives)?$/, "also $1"],
  [/^lost the media type (.*)$/, "not $1"],
  [/^got the media type (.*)$/, "also $1"],
  [/^the type (?:was \w+|changed) from (`[^`]*`) to (`[^`]*`)$/, "$2 instead of $1"],
];

/** What differs at the place of a change, which the view names itself: "not null", "not `"a"`". */
export function briefText({ message }: Change): string {
  const text = message.replace(opening, "").replace(inside, "").replace(/\.$/, "").replace(/^The /, "the ");
  const state = states.find(([pattern]) => pattern.test(text));
  return state === undefined ? text : text.replace(...state);
}

/** Values that are not or also taken, in one list each: "not `"a"`, `"b"`". */
export function joinBriefs(texts: readonly string[]): readonly string[] {
  const lists = ["not", "also"].map((word) => ({ word, found: texts.filter((text) => text.startsWith(`${word} \``)) }));
  const listed = new Set(lists.flatMap(({ found }) => found));
  return [
    ...texts.filter((text) => !listed.has(text)),
    ...lists.flatMap(({ word, found }) =>
      found.length === 0
        ? []
        : [
            `${word} ${found
              .map((text) => text.slice(word.length + 1))
              .sort()
              .join(", ")}`,
          ],
    ),
  ];
}
