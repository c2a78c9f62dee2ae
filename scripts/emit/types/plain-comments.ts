import ts from "typescript";

/**
 * The texts of the comments that openapi-typescript has put before a node: what it was given, without its tag
 * `@description`, and without what the type beside it says.
 */
export function plainComments(node: ts.Node): readonly string[] {
  const comments = ts.getSyntheticLeadingComments(node) ?? [];
  return comments.flatMap(({ text }) => textOf(text) ?? []);
}

/** Lines of a text are further in than the tags. */
const described = /(?:^\* | \* )@description ((?:.|\n \* {5})*)/;

function textOf(comment: string): string | undefined {
  const text = described.exec(comment)?.[1]?.replaceAll("\n *     ", "\n").trim();
  if (!text) return undefined;
  if (!text.includes("\n") && text.length <= longestLine) return `* ${text} `;
  return `*\n * ${text.replaceAll("\n", "\n * ").replaceAll(" * \n", " *\n")}\n `;
}

const longestLine = 105;
