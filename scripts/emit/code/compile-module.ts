import ts from "typescript";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
};

/** A module that says its types without looking at others, as JavaScript and its declarations. */
export function compileModule(text: string): { readonly js: string; readonly declarations: string } {
  const settings = { compilerOptions: options };
  return {
    js: ts.transpileModule(text, settings).outputText,
    declarations: withoutTwins(ts.transpileDeclaration(text, settings).outputText),
  };
}

/** TypeScript 5.9 declares a method of a class that has a symbol as its name a second time, as a property. */
function withoutTwins(declarations: string): string {
  return declarations.replace(/^ *(\[Symbol\.\w+\]): .*\n/gm, (line, name: string) =>
    declarations.includes(`${name}(`) ? "" : line,
  );
}
