const jointNames: ReadonlySet<string> = new Set(["merged", "portable"]);

/** True of the name of a contract that is made of several providers', which no provider can have. */
export function isJoint(name: string): boolean {
  return jointNames.has(name);
}
