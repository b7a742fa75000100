import { describe, expect, it } from "vitest";
import * as z from "zod";
import { METRICS } from "../../../../functions/shared/lambda/observability.js";
import { LOAD_METRICS } from "../../../../stacks/constructs/observability/metric-names.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { EXISTING } from "../../../support/aws/warehouses.js";

const stack = synthesizeStack();
const alarms = stack.resources("aws_cloudwatch_metric_alarm").map(([, alarm]) => alarm);
const bodyOf = (environment: NodeJS.ProcessEnv): string =>
  String(synthesizeStack(environment).resource("aws_cloudwatch_dashboard")["dashboard_body"]);

/** Metrics of an alarm on a share. */
const QueriesSchema = z.array(z.object({ metric: z.object({ metric_name: z.string() }).optional() })).default([]);

describe("the dashboard", () => {
  const body = String(stack.resource("aws_cloudwatch_dashboard")["dashboard_body"]);
  const { widgets } = z
    .object({
      widgets: z.array(z.object({ type: z.string(), x: z.number(), y: z.number(), properties: z.looseObject({}) })),
    })
    .parse(JSON.parse(body));

  it.each(Object.values(METRICS))("shows %s", (metric) => {
    expect(body).toContain(`["TicketPipeline","${metric}","service","ticket-pipeline-dev-`);
  });

  it.each([
    ["without", {}],
    ["with", EXISTING],
  ])("shows every metric that has an alarm %s a warehouse", (_with, environment) => {
    const named = synthesizeStack(environment)
      .resources("aws_cloudwatch_metric_alarm")
      .flatMap(([, alarm]) => [
        alarm["metric_name"],
        ...QueriesSchema.parse(alarm["metric_query"]).map(({ metric }) => metric?.metric_name),
      ]);
    const shown = bodyOf(environment);

    for (const name of named.filter((one) => one !== undefined)) expect(shown).toContain(JSON.stringify(name));
  });

  it("shows the failed loads that notified nobody", () => {
    expect(bodyOf(EXISTING)).toContain('"AWS/Events","FailedInvocations","RuleName","ticket-pipeline-dev-load-failed"');
    expect(bodyOf(EXISTING)).toContain('"QueueName","ticket-pipeline-dev-load-failed-dead-letters"');
  });

  it("shows what WAF blocks, if there is one", () => {
    expect(bodyOf({ API_WAF: "true" })).toContain('"AWS/WAFV2","BlockedRequests","WebACL","ticket-pipeline-dev-api"');
    expect(body).not.toContain("AWS/WAFV2");
  });

  it("shows the state of every alarm on top", () => {
    expect(widgets[0]).toMatchObject({ type: "alarm", x: 0, y: 0 });
    expect(widgets[0]?.properties["alarms"]).toHaveLength(alarms.length);
  });

  it("arranges its panels without overlap", () => {
    expect(new Set(widgets.map(({ x, y }) => `${x},${y}`)).size).toBe(widgets.length);
  });

  it.each(Object.values(LOAD_METRICS))("shows %s only if there is a warehouse", (metric) => {
    expect(bodyOf(EXISTING)).toContain(`["TicketPipeline","${metric}","service","`);
    expect(bodyOf({})).not.toContain(metric);
  });
});
