import { vi } from "vitest";

/** Words that stand for a ticket's text: no log line may hold them. */
export const SECRET = "pelican-7431";

/**
 * Collects what the logger and the metrics write while a handler runs. Call it before the handler's module is imported;
 * the logger keeps the stream it finds then.
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

/** Sets what every function has in its environment, so that its handler's module can be imported. */
export const stubFunctionEnv = (variables: Readonly<Record<string, string>> = {}): void => {
  const common = {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    POWERTOOLS_SERVICE_NAME: "test",
    POWERTOOLS_METRICS_NAMESPACE: "TicketPipeline",
  };
  for (const [name, value] of Object.entries({ ...common, ...variables })) vi.stubEnv(name, value);
};
