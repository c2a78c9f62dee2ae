import ts from "typescript";

/** What the output promises to be free of errors under. The compiler's own libraries are not ours to check. */
export const outputOptions: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipDefaultLibCheck: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

const libraries = new Map<string, ts.SourceFile | undefined>();

/**
 * A host that reads the declarations of libraries once, for all programs of these options: they are most of what a small
 * program is made of.
 */
function hostWithLibraries(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const key = JSON.stringify(options);
  return {
    ...host,
    getSourceFile: (name, target, onError) => {
      if (!name.includes("/node_modules/")) return host.getSourceFile(name, target, onError);
      if (!libraries.has(key + name)) libraries.set(key + name, host.getSourceFile(name, target, onError));
      return libraries.get(key + name);
    },
  };
}

const parsed = new Map<string, ts.SourceFile>();

/**
 * The same with files, by path, that stand in no folder but as if they stood in this one. A text that stood in the same place
 * before, as the runtime does in each client, is not read again.
 */
export function hostOfTexts(
  texts: ReadonlyMap<string, string>,
  folder: string,
  options: ts.CompilerOptions,
): ts.CompilerHost {
  const host = hostWithLibraries(options);
  const key = JSON.stringify(options);
  return {
    ...host,
    getSourceFile: (name, target, onError) => {
      const text = texts.get(name);
      if (text === undefined) return host.getSourceFile(name, target, onError);
      const known = parsed.get(key + name);
      if (known?.text === text) return known;
      const file = ts.createSourceFile(name, text, target);
      parsed.set(key + name, file);
      return file;
    },
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    readFile: (name) => texts.get(name) ?? host.readFile(name),
    directoryExists: (name) => name.startsWith(folder) || host.directoryExists?.(name) === true,
  };
}

/**
 * A host for which the modules of a folder lead to no package: what the toolkit is made with is in no type that it exports, and
 * is more to read than all of ours.
 */
export function hostWithoutPackages(options: ts.CompilerOptions, folder: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const cache = ts.createModuleResolutionCache(host.getCurrentDirectory(), host.getCanonicalFileName, options);
  return {
    ...host,
    resolveModuleNameLiterals: (literals, file, redirected, _, source) =>
      literals.map((literal) => {
        if (!literal.text.startsWith(".") && file.startsWith(folder)) return { resolvedModule: undefined };
        const mode = ts.getModeForUsageLocation(source, literal, options);
        return ts.resolveModuleName(literal.text, file, options, host, cache, redirected, mode);
      }),
  };
}
