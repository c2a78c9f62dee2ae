/** The text that a curl command sends with `-d`, as a shell reads it, or `undefined` where it sends none that way. */
export function curlBody(command: string): string | undefined {
  const flag = /\s(?:-d|--data(?:-raw|-binary)?)\s+(?=['"{@])/.exec(command);
  return flag === null ? undefined : shellWord(command.slice(flag.index + flag[0].length));
}

/** POSIX shell, "Quoting": nothing is special inside single quotes, so a quote in a text ends them: `'it'\''s'`. */
function shellWord(text: string): string {
  const part = /'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])|([^\s'"\\]+)/y;
  let word = "";
  for (let found = part.exec(text); found !== null; found = part.exec(text)) {
    const [, single, double, escaped, plain] = found;
    word += single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped ?? plain ?? "";
  }
  return word;
}
