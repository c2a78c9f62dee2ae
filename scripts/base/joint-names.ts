/** The contract of what several providers have in common. */
export const portableName = "portable";

const jointNames: ReadonlySet<string> = new Set(["merged", portableName]);

/** True of the name of a contract that is made of several providers', which no provider can have. */
export function isJoint(name: string): boolean {
  return jointNames.has(name);
}
