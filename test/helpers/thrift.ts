const major = Number.parseInt(process.versions.node, 10);
const patience = major === 20 ? "--interrupt-budget=500000" : "--no-maglev";

/**
 * Flags with which V8 spends less on compiling functions that hardly run once they are compiled, as the command line has them
 * for itself. A version that does not know a flag does not start.
 */
export const thrift: readonly string[] =
  major <= 24 ? [patience, "--max-inlined-bytecode-size-cumulative=200", "--no-use-osr"] : [];
