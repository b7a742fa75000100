import { describe, expect, it } from "vitest";
import * as z from "zod";
import { FUNCTIONS } from "../../../../stacks/functions.js";
import { TICKET_ROUTE_NAMES, TICKET_ROUTES } from "../../../../stacks/constructs/routing/routes.js";
import { statementsOf, synthesizeStack, type Resource } from "../../../support/aws/synthesized-stack.js";

const DAY_SECONDS = 24 * 60 * 60;

const stack = synthesizeStack();
const queueOf = (route: string) => stack.resource("aws_sqs_queue", `routing/${route}/queue`);
const deadLettersOf = (route: string) => stack.resource("aws_sqs_queue", `routing/${route}/dead-letters`);
const subscriptionOf = (route: string) => stack.resource("aws_sns_topic_subscription", `routing/${route}/`);
const mappingOf = (route: string) => stack.resource("aws_lambda_event_source_mapping", `routing/${route}/`);
const topicName = expect.stringMatching(/:sns:.*:ticket-pipeline-dev-tickets$/) as string;
const topicArn = expect.stringMatching(/^\$\{aws_sns_topic\.topic_\w+\.arn\}$/) as string;

/** Undefined where nothing is set. */
const jsonOf = (text: unknown): unknown => (typeof text === "string" ? JSON.parse(text) : undefined);

const sentBy = (queue: Resource) =>
  statementsOf(queue["policy"]).filter(
    ({ Effect, Action }) => Effect === "Allow" && Action.includes("sqs:SendMessage"),
  );

describe.each(TICKET_ROUTE_NAMES)("the queue of route %s", (route) => {
  const { folder } = TICKET_ROUTES[route];

  it("has a name that starts with project and stage", () => {
    expect(queueOf(route)).toMatchObject({ name: `ticket-pipeline-dev-${route}` });
    expect(deadLettersOf(route)).toMatchObject({ name: `ticket-pipeline-dev-${route}-dead-letters` });
  });

  it.each([
    ["messages", queueOf(route)],
    ["dead letters", deadLettersOf(route)],
  ])("accepts %s only from the ticket topic, over TLS, encrypted with a key that SNS may use", (_what, queue) => {
    expect(sentBy(queue)).toEqual([
      expect.objectContaining({
        Principal: { Service: "sns.amazonaws.com" },
        Condition: { ArnEquals: { "aws:SourceArn": topicName } },
        Resource: [expect.stringMatching(new RegExp(`:${String(queue["name"])}$`))],
      }),
    ]);
    expect(statementsOf(queue["policy"])).toContainEqual(
      expect.objectContaining({ Effect: "Deny", Sid: "DenyPlainHttp" }),
    );
    expect(queue).toMatchObject({ kms_master_key_id: "alias/ticket-pipeline-dev" });
    expect(stack.resource("aws_kms_alias")).toMatchObject({ name: "alias/ticket-pipeline-dev" });
    const users = statementsOf(stack.resource("aws_kms_key")["policy"]).flatMap(
      ({ Principal }) => Principal?.["Service"],
    );
    expect(users).toContain("sns.amazonaws.com");
  });

  it("loses no message in an hour of throttled deliveries, and has five receives to spare", () => {
    const { maxReceiveCount } = z
      .object({ maxReceiveCount: z.number() })
      .parse(jsonOf(queueOf(route)["redrive_policy"]));

    expect((maxReceiveCount - 5) * Number(queueOf(route)["visibility_timeout_seconds"])).toBeGreaterThanOrEqual(3600);
  });

  it("moves a message to its own dead letters after an hour of receives and five to spare", () => {
    const redrive = jsonOf(queueOf(route)["redrive_policy"]);
    const allowed = jsonOf(deadLettersOf(route)["redrive_allow_policy"]);

    expect(redrive).toEqual({
      maxReceiveCount: route === "evaluation" ? 10 : 25,
      deadLetterTargetArn: expect.stringMatching(
        new RegExp(`aws_sqs_queue\\.routing_${route}_dead-letters_\\w+\\.arn`),
      ),
    });
    expect(allowed).toEqual({
      redrivePermission: "byQueue",
      sourceQueueArns: [expect.stringMatching(new RegExp(`:ticket-pipeline-dev-${route}$`))],
    });
  });

  it("stores dead letters for 14 days, longer than messages, because they keep their age", () => {
    expect(deadLettersOf(route)).toMatchObject({ message_retention_seconds: 14 * DAY_SECONDS });
    expect(Number(queueOf(route)["message_retention_seconds"])).toBeLessThan(14 * DAY_SECONDS);
  });

  it("hides a message for six times the function's timeout, plus the batch window", () => {
    const { maximum_batching_window_in_seconds: window } = mappingOf(route);

    expect(Number(queueOf(route)["visibility_timeout_seconds"])).toBeGreaterThanOrEqual(
      6 * FUNCTIONS[folder].timeoutSeconds + Number(window),
    );
  });

  it("is subscribed raw, and what SNS cannot deliver goes to the dead letters", () => {
    expect(subscriptionOf(route)).toMatchObject({ protocol: "sqs", raw_message_delivery: true, topic_arn: topicArn });
    expect(jsonOf(subscriptionOf(route)["redrive_policy"])).toEqual({
      deadLetterTargetArn: expect.stringContaining(`routing_${route}_dead-letters`) as string,
    });
  });

  it("feeds its function in batches, of which only the failed messages are delivered again", () => {
    expect(mappingOf(route)).toMatchObject({
      event_source_arn: expect.stringContaining(`routing_${route}_queue`) as string,
      function_name: expect.stringContaining(`functions_${folder}_function`) as string,
      batch_size: 10,
      function_response_types: ["ReportBatchItemFailures"],
    });
  });

  it("creates its mapping after the role's permissions, which AWS checks", () => {
    expect(mappingOf(route)["depends_on"]).toEqual([
      expect.stringMatching(new RegExp(`^aws_iam_role_policy\\.functions_${folder}_role_policy`)),
    ]);
  });

  it("lets only its function receive messages and decrypt them", () => {
    const takers = stack
      .resources("aws_iam_role_policy")
      .filter(([, { policy }]) =>
        statementsOf(policy).some(
          ({ Action, Resource }) =>
            Action.includes("sqs:ReceiveMessage") && Resource.some((arn) => arn.includes(`routing_${route}_queue`)),
        ),
      );

    expect(takers.map(([path]) => path)).toEqual([`functions/${folder}/role/policy`]);
    expect(stack.rolePolicy(`functions/${folder}/`)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"] }),
        expect.objectContaining({ Sid: "DecryptWithKey", Action: ["kms:Decrypt"] }),
      ]),
    );
  });
});

describe("the routing queues", () => {
  it("are created in parallel: each waits only for its own dead letters", () => {
    for (const route of TICKET_ROUTE_NAMES) {
      const others = TICKET_ROUTE_NAMES.filter((other) => other !== route);
      const text = JSON.stringify([queueOf(route), deadLettersOf(route)]);
      expect(queueOf(route)).not.toHaveProperty("depends_on");
      for (const other of others) expect(text).not.toContain(`aws_sqs_queue.routing_${other}`);
    }
  });
});
