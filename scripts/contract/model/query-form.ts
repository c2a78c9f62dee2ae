/** How lists and objects in a query are written where the description does not say. */
export interface QueryForm {
  /** `a=1&a=2` as OpenAPI has it, `a[]=1&a[]=2`, or `a=1,2`. */
  readonly arrays?: "repeat" | "brackets" | "comma";
  /** `b=1` as OpenAPI has it, `a[b]=1`, or `a={"b":1}`. */
  readonly objects?: "flat" | "brackets" | "json";
}
