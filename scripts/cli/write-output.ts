import { saveOutput } from "../project/save-output.js";

/**
 * Writes what a command prints to `path`, or to standard output without one. A reader that closes the pipe early, such as
 * `head`, has what it wanted.
 */
export function writeOutput(text: string, path: string | undefined): Promise<void> {
  return path === undefined ? writeToStandardOutput(text) : saveOutput(text, path);
}

function writeToStandardOutput(text: string): Promise<void> {
  const { stdout } = process;
  return new Promise((done, fail) => {
    const refuse = (error: NodeJS.ErrnoException) => (error.code === "EPIPE" ? done() : fail(error));
    stdout.once("error", refuse);
    stdout.write(text, (error) => {
      if (error) return;
      stdout.off("error", refuse);
      done();
    });
  });
}
