import { en } from "./en.js";
import { ja } from "./ja.js";
import type { PageWords } from "./page-words.js";
import { zh } from "./zh.js";

/** The languages in which docs pages are read, by their codes (BCP 47). */
export const languages: Readonly<Record<string, PageWords>> = { en, zh, ja };
