import { vi } from "vitest";
import { FUNCTION_ENV } from "../function-env.js";

/** A word that tests put into a ticket's text: no log line may contain it. */
export const SECRET = "pelican-7431";

/**
 * Collects what the logger and the metrics write while a handler runs. Call it before importing the handler's module:
 * the logger keeps the stream of that moment.
 */
export const captureLogs = () => {
  const lines: string[] = [];
  const keep = (chunk: unknown): boolean => lines.push(String(chunk)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
  return {
    text: (): string => lines.join(""),
    /** Log lines and metrics as objects. */
    entries: (): Record<string, unknown>[] =>
      lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Record<string, unknown>),
  };
};

/** Sets the environment variables of every function, so that its handler's module can be imported. */
export const stubFunctionEnv = (variables: Readonly<Record<string, string>> = {}): void => {
  for (const [name, value] of Object.entries({ ...FUNCTION_ENV, ...variables })) vi.stubEnv(name, value);
};
