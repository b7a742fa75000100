import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { aTicketRecord } from "../../support/builders/tickets.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv({ TICKET_BUCKET: "tickets-bucket" });
const logs = captureLogs();
const { handler } = await import("../../../functions/write-ticket-json/handler.js");
const s3 = mockClient(S3Client);

const record = aTicketRecord({ subject: SECRET, description: SECRET, response_text: SECRET });

beforeEach(() => {
  s3.reset();
  s3.on(PutObjectCommand, { Bucket: "tickets-bucket" }).resolves({});
});

it("returns the key that it wrote to", async () => {
  expect(await handler({ record })).toEqual({ key: "tickets/2026/11/21/ticket_TKT-20261121-0001.json" });
});

it.each([
  ["TicketsAnswered", "ANSWERED"],
  ["TicketsNeedingHuman", "NEEDS_HUMAN"],
] as const)("counts %s for the outcome %s", async (metric, outcome) => {
  await handler({ record: { ...record, outcome } });

  expect(logs.entries().at(-1)).toMatchObject({ [metric]: 1 });
});

it("refuses a record with an unknown column, and counts nothing", async () => {
  const before = logs.entries().filter((entry) => "_aws" in entry).length;

  await expect(handler({ record: { ...record, extra: 1 } })).rejects.toMatchObject({ name: "InvalidInput" });
  expect(logs.entries().filter((entry) => "_aws" in entry)).toHaveLength(before);
});

it("logs the ticket's id and never its text", async () => {
  s3.on(PutObjectCommand).rejects(new Error(`Value '${SECRET}' at 'body' failed to satisfy constraint`));
  await expect(handler({ record })).rejects.toMatchObject({ name: "DependencyUnavailable" });

  expect(logs.text()).toContain(record.ticket_id);
  expect(logs.text()).not.toContain(SECRET);
});
