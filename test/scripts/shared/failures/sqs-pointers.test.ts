import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { SqsPointers } from "../../../../scripts/shared/failures/sqs-pointers.js";

const sqs = mockClient(SQSClient);

beforeEach(() => sqs.reset());

const region = { region: "us-east-1" };

describe("SqsPointers", () => {
  const messages = (from: number, count: number): Message[] =>
    Array.from({ length: count }, (_none, index) => ({
      MessageId: `m${from + index}`,
      ReceiptHandle: `r${from + index}`,
      Body: `b${from + index}`,
    }));

  const open = () => {
    sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: "url" });
    sqs.on(ChangeMessageVisibilityBatchCommand).resolves({ Successful: [], Failed: [] });
    return SqsPointers.open(new SQSClient(region), "failed-tickets");
  };

  const handlesOf = (command: typeof ChangeMessageVisibilityBatchCommand | typeof DeleteMessageBatchCommand) =>
    sqs
      .commandCalls(command as typeof DeleteMessageBatchCommand)
      .map(({ args }) => args[0].input.Entries?.map(({ ReceiptHandle }) => ReceiptHandle));

  it("reads the whole queue although a part of it responds empty once, and immediately hands every message back", async () => {
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: messages(0, 10) })
      .resolvesOnce({})
      .resolvesOnce({ Messages: messages(9, 2) })
      .resolves({});
    const found = await (await open()).peek();

    expect(found.map(({ id }) => id)).toEqual(messages(0, 11).map(({ MessageId }) => MessageId));
    expect(handlesOf(ChangeMessageVisibilityBatchCommand)).toEqual([
      messages(0, 10).map(({ ReceiptHandle }) => ReceiptHandle),
      ["r10"],
    ]);
    const [entry] = sqs.commandCalls(ChangeMessageVisibilityBatchCommand)[0]?.args[0].input.Entries ?? [];
    expect(entry?.VisibilityTimeout).toBe(0);
    expect(sqs.commandCalls(DeleteMessageBatchCommand)).toEqual([]);
  });

  it("deletes the given messages, hands back the others and counts those that no longer exist", async () => {
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: messages(0, 3) })
      .resolves({});
    sqs.on(DeleteMessageBatchCommand).resolves({ Successful: [{ Id: "0" }], Failed: [] });
    const gone = await (await open()).remove(new Set(["m1", "m7"]));

    expect(gone).toBe(1);
    expect(handlesOf(DeleteMessageBatchCommand)).toEqual([["r1"]]);
    expect(handlesOf(ChangeMessageVisibilityBatchCommand)).toEqual([["r0", "r2"]]);
  });

  it("counts a message that someone else deletes first as no longer existing", async () => {
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: messages(0, 1) })
      .resolves({});
    sqs.on(DeleteMessageBatchCommand).resolves({
      Successful: [],
      Failed: [{ Id: "0", Code: "ReceiptHandleIsInvalid", SenderFault: true }],
    });

    expect(await (await open()).remove(new Set(["m0"]))).toBe(1);
  });

  it("does not call the queue if there is nothing to delete", async () => {
    expect(await (await open()).remove(new Set())).toBe(0);
    expect(sqs.commandCalls(ReceiveMessageCommand)).toEqual([]);
  });
});
