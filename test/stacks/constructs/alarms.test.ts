import { describe, expect, it } from "vitest";
import { METRICS } from "../../../functions/shared/observability.js";
import { synthesizeStack } from "../../support/synthesized-stack.js";

const stack = synthesizeStack();
const alarms = stack.resources("aws_cloudwatch_metric_alarm").map(([, alarm]) => alarm);

describe("the alarms", () => {
  it.each(["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"])("tell of the first of %s", (metric) => {
    expect(alarms.find(({ metric_name: name }) => name === metric)).toMatchObject({
      namespace: "AWS/States",
      statistic: "Sum",
      period: 300,
      evaluation_periods: 1,
      threshold: 0,
      comparison_operator: "GreaterThanThreshold",
      dimensions: { StateMachineArn: expect.stringContaining("aws_sfn_state_machine") as string },
    });
  });

  it("tell of records that wait for a quarter of an hour", () => {
    expect(alarms.find(({ metric_name: name }) => name === "IteratorAge")).toMatchObject({
      dimensions: { FunctionName: "ticket-pipeline-dev-start-workflow" },
      statistic: "Maximum",
      threshold: 15 * 60 * 1000,
    });
  });

  it("tell of a model that does not answer, not of a single reply gone wrong", () => {
    expect(alarms.find(({ metric_name: name }) => name === METRICS.ticketsTriagedByRules)).toMatchObject({
      namespace: "TicketPipeline",
      dimensions: { service: "ticket-pipeline-dev-triage-by-rules" },
      statistic: "Sum",
      period: 300,
      threshold: 10,
    });
  });

  it("take no data for no fault, and tell the failure topic of the end too", () => {
    expect(alarms).toHaveLength(5);
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        treat_missing_data: "notBreaching",
        alarm_actions: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
        ok_actions: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
      });
    }
  });
});

describe("the dashboard", () => {
  const body = String(stack.resource("aws_cloudwatch_dashboard")["dashboard_body"]);

  it.each(Object.values(METRICS))("shows %s", (metric) => {
    expect(body).toContain(`["TicketPipeline","${metric}","service","ticket-pipeline-dev-`);
  });

  it("places its panels side by side without overlap", () => {
    const { widgets } = JSON.parse(body) as { widgets: { x: number; y: number }[] };

    expect(new Set(widgets.map(({ x, y }) => `${x},${y}`)).size).toBe(widgets.length);
  });
});
