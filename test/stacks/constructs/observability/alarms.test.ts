import * as z from "zod";
import { describe, expect, it } from "vitest";
import { ROUTES_BY_FUNCTION } from "../../../../functions/shared/api/routes.js";
import { METRICS } from "../../../../functions/shared/lambda/observability.js";
import { FUNCTION_NAMES, FUNCTIONS } from "../../../../stacks/functions.js";
import { type SynthesizedStack, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const QuerySchema = z.object({
  id: z.string(),
  expression: z.string().optional(),
  metric: z
    .object({
      namespace: z.string(),
      metric_name: z.string(),
      stat: z.string(),
      dimensions: z.record(z.string(), z.string()),
    })
    .optional(),
});

const stack = synthesizeStack();
const alarmsOf = (of: SynthesizedStack) => of.resources("aws_cloudwatch_metric_alarm").map(([, alarm]) => alarm);
const alarms = alarmsOf(stack);
const alarmNamed = (name: string, from = alarms) => {
  const alarm = from.find(({ alarm_name: full }) => full === `ticket-pipeline-dev-${name}`);
  if (alarm === undefined) throw new Error(`Alarm ${name} not found.`);
  return alarm;
};
const queriesOf = (name: string) => z.array(QuerySchema).parse(alarmNamed(name)["metric_query"]);
const expressionOf = (name: string) => queriesOf(name).find(({ id }) => id === "share")?.expression;
const metricOf = (name: string, id: string) => queriesOf(name).find((query) => query.id === id)?.metric;
const sustained = { period: 300, evaluation_periods: 3, datapoints_to_alarm: 3 };
const atOnce = { period: 300, evaluation_periods: 1, datapoints_to_alarm: 1 };

/** The alarm that something has not happened. */
const NOT_WATCHED = "ticket-pipeline-dev-deadlines-not-watched";

describe("every alarm", () => {
  it.each(alarms.map((alarm) => [String(alarm["alarm_name"]), alarm] as const))(
    "%s treats missing data by what it watches, and notifies the failure topic in ALARM and OK",
    (name, alarm) => {
      const isMissed = name === NOT_WATCHED;
      expect(alarm).toMatchObject({
        comparison_operator: isMissed ? "LessThanThreshold" : "GreaterThanThreshold",
        treat_missing_data: isMissed ? "breaching" : "notBreaching",
        alarm_actions: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
        ok_actions: [expect.stringMatching(/aws_sns_topic\.failure-topic/)],
      });
    },
  );

  it("has a unique name", () => {
    expect(new Set(alarms.map(({ alarm_name: name }) => name)).size).toBe(alarms.length);
  });
});

describe("the alarms on the desk's deadlines", () => {
  it("enter ALARM when nobody has watched them for five minutes", () => {
    expect(alarmNamed("deadlines-not-watched")).toMatchObject({
      namespace: "AWS/Lambda",
      metric_name: "Invocations",
      dimensions: { FunctionName: "ticket-pipeline-dev-watch-deadlines" },
      statistic: "Sum",
      threshold: 1,
      ...atOnce,
    });
  });

  it("enter ALARM when five runs of an hour have failed, whose letters stay so long", () => {
    expect(alarmNamed("deadlines-dead-letters")).toMatchObject({
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: "ticket-pipeline-dev-watch-deadlines-dead-letters" },
      threshold: 4,
      ...atOnce,
    });
  });
});

describe("the alarms on what follows the table's stream", () => {
  it.each([
    ["desk-counting-behind", "count-desk-changes", 15],
    ["verdicts-behind", "archive-verdicts", 60],
  ])("%s enters ALARM when what %s reads is older than %i minutes", (name, folder, minutes) => {
    expect(alarmNamed(name)).toMatchObject({
      namespace: "AWS/Lambda",
      metric_name: "IteratorAge",
      dimensions: { FunctionName: `ticket-pipeline-dev-${folder}` },
      statistic: "Maximum",
      comparison_operator: "GreaterThanThreshold",
      threshold: minutes * 60_000,
    });
  });

  it.each([
    ["desk-changes-not-counted", "count-desk-changes", "DeskTicketsNotCounted"],
    ["verdicts-not-archived", "archive-verdicts", "VerdictsNotArchived"],
  ])("%s enters ALARM at the first dead letter, and at the first item that cannot be read", (name, folder, metric) => {
    const first = { comparison_operator: "GreaterThanThreshold", threshold: 0 };

    expect(alarmNamed(name)).toMatchObject({
      ...first,
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: `ticket-pipeline-dev-${folder}-dead-letters` },
    });
    expect(alarmNamed(`${name}-unreadable`)).toMatchObject({
      ...first,
      metric_name: metric,
      dimensions: { service: `ticket-pipeline-dev-${folder}` },
    });
  });
});

describe("the alarms on what tickets cost", () => {
  const totalOf = (name: string, environment = {}) =>
    z
      .array(QuerySchema)
      .parse(alarmNamed(name, alarmsOf(synthesizeStack(environment)))["metric_query"])
      .find(({ id }) => id === "total")?.expression;

  it("model-tokens adds up prompts and answers of 24 hours", () => {
    expect(alarmNamed("model-tokens")).toMatchObject({ threshold: 10_000_000, evaluation_periods: 1 });
    expect(totalOf("model-tokens")).toBe("FILL(m0, 0) + FILL(m1, 0)");
    expect(JSON.stringify(alarmNamed("model-tokens")["metric_query"])).toContain('"period":86400');
  });

  it("model-spend takes the prices of the model and of Comprehend", () => {
    const nova = "(FILL(m0, 0) * 0.33 + FILL(m1, 0) * 2.75 + FILL(m2, 0) * 100 + FILL(m3, 0) * 100) / 1000000";

    expect(alarmNamed("model-spend")).toMatchObject({ threshold: 20 });
    expect(totalOf("model-spend")).toBe(nova);
    expect(totalOf("model-spend", { MODEL_PRICE: "3,15" })).toContain("m1, 0) * 15 ");
    expect(totalOf("model-spend", { RESPONSE_MODEL_ID: "meta.llama3-1-70b-instruct-v1:0" })).toContain("* 27.5 ");
    expect(metricOf("model-spend", "m2")).toMatchObject({ metric_name: METRICS.sentimentUnits });
    expect(metricOf("model-spend", "m3")).toMatchObject({ metric_name: METRICS.personalDataUnits });
  });

  it("model-tokens and model-spend include the judge, at its own prices", () => {
    const judged = { JUDGE_MODEL_ID: "us.anthropic.claude-haiku-4-5-20251001-v1:0" };

    expect(totalOf("model-tokens", judged)).toBe("FILL(m0, 0) + FILL(m1, 0) + FILL(m2, 0) + FILL(m3, 0)");
    expect(totalOf("model-spend", judged)).toContain(" + FILL(m4, 0) * 1.1 + FILL(m5, 0) * 5.5) / 1000000");
  });

  it("model-spend includes the guardrail, at the prices of its policies", () => {
    const guarded = "FILL(m4, 0) * 150 + FILL(m5, 0) * 100) / 1000000";

    expect(totalOf("model-spend", { GUARDRAIL: "true" })).toContain(guarded);
  });

  it("guardrail-unavailable watches the share of replies that the guardrail did not check, if there is one", () => {
    const guarded = alarmsOf(synthesizeStack({ GUARDRAIL: "true" }));
    const queries = z.array(QuerySchema).parse(alarmNamed("guardrail-unavailable", guarded)["metric_query"]);

    expect(queries.find(({ id }) => id === "part")?.metric).toMatchObject({ metric_name: "RepliesUnchecked" });
    expect(queries.find(({ id }) => id === "whole0")?.metric).toMatchObject({ metric_name: METRICS.repliesChecked });
    expect(alarmNamed("guardrail-unavailable", guarded)).toMatchObject({ threshold: 10 });
    expect(alarms.map(({ alarm_name: name }) => name)).not.toContain("ticket-pipeline-dev-guardrail-unavailable");
  });

  it("budgets-used-up enters ALARM at the first ticket, budgets-not-counted when counters fail", () => {
    expect(alarmNamed("budgets-used-up")).toMatchObject({ metric_name: METRICS.ticketsOverBudget, threshold: 0 });
    expect(totalOf("budgets-not-counted")).toBe("FILL(m0, 0) + FILL(m1, 0) + FILL(m2, 0)");
    expect(alarmNamed("budgets-not-counted")).toMatchObject({ threshold: 10 });
  });

  it("replies-held watches the share of replies that wait for a person", () => {
    expect(expressionOf("replies-held")).toBe("IF(part >= 5, 100 * part / (whole0), 0)");
    expect(metricOf("replies-held", "part")).toMatchObject({ metric_name: METRICS.repliesHeld });
    expect(metricOf("replies-held", "whole0")).toMatchObject({ metric_name: METRICS.repliesChecked });
    expect(alarmNamed("replies-held")).toMatchObject({ threshold: 30 });
  });

  it("replies-bad watches the share of a day's evaluated replies that fail a criterion, from 20 such replies on", () => {
    expect(expressionOf("replies-bad")).toBe("IF(part >= 20, 100 * part / (whole0), 0)");
    expect(metricOf("replies-bad", "part")).toMatchObject({ metric_name: METRICS.repliesBad });
    expect(JSON.stringify(alarmNamed("replies-bad")["metric_query"])).toContain('"period":86400');
    expect(metricOf("replies-bad", "whole0")).toMatchObject({ metric_name: METRICS.repliesEvaluated });
    expect(alarmNamed("replies-bad")).toMatchObject({ threshold: 50 });
  });

  it("lets tickets wait for their evaluation longer than for their lane", () => {
    expect(alarmNamed("routing-waiting-evaluation")).toMatchObject({ threshold: 6 * 60 * 60 });
    expect(alarmNamed("routing-waiting-general")).toMatchObject({ threshold: 15 * 60 });
  });
});

describe("the alarms on executions and failed tickets", () => {
  it.each([
    ["executions-failed", "ExecutionsFailed"],
    ["executions-timed-out", "ExecutionsTimedOut"],
    ["executions-aborted", "ExecutionsAborted"],
  ])("%s enters ALARM at the first", (name, metric) => {
    expect(alarmNamed(name)).toMatchObject({
      namespace: "AWS/States",
      metric_name: metric,
      statistic: "Sum",
      ...atOnce,
      threshold: 0,
      dimensions: { StateMachineArn: expect.stringContaining("aws_sfn_state_machine") as string },
    });
  });

  it.each([
    ["failed-tickets-waiting", "ApproximateNumberOfMessagesVisible", 100],
    ["failed-tickets-old", "ApproximateAgeOfOldestMessage", 24 * 60 * 60],
  ])("%s watches %s of the queue, above %d", (name, metric, threshold) => {
    expect(alarmNamed(name)).toMatchObject({
      namespace: "AWS/SQS",
      metric_name: metric,
      dimensions: { QueueName: "ticket-pipeline-dev-failed-tickets" },
      statistic: "Maximum",
      threshold,
    });
  });
});

describe.each(["analytics", "priority", "general"])("the alarms on route %s", (route) => {
  it("enter ALARM at the first dead letter", () => {
    expect(alarmNamed(`routing-dead-letters-${route}`)).toMatchObject({
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: `ticket-pipeline-dev-${route}-dead-letters` },
      statistic: "Maximum",
      ...atOnce,
      threshold: 0,
    });
  });

  it("enter ALARM when tickets have waited for 15 minutes", () => {
    expect(alarmNamed(`routing-waiting-${route}`)).toMatchObject({
      namespace: "AWS/SQS",
      metric_name: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: `ticket-pipeline-dev-${route}` },
      statistic: "Maximum",
      threshold: 15 * 60,
    });
  });
});

it("an alarm reports the first finished ticket that reached neither a queue nor its dead letters", () => {
  expect(alarmNamed("routing-lost")).toMatchObject({
    namespace: "AWS/SNS",
    metric_name: "NumberOfNotificationsFailedToRedriveToDlq",
    dimensions: { TopicName: "ticket-pipeline-dev-tickets" },
    statistic: "Sum",
    ...atOnce,
    threshold: 0,
  });
});

describe("the alarms on the stream", () => {
  it("enter ALARM when records have waited for 15 minutes", () => {
    expect(alarmNamed("records-waiting")).toMatchObject({
      namespace: "AWS/Lambda",
      metric_name: "IteratorAge",
      dimensions: { FunctionName: "ticket-pipeline-dev-start-workflow" },
      statistic: "Maximum",
      threshold: 15 * 60 * 1000,
    });
  });

  it("enter ALARM at the first given-up records that were not stored", () => {
    expect(alarmNamed("records-lost")).toMatchObject({
      namespace: "AWS/Lambda",
      metric_name: "DestinationDeliveryFailures",
      dimensions: { FunctionName: "ticket-pipeline-dev-start-workflow" },
      statistic: "Sum",
      threshold: 0,
    });
  });

  it("enter ALARM by the share of quarantined records, if there are at least five", () => {
    expect(alarmNamed("records-quarantined")["threshold"]).toBe(5);
    expect(expressionOf("records-quarantined")).toBe("IF(part >= 5, 100 * part / (part + whole0 + whole1), 0)");
    expect(["part", "whole0", "whole1"].map((id) => metricOf("records-quarantined", id)?.metric_name)).toEqual([
      METRICS.recordsQuarantined,
      METRICS.ticketsReceived,
      METRICS.eventsIgnored,
    ]);
  });
});

describe.each(FUNCTION_NAMES)("the alarms on function %s", (folder) => {
  const dimensions = { FunctionName: `ticket-pipeline-dev-${folder}` };

  it("enter ALARM when half of its calls fail, if at least five do", () => {
    expect(alarmNamed(`function-errors-${folder}`)["threshold"]).toBe(50);
    expect(expressionOf(`function-errors-${folder}`)).toBe("IF(part >= 5, 100 * part / (whole0), 0)");
    expect(metricOf(`function-errors-${folder}`, "part")).toMatchObject({ metric_name: "Errors", dimensions });
    expect(metricOf(`function-errors-${folder}`, "whole0")).toMatchObject({ metric_name: "Invocations", dimensions });
  });

  it("enter ALARM when calls are throttled for 15 minutes", () => {
    expect(alarmNamed(`function-throttled-${folder}`)).toMatchObject({
      namespace: "AWS/Lambda",
      metric_name: "Throttles",
      dimensions,
      statistic: "Sum",
      ...sustained,
      threshold: 100,
    });
  });

  it("enter ALARM when it takes 80% of its timeout for 15 minutes", () => {
    expect(alarmNamed(`function-slow-${folder}`)).toMatchObject({
      namespace: "AWS/Lambda",
      metric_name: "Duration",
      dimensions,
      extended_statistic: "p99",
      ...sustained,
      threshold: FUNCTIONS[folder].timeoutSeconds * 1000 * 0.8,
    });
  });
});

describe("the alarm on the quota of concurrent executions", () => {
  it("watches what the whole account claims, in a new account too", () => {
    expect(alarmNamed("concurrency-used-up")).toMatchObject({
      namespace: "AWS/Lambda",
      metric_name: "ClaimedAccountConcurrency",
      statistic: "Maximum",
      threshold: 8,
      ...sustained,
    });
    expect(alarmNamed("concurrency-used-up")["dimensions"] ?? {}).toEqual({});
  });

  it("stays in OK while only the reservations are claimed", () => {
    const alarms = alarmsOf(synthesizeStack({ LAMBDA_CONCURRENCY_QUOTA: "1000" }));

    expect(alarmNamed("concurrency-used-up", alarms)["threshold"]).toBe(800);
  });
});

describe("the alarms on services", () => {
  it.each([
    ["model-throttled", "InvocationThrottles", { statistic: "Sum", threshold: 100 }],
    ["model-slow", "InvocationLatency", { extended_statistic: "p90", threshold: 30_000 }],
  ])("%s watches the model by the id that it is called with", (name, metric, expected) => {
    const eu = synthesizeStack({ AWS_REGION: "eu-central-1", RESPONSE_MODEL_ID: "eu.amazon.nova-lite-v1:0" });
    const inEurope = eu.resources("aws_cloudwatch_metric_alarm").map(([, alarm]) => alarm);

    expect(alarmNamed(name, inEurope)).toMatchObject({
      namespace: "AWS/Bedrock",
      metric_name: metric,
      dimensions: { ModelId: "eu.amazon.nova-lite-v1:0" },
      ...sustained,
      ...expected,
    });
  });

  it.each([
    ["triaged-by-rules", METRICS.ticketsTriagedByRules, "triage-by-rules"],
    ["sentiments-assumed", METRICS.sentimentsAssumed, "generate-response"],
  ])("%s enters ALARM by their share of all stored tickets, if there are at least five", (name, metric, folder) => {
    expect(alarmNamed(name)["threshold"]).toBe(10);
    expect(expressionOf(name)).toBe("IF(part >= 5, 100 * part / (whole0), 0)");
    expect(metricOf(name, "part")).toMatchObject({
      namespace: "TicketPipeline",
      metric_name: metric,
      dimensions: { service: `ticket-pipeline-dev-${folder}` },
    });
    expect(metricOf(name, "whole0")).toMatchObject({
      namespace: "AWS/Lambda",
      metric_name: "Invocations",
      dimensions: { FunctionName: "ticket-pipeline-dev-write-ticket-json" },
    });
  });

  it("enter ALARM on throttled writes to the table, by the two dimensions of DynamoDB's metric", () => {
    expect(alarmNamed("table-throttled")).toMatchObject({
      namespace: "AWS/DynamoDB",
      metric_name: "ThrottledRequests",
      dimensions: { TableName: "ticket-pipeline-dev-tickets", Operation: "UpdateItem" },
      statistic: "Sum",
      threshold: 10,
    });
  });
});

describe("the alarm transitions-throttled", () => {
  it("enters ALARM when Step Functions throttles the account's transitions for 15 minutes", () => {
    expect(alarmNamed("transitions-throttled")).toMatchObject({
      namespace: "AWS/States",
      metric_name: "ThrottledEvents",
      dimensions: { ServiceMetric: "StateTransition" },
      statistic: "Sum",
      ...sustained,
      threshold: 1000,
    });
  });
});

describe("the alarms on the API", () => {
  const dimensions = { ApiName: "ticket-pipeline-dev-api", Stage: "v1" };

  it("watch the metrics of the access log", () => {
    const counted = stack
      .resources("aws_cloudwatch_log_metric_filter")
      .map(([, filter]) => filter["metric_transformation"]);

    for (const name of ["RequestsFailed", "RequestsThrottled"])
      expect(counted).toContainEqual(expect.objectContaining({ namespace: "TicketPipeline", name }));
  });

  it("enter ALARM when one request in twenty fails, if at least five do", () => {
    expect(alarmNamed("api-errors")["threshold"]).toBe(5);
    expect(expressionOf("api-errors")).toBe("IF(part >= 5, 100 * part / (whole0), 0)");
    expect(metricOf("api-errors", "part")).toMatchObject({
      namespace: "TicketPipeline",
      metric_name: "RequestsFailed",
      dimensions: { service: "ticket-pipeline-dev-api" },
      stat: "Sum",
    });
    expect(metricOf("api-errors", "whole0")).toMatchObject({ metric_name: "Count", stat: "Sum", dimensions });
  });

  it.each(Object.keys(ROUTES_BY_FUNCTION))(
    "enter ALARM when %s alone fails, however few of the requests are its own",
    (folder) => {
      const name = `requests-not-served-${folder}`;
      const fn = `ticket-pipeline-dev-${folder}`;

      expect(alarmNamed(name)["threshold"]).toBe(5);
      expect(expressionOf(name)).toBe("IF(part >= 5, 100 * part / (whole0), 0)");
      expect(metricOf(name, "part")).toMatchObject({
        namespace: "TicketPipeline",
        metric_name: METRICS.requestsNotServed,
        dimensions: { service: fn },
        stat: "Sum",
      });
      expect(metricOf(name, "whole0")).toMatchObject({
        namespace: "AWS/Lambda",
        metric_name: "Invocations",
        dimensions: { FunctionName: fn },
        stat: "Sum",
      });
    },
  );

  it("enter ALARM on errors that API Gateway counts itself, without its access log", () => {
    expect(alarmNamed("api-errors-unlogged")["threshold"]).toBe(5);
    expect(expressionOf("api-errors-unlogged")).toBe("IF(part >= 5, 100 * part / (whole0), 0)");
    for (const [id, name] of [
      ["part", "5XXError"],
      ["whole0", "Count"],
    ] as const)
      expect(metricOf("api-errors-unlogged", id)).toMatchObject({
        namespace: "AWS/ApiGateway",
        metric_name: name,
        stat: "Sum",
        dimensions,
      });
  });

  it("enter ALARM when it is slow for 15 minutes", () => {
    expect(alarmNamed("api-slow")).toMatchObject({
      namespace: "AWS/ApiGateway",
      metric_name: "Latency",
      dimensions,
      extended_statistic: "p99",
      ...sustained,
      threshold: 3000,
    });
  });

  it("enter ALARM when it throttles requests for 15 minutes, as counted from its access log", () => {
    expect(alarmNamed("api-throttled")).toMatchObject({
      namespace: "TicketPipeline",
      metric_name: "RequestsThrottled",
      dimensions: { service: "ticket-pipeline-dev-api" },
      statistic: "Sum",
      ...sustained,
      threshold: 100,
    });
  });
});

describe("the thresholds", () => {
  it.each([
    ["ALARM_FAILED_EXECUTIONS", "executions-failed", 3],
    ["ALARM_FAILED_TICKETS_WAITING", "failed-tickets-waiting", 3],
    ["ALARM_FAILED_TICKETS_AGE_HOURS", "failed-tickets-old", 3 * 3600],
    ["ALARM_RECORDS_WAITING_MINUTES", "records-waiting", 3 * 60_000],
    ["ALARM_QUARANTINED_PERCENT", "records-quarantined", 3],
    ["ALARM_DEGRADED_PERCENT", "triaged-by-rules", 3],
    ["ALARM_DEGRADED_PERCENT", "sentiments-assumed", 3],
    ["ALARM_FUNCTION_ERROR_PERCENT", "function-errors-start-workflow", 3],
    ["ALARM_FUNCTION_THROTTLES", "function-throttled-start-workflow", 3],
    ["ALARM_CONCURRENCY_PERCENT", "concurrency-used-up", 30],
    ["ALARM_FUNCTION_DURATION_PERCENT", "function-slow-start-workflow", 120 * 10 * 3],
    ["ALARM_MODEL_THROTTLES", "model-throttled", 3],
    ["ALARM_MODEL_LATENCY_SECONDS", "model-slow", 3000],
    ["ALARM_TABLE_THROTTLES", "table-throttled", 3],
    ["ALARM_TRANSITION_THROTTLES", "transitions-throttled", 3],
    ["ALARM_API_ERROR_PERCENT", "api-errors", 3],
    ["ALARM_API_ERROR_PERCENT", "requests-not-served-serve-desk", 3],
    ["ALARM_API_LATENCY_MILLISECONDS", "api-slow", 3],
    ["ALARM_API_THROTTLES", "api-throttled", 3],
    ["ALARM_ROUTING_WAITING_MINUTES", "routing-waiting-priority", 3 * 60],
  ])("%s sets the threshold of %s", (variable, name, threshold) => {
    const changed = alarmsOf(synthesizeStack({ LAMBDA_CONCURRENCY_QUOTA: "1000", [variable]: "3" }));

    expect(alarmNamed(name, changed)["threshold"]).toBe(threshold);
  });
});
