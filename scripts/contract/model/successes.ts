import type { Response } from "./types.js";

/** The answers of a success: those of 2xx and of the range, or the default one where none of these is described. */
export function successesOf(responses: readonly Response[]): readonly Response[] {
  const successes = responses.filter(({ status }) => /^2/.test(status));
  return successes.length > 0 ? successes : responses.filter(({ status }) => status === "default");
}

/** The first of them that carries something. */
export function mainSuccess(responses: readonly Response[]): Response | undefined {
  const successes = successesOf(responses);
  return successes.find(({ content }) => content.length > 0) ?? successes[0];
}
