/** For one question; those of descriptions of megabytes take some dozens. */
const mostOfOne = 2_000;

/** For all questions of a comparison. */
const mostOfAll = 50_000;

/** For one question where all of them took so many. */
const fewOfOne = 50;

/** How many claims are proved on the way to one that is asked for: where each leads to many others, what is left is denied. */
export class ProofBudget {
  #depth = 0;
  #left = 0;
  #all = 0;

  /** Nothing more is proved for what is asked now. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** Proves a claim, by itself or on the way to another one. */
  within(prove: () => boolean): boolean {
    if (this.#depth === 0) this.#left = this.#all < mostOfAll ? mostOfOne : fewOfOne;
    this.#left--;
    this.#all++;
    this.#depth++;
    const holds = prove();
    this.#depth--;
    return holds;
  }
}
