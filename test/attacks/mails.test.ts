import { AdminCreateUserCommand, CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { CognitoUserPool } from "../../functions/serve-identity/cognito-user-pool.js";
import { PERSON_SCOPES } from "../../functions/shared/auth/caller.js";
import { TicketRecordSchema } from "../../functions/shared/contracts/ticket-record-schema.js";
import { SnsNoticeTopic } from "../../functions/shared/desk/notices/sns-notice-topic.js";
import { toMessageItem } from "../../functions/shared/desk/store/entry-items.js";
import type { Item } from "../../functions/shared/table/attributes.js";
import { readConfig } from "../../stacks/config/config.js";
import { aDeskOnOneTable } from "../support/aws/desk-under-test.js";
import { synthesizeStack } from "../support/aws/synthesized-stack.js";
import { anAgent } from "../support/builders/agents.js";
import { aRequestTo } from "../support/builders/api-events.js";
import { aDeskItem, aDeskTicket, SUBMITTED_AT } from "../support/builders/desk-tickets.js";
import { evaluate } from "../support/builders/jsonata.js";
import { stateNamed } from "../support/builders/state-machine.js";
import { aCaller } from "../support/fakes/ticket-api-ports.js";

/**
 * Every e-mail that the project causes: the desk's notices, the pipeline's notifications and Cognito's invitations.
 * Everything that somebody wrote about a ticket, or that belongs to somebody else, holds a marker.
 */
const MARK = "MARKER-";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AT = new Date(SUBMITTED_AT).toISOString();
const ADA = aCaller({ subject: "u-ada", role: "agent", scopes: PERSON_SCOPES });

const sns = mockClient(SNSClient);
const cognito = mockClient(CognitoIdentityProviderClient);

beforeEach(() => {
  sns.reset();
  cognito.reset();
});

const markedItem = (ticketId: string): Item => ({
  ...Object.fromEntries(Object.keys(TicketRecordSchema.shape).map((name) => [name, { S: `${MARK}${name}` }])),
  ...aDeskItem(
    aDeskTicket({
      ticketId,
      subject: `${MARK}subject`,
      customerId: `${MARK}customer-${ticketId}`,
      tags: [`${MARK}tag`],
      policyId: `${MARK}policy`,
    }),
  ),
});

/** A desk with two marked tickets, on which staff and a customer have left marked entries of each kind. */
const aMarkedDesk = async () => {
  const { desk, send } = aDeskOnOneTable();
  const author = { role: "customer", id: `${MARK}author` } as const;
  for (const id of ["TKT-1", "TKT-2"]) {
    desk.table.put(markedItem(id));
    desk.table.put(toMessageItem(id, { id: `${AT}-abababab`, text: `${MARK}message`, author, at: AT }));
  }
  desk.add(anAgent(), anAgent({ id: "u-lead", name: "Grace", lead: true }));
  let requests = 0;
  const ask = async (
    operationId: "addNote" | "saveDraft" | "changeDeskTicket" | "escalateTicket",
    body: object,
    headers = {},
  ) => {
    const own = { caller: ADA, parameters: { id: "TKT-1" }, requestId: `r-${(requests += 1)}` };
    const answer = await send(aRequestTo(operationId, { ...own, headers, body }));
    expect(answer.statusCode, answer.body).toBeLessThan(300);
  };
  await ask("addNote", { text: `${MARK}note` });
  await ask("saveDraft", { text: `${MARK}draft` });
  await ask("changeDeskTicket", { tags: [`${MARK}tag`.toLowerCase()] }, { "If-Match": '"1"' });
  const escalate = () => ask("escalateTicket", { reason: `${MARK}reason` }, { "If-Match": '"2"' });
  return { desk, escalate };
};

/** What subscribers get of the notices that were published, as it is sent to SNS. */
const sentToStaff = async ({ topic: { published } }: Awaited<ReturnType<typeof aMarkedDesk>>["desk"]) => {
  const topic = new SnsNoticeTopic({ region: "us-east-1" }, "arn:aws:sns:us-east-1:111122223333:notices");
  for (const notice of published) await topic.publish(notice);
  return sns.commandCalls(PublishCommand).map(({ args: [{ input }] }) => input);
};

const TEXT =
  /^Ticket TKT-\d (was escalated: (u-ada asked for it|its [a-z ]+ is overdue)\. Its priority is [A-Z]+; it (was assigned to Grace|stays with [a-z-]+)|is at risk: most of the time for its [a-z ]+ is used up\. It is with [a-z-]+)\.$/;

describe("an e-mail of the desk", () => {
  it("that an agent causes holds nothing that was written on the ticket, nor why it was escalated", async () => {
    const { desk, escalate } = await aMarkedDesk();
    await escalate();
    const [sent, ...others] = await sentToStaff(desk);

    expect(others).toEqual([]);
    expect(JSON.stringify([...desk.table.items.values()])).toContain(`${MARK}reason`);
    expect(sent?.Subject).toBe("Ticket escalated");
    expect(JSON.stringify(sent).toUpperCase()).not.toContain(MARK);
    expect((JSON.parse(sent?.Message ?? "") as { text: string }).text).toMatch(TEXT);
  });

  it("that a deadline causes holds nothing that was written on a ticket either", async () => {
    const { desk } = await aMarkedDesk();
    for (desk.time = SUBMITTED_AT; desk.time < SUBMITTED_AT + 5 * HOUR; desk.time += 15 * MINUTE) await desk.run();
    const sent = await sentToStaff(desk);

    expect(sent.map(({ Subject }) => Subject).toSorted()).toEqual([
      "Ticket at risk",
      "Ticket at risk",
      "Ticket overdue",
      "Ticket overdue",
    ]);
    expect(JSON.stringify(sent).toUpperCase()).not.toContain(MARK);
    for (const { Message } of sent) expect((JSON.parse(Message ?? "") as { text: string }).text).toMatch(TEXT);
  });

  it("is written on a desk that has every marker", async () => {
    const { desk } = await aMarkedDesk();
    const stored = JSON.stringify([...desk.table.items.values()]);

    for (const what of ["note", "draft", "message", "author", "subject", "policy", "priority_reasoning"])
      expect(stored).toContain(`${MARK}${what}`);
    expect(stored).toContain(`${MARK}customer-TKT-2`);
    expect(JSON.stringify(desk.audit("TKT-1")).toUpperCase()).toContain(`${MARK}TAG`);
  });
});

/** What a state sends to SNS with the default settings. */
const sentBy = async (state: string, scope: Parameters<typeof evaluate>[1]) => {
  const written = JSON.stringify(stateNamed(state)["Arguments"]);
  const filled = written.replaceAll("${NotificationDetail}", readConfig({}).notificationDetail);
  const sent = (await evaluate(JSON.parse(filled), scope)) as { Message: string; Subject?: string };
  return { ...sent, message: JSON.parse(sent.Message) as { default: string; email: string } };
};

/** Attributes of a ticket's record that are words of the pipeline's own, or times. */
const WORDS = {
  ticket_id: "TKT-1",
  priority: "HIGH",
  tier: "gold",
  category: "BILLING",
  sentiment: "NEGATIVE",
  outcome: "NEEDS_HUMAN",
  submitted_at: AT,
  processed_at: AT,
};

describe("an e-mail of the pipeline", () => {
  it("about a ticket holds no text of it, no draft and no reasoning", async () => {
    const texts = Object.keys(TicketRecordSchema.shape).map((name) => [name, `${MARK}${name}`]);
    const record = { ...Object.fromEntries(texts), ...WORDS } as Readonly<Record<string, unknown>>;
    const key = "tickets/2026/11/23/TKT-1.json";
    const { message } = await sentBy("Publish ticket", {
      input: [{ text: `${MARK}input` }, { key }],
      variables: { record },
    });

    expect(message.default).toContain(MARK);
    expect(message.email).toContain("TKT-1");
    expect(message.email).not.toContain(MARK);
  });

  it("about a failure holds no cause, which can quote the ticket", async () => {
    const pointer = { ticketId: "TKT-1", contentHash: "c0ffee", error: "States.Runtime", cause: `${MARK}cause` };
    const where = {
      executionArn: "arn:aws:states:us-east-1:111122223333:execution:tickets:1",
      failedAt: AT,
      key: "failed/1",
    };
    const { Subject: subject, message } = await sentBy("Notify failure", { input: { ...pointer, ...where } });

    expect(message.default).toContain(MARK);
    expect(subject).toBe("Ticket TKT-1 failed");
    expect(message.email).toContain("States.Runtime");
    expect(message.email).not.toContain(MARK);
  });
});

describe("an e-mail of Cognito", () => {
  it("is asked for with nothing but the invited person's address and name", async () => {
    cognito.on(AdminCreateUserCommand).resolves({ User: { Username: "u-1" } });
    const client = new CognitoIdentityProviderClient({ region: "us-east-1" });
    await new CognitoUserPool(client, { userPoolId: "us-east-1_pool", clientId: "client-1" }).invite(
      "eve@a.example",
      "Eve",
    );
    const [sent] = cognito.commandCalls(AdminCreateUserCommand).map(({ args: [{ input }] }) => input);

    expect(sent).toEqual({
      UserPoolId: "us-east-1_pool",
      Username: "eve@a.example",
      DesiredDeliveryMediums: ["EMAIL"],
      UserAttributes: expect.arrayContaining([{ Name: "name", Value: "Eve" }]) as object[],
    });
    expect(sent?.UserAttributes?.map(({ Name }) => Name).toSorted()).toEqual(["email", "email_verified", "name"]);
  });

  it("has Cognito's own text: no template and no function of ours makes another one", () => {
    const pool = synthesizeStack().resource("aws_cognito_user_pool");

    for (const name of ["lambda_config", "email_verification_message", "verification_message_template"])
      expect(pool).not.toHaveProperty(name);
    expect(pool).toMatchObject({ admin_create_user_config: { allow_admin_create_user_only: true } });
    expect(pool).not.toHaveProperty("admin_create_user_config.invite_message_template");
  });
});
