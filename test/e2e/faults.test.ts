import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { endOfDay } from "../../functions/shared/budget/daily-budget.js";
import { DynamoCallerBudgets } from "../../functions/shared/budget/dynamo-caller-budgets.js";
import type { TicketEvent } from "../../functions/shared/contracts/ticket-event-schema.js";
import { WorkflowInputSchema, type WorkflowInput } from "../../functions/shared/contracts/workflow.js";
import { clearFaults, scriptFault } from "../../scripts/local/emulator/script-faults.js";
import type { FaultScript } from "../../scripts/local/model-server/faults/fault.js";
import { aTicketData, aTicketEvent } from "../support/builders/tickets.js";
import { sentEvent, type CaseRecord } from "./support/pipeline-cases.js";
import { eventually, LocalPipeline } from "./support/local-pipeline.js";

const aProblem = (ticketId: string, changes: Partial<TicketEvent> = {}): CaseRecord =>
  sentEvent(
    aTicketEvent({
      ...changes,
      ticketId,
      data: aTicketData({
        subject: "Export fails",
        description:
          "The monthly export stops at 40% with error E-1042, every time since Tuesday. What can we do about it?",
      }),
    }),
  );

const KeptFailureSchema = z.looseObject({ ticketId: z.string(), input: WorkflowInputSchema });
const EndSchema = z.looseObject({ outcome: z.string() });

describe("a ticket whose dependencies fail", () => {
  let pipeline: LocalPipeline;
  let workflows: SFNClient;

  beforeAll(async () => {
    pipeline = await LocalPipeline.start();
    workflows = new SFNClient(pipeline.clientConfig);
  });

  const forgetFaults = async (): Promise<void> => {
    await clearFaults(pipeline.stack.modelUrl);
    await clearFaults(pipeline.stack.controlUrl);
  };

  afterEach(forgetFaults);

  afterAll(() => pipeline.stack.stop());

  const scriptModels = (fault: FaultScript) => scriptFault(pipeline.stack.modelUrl, fault);
  const denyTicketObjects = () =>
    scriptFault(pipeline.stack.controlUrl, {
      service: "s3",
      operation: "PutObject",
      resource: `${pipeline.outputs.bucket_name}/tickets/`,
      error: "AccessDenied",
    });

  /** Uses up more than models may read for any caller, today and, in case midnight is near, tomorrow. */
  const useUpBudget = async (caller: string): Promise<void> => {
    const more = { tickets: 1, characters: 1e12 };
    const client = new DynamoDBClient(pipeline.clientConfig);
    const budgets = new DynamoCallerBudgets(client, pipeline.outputs.table_name, { general: more, gold: more });
    for (const at of [new Date(), endOfDay(new Date())])
      await budgets.spend({ counter: "workflow", caller, tier: "general", characters: more.characters, at });
  };

  /** Reads a ticket's item. Returns a function from attribute name to string value. */
  const itemOf = async (ticketId: string) => {
    const item = (await pipeline.items()).get(ticketId);
    return (column: string): string | undefined => item?.[column]?.S;
  };

  /** Sends one ticket, waits until it has finished, and reads its item as `itemOf` does. */
  const process = async (ticketId: string) => {
    await pipeline.send([aProblem(ticketId)]);
    await pipeline.waitForTickets([ticketId]);
    await pipeline.waitForExecutions();
    return itemOf(ticketId);
  };

  /** Runs the workflow. Returns the outcome in its output, or the execution's status when it did not succeed. */
  const run = async (name: string, input: WorkflowInput) => {
    const { executionArn } = await workflows.send(
      new StartExecutionCommand({
        stateMachineArn: pipeline.outputs.state_machine_arn,
        name,
        input: JSON.stringify(input),
      }),
    );
    await pipeline.waitForExecutions();
    const { status, output = "" } = await workflows.send(new DescribeExecutionCommand({ executionArn }));
    return status === "SUCCEEDED" ? EndSchema.parse(JSON.parse(output)).outcome : status;
  };

  const inputOf = async (executionArn: string | undefined): Promise<WorkflowInput> => {
    const { input = "" } = await workflows.send(new DescribeExecutionCommand({ executionArn }));
    return WorkflowInputSchema.parse(JSON.parse(input));
  };

  const historyOf = async (executionArn: string | undefined) => {
    const { events = [] } = await workflows.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    return events;
  };

  const keptOf = async (key: string | undefined) =>
    KeptFailureSchema.parse((await pipeline.objects("failed/")).get(key ?? "no key"));

  // The client in the function tries twice, so four throttled calls are two failed attempts of the state.
  it("is answered once the model is no longer throttled", async () => {
    await scriptModels({ operation: "Converse", error: "ThrottlingException", times: 4 });

    const item = await process("E2E-THROTTLED");

    expect(item("status")).toBe("ANSWERED");
    const failures = (await historyOf(item("execution_arn"))).flatMap(
      ({ lambdaFunctionFailedEventDetails: details, taskFailedEventDetails: task }) =>
        details?.error ?? task?.error ?? [],
    );
    expect(failures).toEqual(["DependencyThrottled", "DependencyThrottled"]);
  });

  it.each([
    ["E2E-REFUSED", { operation: "Converse", error: "AccessDeniedException" }],
    ["E2E-MALFORMED", { operation: "Converse", output: "malformed" }],
  ] satisfies [string, FaultScript][])(
    "is triaged by rules and needs a person when the model gives no answer (%s)",
    async (ticketId, fault) => {
      await scriptModels(fault);

      const item = await process(ticketId);

      expect(item("status")).toBe("NEEDS_HUMAN");
      expect(item("model_id")).toBeUndefined();
      expect(item("priority")).toMatch(/^(CRITICAL|HIGH|MEDIUM|NORMAL)$/);
      expect(await pipeline.objects("failed/")).toEqual(new Map());
    },
  );

  it("is kept, triaged by rules and left to a person when its customer's budget is used up", async () => {
    const customerId = "C-BUDGET";
    await useUpBudget(`customer:${customerId}`);
    await pipeline.send([aProblem("E2E-BUDGET", { customerId })]);
    await pipeline.waitForTickets(["E2E-BUDGET"]);
    await pipeline.waitForExecutions();

    const item = (await pipeline.items()).get("E2E-BUDGET");
    const events = await historyOf(item?.["execution_arn"]?.S);
    const entered = events.flatMap(({ stateEnteredEventDetails: details }) => details?.name ?? []);
    expect(item?.["status"]?.S).toBe("NEEDS_HUMAN");
    expect(JSON.stringify(item?.["held_reasons"])).toContain("BUDGET_EXCEEDED");
    expect(item?.["priority"]?.S).toMatch(/^(CRITICAL|HIGH|MEDIUM|NORMAL)$/);
    expect(item?.["model_id"]).toBeUndefined();
    expect(entered).toContain("Triage by rules");
    expect(entered).not.toContain("Generate response");
    // Each state is a billed transition, those of both branches as well.
    expect(entered).toHaveLength(7);
    expect([...(await pipeline.objects("tickets/")).keys()].join(" ")).toContain("E2E-BUDGET");
    expect(await pipeline.objects("failed/")).toEqual(new Map());

    const neighbour = await process("E2E-WITHIN");
    expect(neighbour("status")).toBe("ANSWERED");
  });

  it("is answered by the model when its input reopens a ticket that rules have triaged, and only once", async () => {
    const input = await inputOf((await itemOf("E2E-REFUSED"))("execution_arn"));

    expect(await run("E2E-REFUSED-same", input)).toBe("ALREADY_ANSWERED");
    expect((await itemOf("E2E-REFUSED"))("status")).toBe("NEEDS_HUMAN");

    expect(await run("E2E-REFUSED-again", { ...input, reopen: "NEEDS_HUMAN" })).toBe("ANSWERED");
    const item = await itemOf("E2E-REFUSED");
    expect(item("status")).toBe("ANSWERED");
    expect(item("model_id")).toBeDefined();

    expect(await run("E2E-REFUSED-twice", { ...input, reopen: "NEEDS_HUMAN" })).toBe("ALREADY_ANSWERED");
    expect((await itemOf("E2E-REFUSED"))("execution_arn")).toBe(item("execution_arn"));
  });

  // This must be the first failed execution: an alarm that is in ALARM sends no second notification.
  it("sets off the alarm on failed executions, which notifies the failure topic", async () => {
    const { account, outputs, clientConfig } = pipeline;
    const notices = await account.subscribeQueue(outputs.failure_topic_arn, "e2e-alarms");
    await denyTicketObjects();
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

  it("can be run again from its stored input when it fails after it was reopened", async () => {
    const input = await inputOf((await itemOf("E2E-MALFORMED"))("execution_arn"));
    await denyTicketObjects();

    expect(await run("E2E-MALFORMED-again", { ...input, reopen: "NEEDS_HUMAN" })).toBe("FAILED");

    const failed = await itemOf("E2E-MALFORMED");
    expect(failed("status")).toBe("FAILED");
    const kept = await keptOf(failed("failure_key"));
    expect(kept.input).toEqual({ ...input, reopen: "NEEDS_HUMAN" });

    await forgetFaults();
    expect(await run("E2E-MALFORMED-replay", kept.input)).toBe("ANSWERED");
    expect((await itemOf("E2E-MALFORMED"))("status")).toBe("ANSWERED");
  });

  it.each(["AccessDeniedException", "ValidationException"] as const)(
    "is answered with an assumed sentiment when Comprehend returns %s",
    async (error) => {
      await scriptModels({ operation: "DetectDominantLanguage", error });

      const item = await process(`E2E-UNREAD-${error}`);

      expect(item("status")).toBe("ANSWERED");
      expect(item("sentiment")).toBe("NEUTRAL");
      expect(item("language")).toBe("und");
      expect(item("model_id")).toBeDefined();
      expect(item("priority_reasoning")).toMatch(/The sentiment is assumed: it could not be detected\.$/);
    },
  );

  it("fails visibly when its object cannot be written, and can be run again from its stored input", async () => {
    await denyTicketObjects();

    const item = await process("E2E-FAILED");

    expect(item("status")).toBe("FAILED");
    expect(item("failure_error")).toBe("DependencyRejected");
    const kept = await keptOf(item("failure_key"));
    expect(kept).toMatchObject({ ticketId: "E2E-FAILED", error: { Error: "DependencyRejected" } });
    const queued = await pipeline.account.drain(pipeline.outputs.failed_tickets_queue_url);
    expect(queued.map(({ body }): unknown => JSON.parse(body))).toContainEqual(
      expect.objectContaining({ ticketId: "E2E-FAILED", error: "DependencyRejected", key: item("failure_key") }),
    );

    await forgetFaults();

    expect(await run("E2E-FAILED-again", kept.input)).toBe("ANSWERED");
    const items = await pipeline.items();
    expect(items.get("E2E-FAILED")).not.toHaveProperty("failure_error");
    expect([...(await pipeline.objects("tickets/")).keys()]).toContain("tickets/2026/11/21/ticket_E2E-FAILED.json");
  });
});
