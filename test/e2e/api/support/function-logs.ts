import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LocalPipeline } from "../../support/local-pipeline.js";

/** The log groups of a stack. */
export class FunctionLogs {
  private readonly client: CloudWatchLogsClient;

  constructor({ clientConfig }: LocalPipeline) {
    this.client = new CloudWatchLogsClient(clientConfig);
  }

  async groups(): Promise<string[]> {
    const names: string[] = [];
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: this.client }, {}))
      names.push(...logGroups.flatMap(({ logGroupName }) => logGroupName ?? []));
    return names;
  }

  /** All messages of a group, one a line. */
  async messagesOf(logGroupName: string): Promise<string> {
    const messages: string[] = [];
    for await (const { events = [] } of paginateFilterLogEvents({ client: this.client }, { logGroupName }))
      messages.push(...events.map(({ message = "" }) => message));
    return messages.join("\n");
  }
}
