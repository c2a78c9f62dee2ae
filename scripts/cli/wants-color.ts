/**
 * Whether a stream shows colours: those of a terminal that can, unless the user says otherwise. `FORCE_COLOR` wins
 * (https://force-color.org), then `NO_COLOR` (https://no-color.org); an empty one says nothing.
 */
export function wantsColor(stream: { readonly isTTY?: boolean }): boolean {
  const { FORCE_COLOR = "", NO_COLOR = "", TERM } = process.env;
  if (FORCE_COLOR !== "") return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return NO_COLOR === "" && stream.isTTY === true && TERM !== "dumb";
}
