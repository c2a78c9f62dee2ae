import ts from "typescript";

/**
 * Rewrites the comments of a node that openapi-typescript has put there: the text that it was given, without its tag
 * `@description`, and without what the type beside it says.
 */
export function plainComments(node: ts.Node): void {
  const comments = ts.getSyntheticLeadingComments(node);
  if (comments === undefined) return;
  ts.setSyntheticLeadingComments(
    node,
    comments.flatMap((comment) => {
      const text = textOf(comment.text);
      return text === undefined ? [] : [{ ...comment, text }];
    }),
  );
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
