/** One step from a schema to a part of it. */
export type Step =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "items" }
  | { readonly kind: "prefix"; readonly index: number }
  | { readonly kind: "additional" }
  | { readonly kind: "pattern"; readonly pattern: string }
  /** With `whole`, one side is the whole schema, which takes the place of its only alternative. */
  | {
      readonly kind: "branch";
      readonly label: string;
      readonly whole?: boolean;
      /** The alternatives were only matched because they are like each other. */
      readonly alike?: true;
    }
  | { readonly kind: "keyword"; readonly keyword: string };

/** `.messages[].content`, `[0]`, `(TextPart).text`. */
export function pathText(steps: readonly Step[]): string {
  return steps.map(stepText).join("");
}

function stepText(step: Step): string {
  switch (step.kind) {
    case "property":
      return /^[\p{L}\p{N}_$-]+$/u.test(step.name) ? `.${step.name}` : `[${JSON.stringify(step.name)}]`;
    case "items":
      return "[]";
    case "prefix":
      return `[${step.index}]`;
    case "additional":
      return ".*";
    case "pattern":
      return `[/${step.pattern}/]`;
    case "branch":
      return `(${step.label})`;
    case "keyword":
      return `<${step.keyword}>`;
  }
}
