import { en } from "./en.js";
import type { PageWords } from "./page-words.js";
import { zh } from "./zh.js";

/** The languages in which docs pages are read. */
export const languages: readonly PageWords[] = [en, zh];
