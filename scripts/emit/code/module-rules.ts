/** What a generated module may consist of: the compiler's names of the nodes, and what is called and imported. */
export interface ModuleRules {
  /** Names of kinds of nodes, without those of tokens. */
  readonly nodes: ReadonlySet<string>;
  /** Methods that are called; functions are those that the module imports or declares. */
  readonly methods: ReadonlySet<string>;
  /** The modules beside it that it imports, besides the runtime. */
  readonly imports: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const imports = "ImportDeclaration ImportClause NamedImports NamespaceImport ImportSpecifier";
const types = `InterfaceDeclaration PropertySignature MethodSignature Parameter TypeLiteral TypeReference UnionType
  IntersectionType LiteralType IndexedAccessType IndexSignature ArrayType TupleType QualifiedName ParenthesizedType TypeOperator`;
const values = `VariableStatement VariableDeclarationList VariableDeclaration ObjectLiteralExpression PropertyAssignment
  ShorthandPropertyAssignment ArrayLiteralExpression PropertyAccessExpression PrefixUnaryExpression SatisfiesExpression ComputedPropertyName
  AsExpression`;
const checks = `FunctionDeclaration ArrowFunction Block IfStatement ReturnStatement ExpressionStatement ForStatement
  ForInStatement ForOfStatement ContinueStatement BreakStatement SwitchStatement CaseBlock CaseClause DefaultClause
  CallExpression NewExpression BinaryExpression ConditionalExpression PostfixUnaryExpression ParenthesizedExpression
  ElementAccessExpression TypeOfExpression ObjectBindingPattern ArrayBindingPattern BindingElement
  ExportDeclaration NamedExports ExportSpecifier`;

const none = words("");

/** By the name of the file. Types come from a printer of syntax trees, which writes nothing else. */
export const moduleRules: Readonly<Record<string, ModuleRules>> = {
  "client.ts": {
    nodes: words(`${imports} ${types} ${values} SpreadAssignment`),
    methods: none,
    imports: words("./types.js ./resources.js"),
  },
  "resources.ts": {
    nodes: words(`${imports} ${types} ${values} CallExpression ArrowFunction Parameter`),
    methods: none,
    imports: words("./client.js ./capabilities.js ./validators.js"),
  },
  "validators.ts": {
    nodes: words(`${imports} ${types} ${values} ${checks}`),
    methods: words(
      "isArray isFinite isInteger keys getOwnPropertyNames anyOf oneOf finish has hint in knows missing readOnly refuse reject some test unexpected unsafe",
    ),
    imports: words("./types.js"),
  },
  "responses.ts": {
    nodes: words(`${imports} ${types} ${values} TypeQuery`),
    methods: none,
    imports: words("./validators.js"),
  },
  "capabilities.ts": { nodes: words(`${imports} ${types} ${values}`), methods: none, imports: none },
  "index.ts": {
    nodes: words("ExportDeclaration NamespaceExport NamedExports ExportSpecifier"),
    methods: none,
    imports: words("./client.js ./types.js ./validators.js"),
  },
};
