import { printNote } from "../../shared/terminal/output.js";

/** The driver's log: ids, counts and errors, never a record's data. */
export interface DriverLog {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

const describe = (value: unknown): unknown => (value instanceof Error ? `${value.name}: ${value.message}` : value);

/** Writes lines of JSON to standard error, which the run's folder stores. */
export const stderrLog = (): DriverLog => {
  const write =
    (level: string) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      const plain = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, describe(value)]));
      printNote(JSON.stringify({ time: new Date().toISOString(), level, message, ...plain }));
    };
  return { info: write("info"), warn: write("warn") };
};
