/**
 * Which enumerations are lists of known values: those of answers, all that tell no alternatives apart, those of properties and
 * parameters with some names, or none.
 */
export type OpenEnums = "responses" | "all" | readonly string[] | false;

/** The names whose enumerations are open wherever those of answers are. */
export const defaultOpenEnums: readonly string[] = ["model"];

/** The names whose enumerations are open wherever they stand. */
export function namesOfOpenEnums(wanted: OpenEnums | undefined): readonly string[] {
  if (wanted === false) return [];
  return typeof wanted === "object" ? wanted : defaultOpenEnums;
}
