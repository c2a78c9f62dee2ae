import { describe, it } from "vitest";
import { en } from "../../../scripts/pages/words/en.js";
import type { PageWords } from "../../../scripts/pages/words/page-words.js";

describe("the words of a language", () => {
  const { limits, tables, ...rest } = en;
  const { negations: _negations, ...limitsWithout } = limits;
  const { place: _place, ...columnsWithout } = tables.columns;

  it("the words of a language lack no group", () => {
    // @ts-expect-error: Property 'tables' is missing.
    const words: PageWords = { ...rest, limits };
    return words;
  });

  it("the words of a language lack no list", () => {
    const words: PageWords = {
      ...rest,
      // @ts-expect-error: Property 'negations' is missing.
      limits: limitsWithout,
      // @ts-expect-error: Property 'place' is missing.
      tables: { ...tables, columns: columnsWithout },
    };
    return words;
  });

  it("the words of a language have no list that nothing reads", () => {
    // @ts-expect-error: 'bound' does not exist.
    const words: PageWords = { ...en, limits: { ...limits, bound: [] } };
    return words;
  });
});
