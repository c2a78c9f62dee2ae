import type { CheckPlace, Mode } from "./checks.js";

/** The place of a part. Most parts need no name of their own, so that theirs is made when it is asked for. */
export class PartPlace implements CheckPlace {
  readonly mode: Mode;
  private known: string | undefined;

  constructor(
    private readonly whole: CheckPlace,
    private readonly name: string,
  ) {
    this.mode = whole.mode;
  }

  get owner(): string {
    this.known ??= `${this.whole.owner}_${wordOf(this.name)}`.slice(0, 120);
    return this.known;
  }
}

function wordOf(name: string): string {
  return (
    name.replace(/[^\p{ID_Start}\p{Nd}$]+(.)?/gu, (_, next: string | undefined) => next?.toUpperCase() ?? "") || "_"
  );
}
