import type { Block } from "../blocks/block.js";
import { Definitions } from "./definitions.js";
import { settingsIn } from "./settings.js";

/** What the parts of a page name that are about no operation alone. */
export interface PageNames {
  readonly definitions: Definitions;
  /** Of files of settings. */
  readonly settings: ReadonlySet<string>;
}

export function pageNames(blocks: readonly Block[]): PageNames {
  return { definitions: new Definitions(blocks), settings: settingsIn(blocks) };
}
