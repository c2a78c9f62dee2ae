/** Marks of no width: of direction, for breaking and joining words. Those within words of some scripts are none of them. */
const marks = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;

/** A page as it is seen: a copy has marks at the edges of names and words that nobody typed. */
export function withoutMarks(page: string): string {
  return page.replace(marks, "");
}
