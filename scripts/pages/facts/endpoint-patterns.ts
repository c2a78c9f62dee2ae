const method = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";
/** Of a path, and not of what comes behind it: `/v1/files/*`, `/v1/files/…`. */
const slashAtEnd = String.raw`(?:\/(?=$|[\s\x60'"?|,;)\]，。、；）]|\*\*|\.(?:\s|$)))?`;
const address =
  String.raw`(?:https?:\/\/|\{\{\w+\}\}\/|\{(?:[A-Z][A-Z_]+|(?:base_?|api_?)?(?:[Uu][Rr][Ll]|[Hh]ost)|endpoint|domain)\}\/|\$\{?\w+\}?\/)[^\s\x60'"<>|，。、；）]+(?:<[\w-]+>[^\s\x60'"<>|，。、；）]*)*` +
  String.raw`|\/(?!>)[\w{}.:~%*/<>-]*[\w}>]${slashAtEnd}(?:\?(?:[\w=&%{}.,-]|<[^<>\s]{1,40}>)+)?`;
export const together = new RegExp(
  `(?:(?<![\\w/])|(?<=\\p{Ll})(?=[A-Z]+\\s?\\/))(${method})(?:\\b|(?=https?:))(?:\\s*[:：|-])?(?:[\\s*]+[\\p{L} ]{1,24}[:：](?!\\/\\/)(?=[\\s\`*]*[/h]))?[\\s\`'"*]*(${address})`,
  "gu",
);
/** A bold word before a colon may have become code. */
const label = String.raw`(?:(?:[\p{L} ]{1,24}|\x60\p{Lu}\p{L}{1,20}\x60)(?:[:：|](?!\/\/)\s*|\s+(?=\x60)))?`;
export const methodAlone = new RegExp(`^${label}[\`*]*(${method})[\`*]*$`, "iu");
export const addressAlone = new RegExp(`^${label}[\`*]*(${address})[\`*]*$`, "u");
export const addressFirst = new RegExp(`^[\`*]*(?=https?:)(${address})[\`*]* +\\p{L}`, "u");

/** The cells of a table of endpoints. */
export const bothAlone = new RegExp(`^[\`*]*(${method})[\\s\`:]+(${address})[\`*]*$`);
export const nameAlone = new RegExp(`^[\`*]*(${method})[\`*]*$`);

/** A line of nothing else, in which the method may be written small. */
export const lineAlone = new RegExp(`^[\\s\`*]*(${method})[\\s\`]+(${address}|/)[\\s\`*]*$`, "i");

export const methodFirst = new RegExp(`^[\\s\`*]*(?:${method})\\b`);
/** `Endpoint: POST /v1/…`, whatever stands behind it. */
export const labelFirst = new RegExp(`^[\\p{L} ]{1,24}[:：][\\s\`*]*(?:${method})[\\s\`*]+[/h]`, "u");
/** `` `POST /v1/…` – What it does. `` */
export const codeFirst = new RegExp(`^\\**\`(?:${method})\\s+[/h][^\`\\s]*\`\\**\\s*[–—:：-]\\s*\\S`);
/** The root of a server, in an item or alone. */
export const rootFirst = new RegExp(`^[\\s\`*]*(${method})[\\s\`*]+/[\`*]*(?:\\s*[–—:：-]|\\s*$)`);
export const partAtEdge = new RegExp(
  `^[\\s\`]*(?:${method})\\b|(?:\\b(?:${method})|\\/v\\d[\\w{}./:-]+)[\\s\`]*$`,
  "g",
);
export const sentLine = new RegExp(`^\\s*(${method})\\s+(?:(${address})|(/))(?:\\s+HTTP/[\\d.]+)?\\s*$`);
