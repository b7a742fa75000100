import { DeleteItemCommand, DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import { DynamoNotices } from "../../../../../functions/shared/desk/notices/dynamo-notices.js";
import { publishNotice, publishNow } from "../../../../../functions/shared/desk/notices/notices.js";
import { SnsNoticeTopic } from "../../../../../functions/shared/desk/notices/sns-notice-topic.js";
import { NOTICE_KINDS } from "../../../../../functions/shared/desk/store/desk-tickets.js";
import { toNoticeItem } from "../../../../../functions/shared/desk/store/entry-items.js";
import { DependencyUnavailable } from "../../../../../functions/shared/lambda/errors.js";
import { serviceUnavailable } from "../../../../support/builders/sdk-errors.js";
import { FakeLog } from "../../../../support/fakes/start-workflow-fakes.js";

const notice = { id: "2026-11-23T08:00:00.000Z-00000001", kind: "breached", ticketId: "TKT-1", text: "Late." } as const;

describe("notices in the table", () => {
  it("are listed as they were written, the oldest first, and removed by their id", async () => {
    const client = new DynamoDBClient({ region: "us-east-1" });
    const stub = mockClient(client);
    const last = { pk: { S: "NOTICES" }, sk: { S: "x" } };
    stub.on(QueryCommand).resolves({ Items: [toNoticeItem(notice), { sk: { S: "bad" } }], LastEvaluatedKey: last });
    const notices = new DynamoNotices(client, "tickets");

    expect(await notices.list(2)).toEqual({ notices: [notice], unreadable: ["bad"], isCut: true });
    await notices.remove(notice.id);
    expect(stub.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true, Limit: 2 });
    expect(stub.commandCalls(DeleteItemCommand)[0]?.args[0].input.Key).toEqual({
      pk: { S: "NOTICES" },
      sk: { S: notice.id },
    });
  });

  it("translate the errors of DynamoDB", async () => {
    const client = new DynamoDBClient({ region: "us-east-1" });
    mockClient(client).onAnyCommand().rejects(serviceUnavailable());
    const notices = new DynamoNotices(client, "tickets");

    await expect(notices.list(1)).rejects.toBeInstanceOf(DependencyUnavailable);
    await expect(notices.remove("n")).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});

describe("the topic of notices", () => {
  it.each(NOTICE_KINDS)("gets %s with its id, and as an attribute to filter by", async (kind) => {
    const stub = mockClient(SNSClient);
    stub.onAnyCommand().resolves({});
    await new SnsNoticeTopic({ region: "us-east-1" }, "arn:topic").publish({ ...notice, kind });

    expect(stub.commandCalls(PublishCommand)[0]?.args[0].input).toMatchObject({
      TopicArn: "arn:topic",
      Subject: expect.stringMatching(/^Ticket /) as string,
      Message: JSON.stringify({ ...notice, kind }),
      MessageAttributes: { kind: { StringValue: kind } },
    });
  });

  it("translates the errors of SNS", async () => {
    mockClient(SNSClient).onAnyCommand().rejects(serviceUnavailable());

    await expect(new SnsNoticeTopic({ region: "us-east-1" }, "arn").publish(notice)).rejects.toBeInstanceOf(
      DependencyUnavailable,
    );
  });
});

describe("publishing a notice", () => {
  const order: string[] = [];
  const topic = { publish: () => Promise.resolve(void order.push("publish")) };
  const notices = { remove: () => Promise.resolve(void order.push("remove")) };

  it("removes it only after it was published", async () => {
    await publishNotice(notice, { topic, notices });

    expect(order).toEqual(["publish", "remove"]);
  });

  it("at once never fails: what cannot be published stays in the table", async () => {
    const log = new FakeLog();
    const down = { publish: () => Promise.reject(new DependencyUnavailable("down")) };
    const removed: string[] = [];
    await publishNow(notice, { topic: down, notices: { remove: (id) => Promise.resolve(void removed.push(id)) }, log });

    expect(removed).toEqual([]);
    expect(log.entries).toMatchObject([{ level: "warn", fields: { notice_id: notice.id } }]);
  });
});
