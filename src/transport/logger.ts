import { noSecrets, type Redact } from "./redact.js";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** Where a client reports what it does; `console` is one. */
export interface Logger {
  debug(message: string, fields: LogFields): void;
  info(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
  error(message: string, fields: LogFields): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one line, unless its level is below the client's. Credentials by their looks are hidden without `redact` too. */
export type Log = (
  level: Exclude<LogLevel, "silent">,
  message: string,
  fields: () => LogFields,
  redact?: Redact,
) => void;

const order: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];

export function makeLog(logger: Logger | undefined, threshold: LogLevel = "warn"): Log | undefined {
  return (
    logger &&
    ((level, message, fields, redact = noSecrets) => {
      if (order.indexOf(level) < order.indexOf(threshold)) return;
      try {
        logger[level](message, JSON.parse(redact(JSON.stringify(fields()))));
      } catch {
        // A logger's failure is not the call's.
      }
    })
  );
}
