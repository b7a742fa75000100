import { beforeEach, describe, expect, it, vi } from "vitest";
import { createProgram } from "../../../../scripts/commands/etl/cli.js";
import { runCommand } from "../../../../scripts/shared/terminal/command-line.js";
import { captureErrors } from "../../../support/usage-errors.js";

const loads = vi.hoisted((): (readonly string[])[] => []);

// Neither Spark nor a job is started.
vi.mock(import("../../../../scripts/shared/load/load-job.js"), async (original) => ({
  ...(await original()),
  checkPyspark: () => undefined,
  prepareSpark: () => Promise.resolve(),
}));
vi.mock(import("../../../../scripts/shared/load/load-tickets.js"), async (original) => ({
  ...(await original()),
  loadTickets: ({ args }) => {
    loads.push(args);
    return Promise.resolve({ code: 2 });
  },
}));

const URL = "postgresql://ann@127.0.0.1:1/desk";

describe("npm run etl", () => {
  captureErrors();
  beforeEach(() => {
    loads.length = 0;
  });

  it.each([
    ["--source", "no-such-folder"],
    ["--source=no-such-folder", "--recent-days=3"],
  ])("has the job refuse a source that you named and that does not exist: %s %s", async (...args) => {
    await runCommand(createProgram(), ["node", "etl", "--url", URL, ...args]);

    expect(loads).toEqual([expect.arrayContaining(["--source-exists"])]);
    expect(process.exitCode).toBe(2);
  });
});
