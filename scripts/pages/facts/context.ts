import type { Block, CodeBlock, HeadingBlock } from "../blocks/block.js";
import { findCurls } from "../blocks/curl.js";
import type { PageArea } from "../words/page-words.js";
import { isPresence, saysFieldsRequired, saysRequired } from "../words/presence.js";
import { areaOf, isFillerHeading, saysDenied, speaksOfRequest } from "../words/vocabulary.js";
import { withoutEndpoint } from "./endpoint.js";

/** A heading or label below that of the area. */
export interface Title {
  readonly text: string;
  readonly level: number;
}

/** A block and what stands above it. */
export interface PlacedBlock {
  readonly block: Block;
  /** What the page says that this part of it is about. */
  readonly area: PageArea | undefined;
  /** `404` of a heading such as `Errors (404)`. */
  readonly status: string | undefined;
  readonly titles: readonly Title[];
  /** A label of parameters below one of an answer: they may be those of the request all the same. */
  readonly isDoubtful: boolean;
  /** The heading right above says that what is below it must be sent: `Required`, `Required parameters`. */
  readonly isRequired: boolean;
  /** So does the title of a list, and not only that of a table. */
  readonly isListRequired: boolean;
  /** A heading above says that what is below it is not taken: `Unsupported parameters`. */
  readonly isDenied: boolean;
  readonly above: Block | undefined;
  /** It stands right behind a command, without a word between them. */
  readonly isBehindCommand: boolean;
}

const mediaType = /^[\w.+-]+\/[\w.+-]+$/;

/** The rank of labels: below all headings. */
const labelLevel = 7;

/** No line of more characters is a title or label. */
const longestTitle = 80;

/** Tells of each block what the headings and labels above it say. `main` is the heading of the operation itself. */
export function placeBlocks(blocks: readonly Block[], main: HeadingBlock | undefined): readonly PlacedBlock[] {
  const walk = new Walk(main?.text);
  return blocks.map((block, index) => {
    walk.enter(block, block === main, blocks[index + 1]);
    return walk.place(block, blocks[index - 1]);
  });
}

class Walk {
  #area: PageArea | undefined;
  #areaLevel = 0;
  /** The area that a title alone ended, without a rank of its own. */
  #before: PageArea | undefined;
  #status: string | undefined;
  #titles: readonly Title[] = [];
  #isRequired = false;
  #isListRequired = false;
  #isDoubtful = false;

  /** The words of the title of the operation. */
  readonly #ownWords: RegExp | undefined;

  constructor(private readonly main: string | undefined) {
    const words = (main?.slice(0, 10 * longestTitle).match(/[\p{L}\d]{2,}/gu) ?? []).filter(
      (word) => areaOf(word) === undefined,
    );
    this.#ownWords = words.length === 0 ? undefined : new RegExp(`(?<!\\w)(?:${words.join("|")})(?!\\w)`, "gi");
  }

  place(block: Block, above: Block | undefined): PlacedBlock {
    const isDenied = this.#titles.some(({ text }) => saysDenied(text));
    const [area, status, titles, isRequired] = [this.#area, this.#status, this.#titles, this.#isRequired];
    const isListRequired = isRequired && this.#isListRequired;
    const isBehindCommand = above?.kind === "code" && findCurls(above.text).length > 0;
    const marks = { isDoubtful: this.#isDoubtful, isRequired, isListRequired, isDenied };
    const place = { block, above, area, status, titles, ...marks, isBehindCommand };
    if (block.kind !== "code" || block.title === undefined) return place;
    const own = areaOf(block.title);
    const stated = statusOf(block.title);
    return {
      ...place,
      ...(own && { area: own }),
      ...(stated && { status: stated, area: own ?? areaOfStatus(stated) }),
    };
  }

  enter(block: Block, isMain: boolean, next: Block | undefined): void {
    this.#enterTitle(block);
    if (block.kind === "heading") {
      if (isMain) this.#enterMain(block);
      else this.#enterHeading(block, next);
    } else if (block.kind === "text") this.#enterText(block, next);
    else if (block.kind === "code") this.#enterCode(block);
    else if (block.kind === "table" && block.level !== undefined)
      this.#addTitle({ text: block.rows.at(-1)?.cells[0] ?? "", level: block.level });
  }

  /** ``Request body of `POST /v1/voyages` `` is about what is sent. */
  #enterMain({ text, level }: HeadingBlock): void {
    const rest = withoutEndpoint(text);
    const isOfRequest = rest !== text && areaOf(rest) === "request";
    this.#open(isOfRequest ? "request" : undefined, text, isOfRequest ? level : 0);
  }

  #enterTitle(block: Block): void {
    if (block.kind !== "heading" && block.kind !== "text") return;
    const words = block.text.length > longestTitle ? block.text : withoutColon(block.text);
    const hasColon = /[:：*]$/.test(block.text);
    const isHeading = block.kind === "heading" && !block.guessed;
    const isLabel = block.kind === "text" && block.label === true;
    if (!isHeading && !isLabel && block.kind === "text" && !hasColon) return;
    // A mark by itself may be that of the body, or of a field.
    const isMark = !isHeading && !hasColon && isPresence(words);
    this.#isListRequired = (block.kind === "heading" || isLabel) && !isMark && saysFieldsRequired(words);
  }

  /** `Streamed output` above a command is the title of a request. */
  #enterCode({ text }: CodeBlock): void {
    if (this.#area === "response" && this.#areaLevel === labelLevel && findCurls(text).length > 0)
      // What follows the command may be its answer again.
      this.#area = this.#before === "request" ? undefined : this.#before;
  }

  #enterHeading({ text, level, guessed }: HeadingBlock, next: Block | undefined): void {
    const area = this.#areaWithin(text, guessed ? labelLevel : level);
    if (area !== undefined) {
      this.#open(area, text, guessed ? labelLevel : level);
      this.#isDoubtful = guessed === true && area === "response" && areaOf(text) === "request";
    } else if (guessed && mediaType.test(text) && /^(?:header|path|query)$/.test(this.#area ?? "")) {
      // Only a body has a media type.
      this.#open("request", text, labelLevel);
    } else if (guessed) {
      // A line of many words says what the table is for, and not what has its fields.
      if (next?.kind === "table" && text.split(" ").length <= 5) this.#addTitle({ text, level: labelLevel });
      else this.#isRequired = false;
    } else {
      if (level <= this.#areaLevel) this.#open(undefined, text, 0);
      // The operation's name may stand again above its parameters.
      if (text !== this.main) this.#addTitle({ text, level });
    }
  }

  #enterText({ text, label, depth }: Block & { readonly kind: "text" }, next: Block | undefined): void {
    if (text === "") this.#titles = this.#titles.filter(({ level }) => level < labelLevel);
    if (text === "") return;
    if (text.length > longestTitle) {
      if (next?.kind === "table" && /[:：]$/.test(text) && saysDenied(text))
        this.#addTitle({ text, level: labelLevel });
      return;
    }
    const words = withoutColon(text).replace(/^`(\p{Lu}\p{L}*)`$/u, "$1");
    const isAbove = depth === undefined || next?.kind === "table" || (next?.kind === "code" && /[:：]\**$/.test(text));
    const area = text.length <= 40 && isAbove && !/[.。]$/.test(text) ? this.#areaWithin(words, labelLevel) : undefined;
    if (area !== undefined) {
      this.#open(area, text, labelLevel);
      this.#isDoubtful = area === "response" && areaOf(words) === "request";
    } else if (label || (/[:：]$/.test(text) && next?.kind !== "text"))
      this.#addTitle({ text: words, level: labelLevel });
  }

  /** Below `Response`, `Body` is that of the answer. */
  #areaWithin(text: string, level: number): PageArea | undefined {
    // Of tabs that a page was copied with, the first is shown.
    const status = level < labelLevel ? statusLine.exec(text)?.[1] : undefined;
    const area = status === undefined ? (areaOf(text) ?? this.#areaOfTitled(text)) : areaOfStatus(status);
    const isAnswer = this.#area === "response" || this.#area === "error";
    // Labels have one rank, so that those behind the answer's may be of its parts.
    const isBeside = level < this.#areaLevel || (level === this.#areaLevel && level < labelLevel);
    // What is sent below a heading of errors is refused.
    if (this.#area === "error" && level > this.#areaLevel && area === "request") return "ignored";
    if (!isAnswer || isBeside || speaksOfRequest(text)) return area;
    if (area === "request") return this.#area;
    return area === "header" ? "ignored" : area;
  }

  /** `Chat response` below `Chat completions`: the title of the operation may stand beside the words of an area. */
  #areaOfTitled(text: string): PageArea | undefined {
    const rest = this.#ownWords === undefined ? text : text.replace(this.#ownWords, " ");
    if (rest !== text) return areaOf(rest);
    // Where no blanks set words apart, the title of the operation may begin with the same ones: what is created, and its answer.
    let shared = 0;
    while (shared < text.length && text[shared] === this.main?.[shared]) shared++;
    const isWord = shared > 1 && /^[^\0-\u2fff]+$/.test(text.slice(0, shared));
    return isWord ? areaOf(text.slice(shared)) : undefined;
  }

  #open(area: PageArea | undefined, text: string, level: number): void {
    if (this.#area !== "response") this.#before = this.#area;
    const status = statusOf(text);
    this.#area = area === "error" && status?.startsWith("2") ? "response" : area;
    this.#areaLevel = level;
    this.#isDoubtful = false;
    this.#status = status;
    this.#titles = [];
    this.#isRequired = text.length <= 40 && saysRequired(text);
  }

  #addTitle(title: Title): void {
    const isFiller = isFillerHeading(title.text) || mediaType.test(title.text);
    this.#isRequired = isFiller && saysRequired(title.text);
    if (isFiller) return;
    this.#titles = [...this.#titles.filter(({ level }) => level < title.level), title];
  }
}

function withoutColon(title: string): string {
  return title.replace(/[:：*]+$/, "");
}

/** A status and perhaps its name: `200`, `404 Not Found`. */
const statusLine = /^`?([245]\d\d)`?(?:\s*[-–:(]?\s*[\p{L} ]{0,30}\)?)?$/u;

function statusOf(text: string): string | undefined {
  return /\b[1-5]\d\d\b/.exec(text)?.[0];
}

function areaOfStatus(status: string): PageArea {
  return /^[45]/.test(status) ? "error" : "response";
}
