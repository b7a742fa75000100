import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { evaluationAttributes } from "../../../functions/shared/reply-quality/evaluation-item.js";
import { evaluationKey, personVerdictKey, ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { aPersonsVerdict } from "../../support/builders/evaluations.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv({ TICKET_TABLE: "tickets", TICKET_BUCKET: "bucket" });
const logs = captureLogs();
const [dynamo, s3] = [mockClient(DynamoDBClient), mockClient(S3Client)];
const { handler } = await import("../../../functions/archive-verdicts/handler.js");

const itemOf = (ticket_id: string) =>
  evaluationAttributes({ evaluation: aPersonsVerdict({ ticket_id }), answeredAt: "2026" });

beforeEach(() => {
  for (const client of [dynamo, s3]) client.reset();
  for (const id of ["TKT-1", "TKT-2", "TKT-3"])
    dynamo.on(GetItemCommand, { Key: personVerdictKey(id) }).resolves({ Item: itemOf(id) });
  s3.on(PutObjectCommand).resolves({});
});

const aChange = (key: ReturnType<typeof personVerdictKey>, SequenceNumber: string): DynamoDBRecord => ({
  eventName: "INSERT",
  dynamodb: { Keys: key, SequenceNumber },
});
const ofVerdicts = (...ids: readonly string[]): DynamoDBStreamEvent => ({
  Records: ids.map((id) => aChange(personVerdictKey(id), `at-${id}`)),
});
const handle = (event: DynamoDBStreamEvent, remainingMs = 60_000) =>
  handler(
    event,
    aContext(() => remainingMs),
  );
const keysWritten = () => s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input.Key);
const metricsOf = (name: string) => logs.entries().flatMap((entry) => (name in entry ? [entry[name]] : []));
const thrown = (name: string) => Object.assign(new Error(name), { name, $metadata: { httpStatusCode: 400 } });

it("archives the verdicts of a batch, and counts them", async () => {
  expect(await handle(ofVerdicts("TKT-1", "TKT-2"))).toEqual({ batchItemFailures: [] });

  expect(keysWritten()).toEqual(["TKT-1", "TKT-2"].map((id) => `evaluations/2026/11/21/verdict_${id}.json`));
  expect(metricsOf("VerdictsArchived")).toEqual([2]);
});

it("hands the batch back from the verdict on that failed, and says which and why", async () => {
  dynamo.on(GetItemCommand, { Key: personVerdictKey("TKT-2") }).rejects(thrown("AccessDeniedException"));

  expect(await handle(ofVerdicts("TKT-1", "TKT-2", "TKT-3"))).toEqual({
    batchItemFailures: [{ itemIdentifier: "at-TKT-2" }],
  });
  expect(keysWritten()).toHaveLength(1);
  expect(logs.entries()).toContainEqual(
    expect.objectContaining({
      ...{ message: "Verdicts handed back", level: "ERROR", records: 3, archived: 1 },
      ...{ ticket_id: "TKT-2", sequence_number: "at-TKT-2", error: "DependencyRejected" },
    }),
  );
});

it("hands back what there is no time for", async () => {
  expect(await handle(ofVerdicts("TKT-1"), 14_000)).toEqual({ batchItemFailures: [{ itemIdentifier: "at-TKT-1" }] });
  expect(logs.entries().at(-1)).toMatchObject({ message: "Verdicts handed back", error: "OutOfTime" });
});

it("ignores changes of other items, should the filter ever let one through", async () => {
  const others = [evaluationKey("TKT-1"), ticketItemKey("TKT-1"), { ...personVerdictKey(""), pk: { S: "USERS" } }];
  await handle({ Records: [...others.map((key) => aChange(key, "1")), {}] });

  expect(dynamo.commandCalls(GetItemCommand)).toEqual([]);
});

it("counts a verdict that cannot be read in a metric, with its id and nothing else of it in the log", async () => {
  dynamo.on(GetItemCommand, { Key: personVerdictKey("TKT-1") }).resolves({ Item: { evaluation: { S: SECRET } } });

  expect(await handle(ofVerdicts("TKT-1", "TKT-2"))).toEqual({ batchItemFailures: [] });
  expect(metricsOf("VerdictsNotArchived")).toEqual([1]);
  expect(logs.entries()).toContainEqual(
    expect.objectContaining({ message: "Verdict cannot be read", ticket_id: "TKT-1" }),
  );
  expect(logs.text()).not.toContain(SECRET);
  expect(keysWritten()).toEqual(["evaluations/2026/11/21/verdict_TKT-2.json"]);
});
