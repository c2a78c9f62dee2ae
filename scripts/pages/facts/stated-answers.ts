import { isMarkedDeprecated, saysDeprecated } from "../words/deprecation-words.js";
import { saysNoBody } from "../words/statement-patterns.js";
import { speaksOfAnswer } from "../words/vocabulary.js";
import type { PlacedBlock } from "./context.js";
import type { OperationFacts } from "./operation-facts.js";

const media = String.raw`(?:application|audio|font|image|model|text|video)\/[a-z\d][\w.+-]*\w`;
const everyMedia = new RegExp(String.raw`(?<![\w./-])${media}(?![\w/])`, "gi");
/** `audio/mpeg`, `Content-Type: audio/mpeg`, `200 audio/mpeg` */
const mediaAlone = new RegExp(
  String.raw`^[\x60*]*(?:content-type[\x60*]*\s*[:：]\s*|2\d\d[\s:：–-]+)?[\x60*]*(${media})[\x60*]*$`,
  "i",
);
const headOfAnswer = /^HTTP\/[\d.]+ 2\d\d\b[\s\S]*?^content-type:\s*([\w.+-]+\/[\w.+-]+)/im;

/** `` `204` ``, `HTTP 204`, `204 No Content` */
const statusInWords =
  /`(20[0-6])(?: [A-Z][a-zA-Z ]{1,20})?`|\bHTTP(?:\/[\d.]+)? (20[0-6])\b|\b(20[0-6]) (?:OK|Created|Accepted|No Content)\b/;

/** What events and forms are is told elsewhere. */
const isOther = (type: string): boolean =>
  /^(?:text\/event-stream|application\/(?:x-ndjson|x-www-form-urlencoded))$/.test(type);

/**
 * Takes what words say of an answer and of a body that there is not, and that the operation is deprecated:
 * `Returns the audio as audio/mpeg.`, `No body.`
 */
export function takeStatedAnswer(facts: OperationFacts, placed: readonly PlacedBlock[], title = ""): void {
  if (isMarkedDeprecated(title)) facts.deprecated = true;
  const types = new Set<string>();
  const take = (written: string | undefined): void => {
    const type = written?.toLowerCase();
    if (type !== undefined && !isOther(type)) types.add(type);
  };
  for (const { block, area, titles, status: said = "200" } of placed) {
    if (block.kind === "table" || (area !== undefined && area !== "response" && area !== "request")) continue;
    const { text } = block;
    const isAnswer = area === "response" && said.startsWith("2");
    if (block.kind === "code") {
      take(headOfAnswer.exec(text.slice(0, 2000))?.[1]);
      continue;
    }
    const alone = mediaAlone.exec(text)?.[1];
    if (alone !== undefined) {
      if (isAnswer) take(alone);
      continue;
    }
    if (block.kind === "heading" || text.length > 600) continue;
    if (area === undefined && titles.length === 0 && block.depth === undefined && saysDeprecated(text))
      facts.deprecated = true;
    for (const sentence of text.split(/(?<=[.。;；!！])\s+|(?<=[。；！])/)) {
      const ofAnswer = (area !== "request" && speaksOfAnswer(sentence)) || isAnswer;
      if (!ofAnswer && saysNoBody(sentence)) facts.bodyless = true;
      if (!ofAnswer) continue;
      for (const [type] of sentence.matchAll(everyMedia)) take(type);
      const status = statusInWords.exec(sentence)?.slice(1).find(Boolean);
      if (status !== undefined) facts.answerStatus ??= status;
    }
  }
  // Beside JSON it depends on what is asked for.
  if (types.size > 0 && !types.has("application/json")) facts.answerMedia ??= [...types];
}
