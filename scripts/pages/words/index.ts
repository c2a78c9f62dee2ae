import { de } from "./de.js";
import { en } from "./en.js";
import { es } from "./es.js";
import { fr } from "./fr.js";
import { ja } from "./ja.js";
import { ko } from "./ko.js";
import type { PageWords } from "./page-words.js";
import { pt } from "./pt.js";
import { ru } from "./ru.js";
import { zh } from "./zh.js";
import { zhHant } from "./zh-hant.js";

/** The languages in which docs pages are read, by their codes (BCP 47). */
export const languages: Readonly<Record<string, PageWords>> = { en, zh, "zh-hant": zhHant, ja, ko, ru, es, pt, de, fr };
