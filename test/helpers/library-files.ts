import ts from "typescript";

const known = new Map<string, ts.SourceFile | undefined>();

/**
 * A host that reads the declarations of libraries once, for all programs of these options: they are most of what a small
 * program is made of.
 */
export function hostWithLibraries(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const key = JSON.stringify(options);
  return {
    ...host,
    getSourceFile: (name, target, onError) => {
      if (!name.includes("/node_modules/")) return host.getSourceFile(name, target, onError);
      if (!known.has(key + name)) known.set(key + name, host.getSourceFile(name, target, onError));
      return known.get(key + name);
    },
  };
}
