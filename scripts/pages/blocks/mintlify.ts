/** What Mintlify shows in the place of an example where it knows no server. */
const noExample = /^Error\n+A valid request URL is required to generate request examples\n(?:\n*"<string>"\n)?/gm;

/** A page that was copied from Mintlify without what stands in the place of its examples. Lines stay where they are. */
export function readMintlify(text: string): string {
  return text.replace(noExample, (shown) => shown.replace(/[^\n]/g, ""));
}
