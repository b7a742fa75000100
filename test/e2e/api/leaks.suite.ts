import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { FunctionLogs } from "./support/function-logs.js";
import type { LocalApi } from "./support/local-api.js";
import { MARK } from "./support/tickets.js";

/** A part of a secret that is longer than this, such as a part of a JWT, is a secret too. In characters. */
const PART_LENGTH = 30;

const partsOf = (secret: string): string[] => [
  secret,
  ...secret.split(".").filter((part) => part.length > PART_LENGTH),
];

/** The contents of the logs, after all other suites. */
export const describeLeaks = (api: () => LocalApi): void => {
  const logFiles = async (): Promise<[string, string][]> => {
    const folder = api().pipeline.stack.runFolder;
    const names = (await readdir(folder)).filter((name) => name.endsWith(".log"));
    return Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(path.join(folder, name), "utf8")]),
    );
  };

  it("contain no token and no word of a ticket, neither in log groups nor in files of the local stack", async () => {
    const logs = new FunctionLogs(api().pipeline);
    const names = await logs.groups();
    const kept = [
      ...(await Promise.all(names.map(async (name): Promise<[string, string]> => [name, await logs.messagesOf(name)]))),
      ...(await logFiles()),
    ];
    const hidden = [...new Set([MARK, ...[...api().secrets].flatMap(partsOf)])];

    const found = kept.flatMap(([name, text]) =>
      hidden.filter((word) => text.includes(word)).map((word) => `${word.slice(0, 12)}… in ${name}`),
    );

    expect(found).toEqual([]);
    for (const name of ["serve-api", "authorize-request"]) {
      const own = kept.filter(([group, text]) => group.endsWith(name) && text !== "");
      expect(own, `logs of ${name}, which must have been searched`).toHaveLength(1);
    }
    expect(hidden.length).toBeGreaterThan(20);
  });
};
