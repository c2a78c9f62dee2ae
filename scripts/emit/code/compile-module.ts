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
    declarations: ts.transpileDeclaration(text, settings).outputText,
  };
}
