import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import { readAlarms } from "../../../../scripts/commands/start/pipeline-contents.js";

const alarmsNamed = (...names: readonly string[]) =>
  names.map((name) => ({ AlarmName: name, StateValue: "OK" as const }));

describe("readAlarms", () => {
  it("reads every page, since a page has fifty alarms", async () => {
    const cloudwatch = mockClient(CloudWatchClient);
    cloudwatch.on(DescribeAlarmsCommand).resolves({ MetricAlarms: alarmsNamed("one"), NextToken: "more" });
    cloudwatch.on(DescribeAlarmsCommand, { NextToken: "more" }).resolves({ MetricAlarms: alarmsNamed("two") });

    const alarms = await readAlarms({
      alarms: new CloudWatchClient({ region: "us-east-1" }),
      alarmNames: ["one", "two"],
    });

    expect(alarms).toEqual([
      ["one", "OK"],
      ["two", "OK"],
    ]);
  });
});
