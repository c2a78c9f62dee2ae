/** How a provider reads lists and objects of which its description does not say how they are written. */
export interface Conventions {
  /** Lists in a query: `a=1&a=2` (the default), `a[]=1&a[]=2`, or `a=1,2`. */
  readonly queryArrays?: "repeat" | "brackets" | "comma";
  /** Objects in a query: `b=1` (the default), `a[b]=1`, or `a={"b":1}`. */
  readonly queryObjects?: "flat" | "brackets" | "json";
  /** Lists in a form: the name again for each item (the default), or `a[]` for each. */
  readonly formArrays?: "repeat" | "brackets";
  /** Objects in a form: JSON (the default of multipart), or `a[b]` for each field (the default of pairs). */
  readonly formObjects?: "json" | "brackets";
}

/** What each of the conventions can be. */
export const conventionForms: { readonly [Name in keyof Conventions]-?: readonly NonNullable<Conventions[Name]>[] } = {
  queryArrays: ["repeat", "brackets", "comma"],
  queryObjects: ["flat", "brackets", "json"],
  formArrays: ["repeat", "brackets"],
  formObjects: ["json", "brackets"],
};
