import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { expect, it } from "vitest";
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
  const logs = () => new CloudWatchLogsClient(api().pipeline.clientConfig);

  const groups = async (): Promise<string[]> => {
    const names: string[] = [];
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs() }, {}))
      names.push(...logGroups.flatMap(({ logGroupName }) => logGroupName ?? []));
    return names;
  };

  const messagesOf = async (logGroupName: string): Promise<string> => {
    const messages: string[] = [];
    for await (const { events = [] } of paginateFilterLogEvents({ client: logs() }, { logGroupName }))
      messages.push(...events.map(({ message = "" }) => message));
    return messages.join("\n");
  };

  const logFiles = async (): Promise<[string, string][]> => {
    const folder = api().pipeline.stack.runFolder;
    const names = (await readdir(folder)).filter((name) => name.endsWith(".log"));
    return Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(path.join(folder, name), "utf8")]),
    );
  };

  it("contain no token and no word of a ticket, neither in log groups nor in files of the local stack", async () => {
    const names = await groups();
    const kept = [
      ...(await Promise.all(names.map(async (name): Promise<[string, string]> => [name, await messagesOf(name)]))),
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
