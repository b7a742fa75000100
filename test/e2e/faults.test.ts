import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { GetExecutionHistoryCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { aTicketData, aTicketEvent } from "../support/builders.js";
import { sentEvent, type SentRecord } from "./cases.js";
import { eventually, LocalPipeline } from "./local-pipeline.js";

const aProblem = (ticketId: string): SentRecord =>
  sentEvent(
    aTicketEvent({
      ticketId,
      data: aTicketData({
        subject: "Export fails",
        description:
          "The monthly export stops at 40% with error E-1042, every time since Tuesday. What can we do about it?",
      }),
    }),
  );

const KeptFailureSchema = z.looseObject({ ticketId: z.string(), input: z.unknown() });

describe("a ticket whose dependencies fail", () => {
  let pipeline: LocalPipeline;

  beforeAll(async () => {
    pipeline = await LocalPipeline.start();
  });

  afterEach(async () => {
    await fetch(`${pipeline.stack.modelUrl}/_faults`, { method: "DELETE" });
  });

  afterAll(() => pipeline.stack.stop());

  const script = async (fault: object): Promise<void> => {
    const response = await fetch(`${pipeline.stack.modelUrl}/_faults`, { method: "POST", body: JSON.stringify(fault) });
    expect(response.status).toBe(201);
  };

  /** Sends one ticket and gives its item once it has come to an end. */
  const process = async (ticketId: string) => {
    await pipeline.send([aProblem(ticketId)]);
    const item = (await pipeline.finished([ticketId])).get(ticketId);
    await pipeline.settled();
    return (column: string): string | undefined => item?.[column]?.S;
  };

  const historyOf = async (executionArn: string) => {
    const { events = [] } = await new SFNClient(pipeline.clientConfig).send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }),
    );
    return events;
  };

  // The function's own client tries twice, so four throttles are two failed attempts of the workflow's.
  it("is answered once a throttled model has time again", async () => {
    await script({ operation: "Converse", error: "ThrottlingException", times: 4 });

    const item = await process("E2E-THROTTLED");

    expect(item("status")).toBe("ANSWERED");
    const failures = (await historyOf(item("execution_arn") ?? "")).flatMap(
      ({ lambdaFunctionFailedEventDetails: details, taskFailedEventDetails: task }) =>
        details?.error ?? task?.error ?? [],
    );
    expect(failures).toEqual(["DependencyThrottled", "DependencyThrottled"]);
  });

  it.each([
    ["E2E-REFUSED", { operation: "Converse", error: "AccessDeniedException" }],
    ["E2E-MALFORMED", { operation: "Converse", output: "malformed" }],
  ])("is triaged by rules and handed to a person when the model gives no answer (%s)", async (ticketId, fault) => {
    await script(fault);

    const item = await process(ticketId);

    expect(item("status")).toBe("NEEDS_HUMAN");
    expect(item("model_id")).toBeUndefined();
    expect(item("priority")).toMatch(/^(CRITICAL|HIGH|MEDIUM|NORMAL)$/);
    expect(await pipeline.objects("failed/")).toEqual(new Map());
  });

  it("raises the alarm on failed executions, which tells the failure topic", async () => {
    const { account, outputs, clientConfig } = pipeline;
    const notices = await account.listen(outputs.failure_topic_arn, "e2e-alarms");
    await script({ operation: "DetectDominantLanguage", error: "AccessDeniedException" });
    await process("E2E-ALARM");
    const cloudwatch = new CloudWatchClient(clientConfig);

    const alarm = await eventually(60_000, async () => {
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ StateValue: "ALARM" }));
      const found = MetricAlarms.find(({ MetricName }) => MetricName === "ExecutionsFailed");
      return found === undefined ? { waitingFor: "the alarm" } : { value: found };
    });

    const bodies = (await account.drain(notices)).map(({ body }): unknown => JSON.parse(body));
    expect(bodies).toContainEqual(expect.objectContaining({ ticketId: "E2E-ALARM", error: "DependencyRejected" }));
    expect(bodies).toContainEqual(
      expect.objectContaining({
        AlarmName: alarm.AlarmName,
        OldStateValue: expect.any(String),
        NewStateValue: "ALARM",
      }),
    );
  });

  it("fails in sight when its sentiment cannot be had, and what was kept of it can be run again", async () => {
    await script({ operation: "DetectDominantLanguage", error: "AccessDeniedException" });

    const item = await process("E2E-FAILED");

    expect(item("status")).toBe("FAILED");
    expect(item("failure_error")).toBe("DependencyRejected");
    const kept = KeptFailureSchema.parse((await pipeline.objects("failed/")).get(item("failure_key") ?? ""));
    expect(kept).toMatchObject({ ticketId: "E2E-FAILED", error: { Error: "DependencyRejected" } });
    const queued = await pipeline.account.drain(pipeline.outputs.failed_tickets_queue_url);
    expect(queued.map(({ body }): unknown => JSON.parse(body))).toContainEqual(
      expect.objectContaining({ ticketId: "E2E-FAILED", error: "DependencyRejected", key: item("failure_key") }),
    );

    await fetch(`${pipeline.stack.modelUrl}/_faults`, { method: "DELETE" });
    await new SFNClient(pipeline.clientConfig).send(
      new StartExecutionCommand({
        stateMachineArn: pipeline.outputs.state_machine_arn,
        name: "E2E-FAILED-again",
        input: JSON.stringify(kept.input),
      }),
    );

    const items = await eventually(60_000, async () => {
      const found = await pipeline.items();
      const status = found.get("E2E-FAILED")?.["status"]?.S;
      return status === "ANSWERED" ? { value: found } : { waitingFor: `E2E-FAILED, which is ${status}` };
    });
    await pipeline.settled();
    expect(items.get("E2E-FAILED")).not.toHaveProperty("failure_error");
    expect([...(await pipeline.objects("tickets/")).keys()]).toContain("tickets/2026/11/21/ticket_E2E-FAILED.json");
  });
});
