import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import { answerByRules } from "../../../../functions/shared/triage/answer-by-rules.js";
import { missingAnswers, readAlarms } from "../../../../scripts/commands/start/pipeline-contents.js";
import type { ObservedAnswer } from "../../../../scripts/shared/journey/account-for-tickets.js";
import { anAnswerInput } from "../../../support/builders/tickets.js";

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

describe("missingAnswers", () => {
  it("counts the reasons with which the rules explain a missing answer, the most frequent first", () => {
    const byRules = (reason?: string) =>
      answerByRules(anAnswerInput(reason === undefined ? {} : { reason }), new Date(0)).priority_reasoning;
    const reasons = ["DependencyRejected", "ModelTimeoutException", "DependencyRejected", undefined];
    const reasonings = [...reasons.map(byRules), "One customer cannot print."];
    const answers = new Map(reasonings.map((reasoning, index) => [`TKT-${index}`, { reasoning } as ObservedAnswer]));

    expect(missingAnswers({ answers })).toEqual([
      ["DependencyRejected", 2],
      ["ModelTimeoutException", 1],
    ]);
  });
});
