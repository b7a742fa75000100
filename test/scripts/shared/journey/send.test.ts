import { KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { planExecution } from "../../../../functions/shared/intake/plan-execution.js";
import { TicketEventSchema } from "../../../../functions/shared/contracts/ticket-event-schema.js";
import type { GeneratedRecord } from "../../../../scripts/shared/stream/record.js";
import type { Deployment } from "../../../../scripts/shared/deployment/clients.js";
import { send } from "../../../../scripts/shared/journey/send.js";
import { resourceNames } from "../../../../stacks/names.js";
import { aTicketEvent } from "../../../support/builders/tickets.js";

const client = mockClient(KinesisClient);
const names = resourceNames({ projectName: "p", stage: "dev" });
const sendAll = (...data: string[]) => {
  const records = data.map((text): GeneratedRecord => ({ kind: "ticket", partitionKey: "k", data: text }));
  return send({ kinesis: new KinesisClient({}), names } as Deployment, records);
};

describe("send", () => {
  beforeEach(() => {
    client.reset();
    client
      .on(PutRecordsCommand)
      .callsFake(({ Records }: { Records: unknown[] }) =>
        Promise.resolve({ Records: Records.map(() => ({ SequenceNumber: "1" })) }),
      );
  });

  it("knows the execution that must finish each ticket, from the record's bytes", async () => {
    const event = aTicketEvent();
    const { sent } = await sendAll(JSON.stringify(event));

    const { name } = planExecution({ event: TicketEventSchema.parse(event), json: JSON.stringify(event) });
    expect(sent).toMatchObject([{ kind: "ticket", ticket: { ticketId: event.ticketId, executionName: name } }]);
  });

  it("classifies a record by its content, not by the kind it was generated as", async () => {
    const { sent } = await sendAll("no json", JSON.stringify({ eventName: "CommentAdded" }));

    expect(sent.map(({ kind }) => kind)).toEqual(["malformed", "foreign"]);
  });

  it("records when a record was sent, not when the response arrived", async () => {
    let putAt = 0;
    client.on(PutRecordsCommand).callsFake(async () => {
      putAt = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { Records: [{ SequenceNumber: "1" }] };
    });

    const [record] = (await sendAll("{}")).sent;

    expect(record?.sentAt).toBeLessThanOrEqual(putAt);
  });

  it("does not count as sent what the stream refused", async () => {
    const { sent, refused } = await sendAll("x".repeat(1024 * 1024 + 1));

    expect(sent).toEqual([]);
    expect(refused).toBe(1);
  });
});
