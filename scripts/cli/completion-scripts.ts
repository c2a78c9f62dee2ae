export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** A verb as far as it can be completed. */
export interface CommandTree {
  readonly name: string;
  readonly description: string;
  readonly options: readonly {
    readonly flags: readonly string[];
    readonly description: string;
    /** What may follow the option, where that is a list; without one, files complete. */
    readonly values: readonly string[];
    readonly takesValue: boolean;
  }[];
  /** Of its arguments. */
  readonly values: readonly string[];
}

/** Scripts for shells, of which every word is one of ours. */
export const completionScripts: Readonly<Record<Shell, (commands: readonly CommandTree[]) => string>> = {
  bash: printBash,
  zsh: printZsh,
  fish: printFish,
};

function printBash(commands: readonly CommandTree[]): string {
  const cases = commands.map(({ name, options, values }) => {
    const words = [...values, ...options.flatMap(({ flags }) => flags)].join(" ");
    const chosen = options
      .filter((option) => option.values.length > 0)
      .map(
        (option) =>
          `        ${option.flags.join("|")}) COMPREPLY=($(compgen -W ${quote(option.values.join(" "))} -- "$cur")); return ;;\n`,
      );
    const listed = chosen.length === 0 ? "" : `      case "$prev" in\n${chosen.join("")}      esac\n`;
    return `    ${name})\n${listed}      words=${quote(words)} ;;\n`;
  });
  return `# bash completion of concord: source <(concord completion bash)
_concord() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quote(commands.map(({ name }) => name).join(" "))} -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("")}  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ "$cur" != -* ]]; then COMPREPLY+=($(compgen -f -- "$cur")); fi
}
complete -o filenames -F _concord concord
`;
}

function printZsh(commands: readonly CommandTree[]): string {
  const verbs = commands.map(
    ({ name, description }) => `    ${quote(`${name}:${description.replaceAll(":", "\\:")}`)}\n`,
  );
  const cases = commands.map(({ name, options, values }) => {
    const specs = options.map(zshOption);
    const rest = values.length > 0 ? `'1:value:(${values.join(" ")})'` : "'*:file:_files'";
    return `    ${name}) _arguments ${[...specs, rest].join(" ")} ;;\n`;
  });
  return `#compdef concord
# zsh completion of concord: source <(concord completion zsh)
_concord() {
  local -a verbs
  verbs=(
${verbs.join("")}  )
  if (( CURRENT == 2 )); then _describe command verbs; return; fi
  local verb="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$verb" in
${cases.join("")}  esac
}
compdef _concord concord
`;
}

function zshOption({ flags, description, values, takesValue }: CommandTree["options"][number]): string {
  const text = description.replace(/[[\]\\:]/g, "\\$&");
  const value = takesValue ? `:value:${values.length > 0 ? `(${values.join(" ")})` : "_files"}` : "";
  return flags.map((flag) => quote(`*${flag}[${text}]${value}`)).join(" ");
}

function printFish(commands: readonly CommandTree[]): string {
  const lines = commands.flatMap(({ name, description, options, values }) => {
    const seen = `-n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c concord -f -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
      ...(values.length === 0 ? [] : [`complete -c concord -f ${seen} -a ${quote(values.join(" "))}`]),
      ...options.map(({ flags, description: text, values: listed, takesValue }) => {
        const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
        const value = !takesValue ? "" : listed.length > 0 ? ` -x -a ${quote(listed.join(" "))}` : " -r";
        return `complete -c concord ${seen} ${names.join(" ")}${value} -d ${quote(text)}`;
      }),
    ];
  });
  return `# fish completion of concord: concord completion fish | source\n${lines.join("\n")}\n`;
}

/** One word of a shell; fish reads a backslash before a quotation mark as the others read the end and the beginning of two. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "’")}'`;
}
