import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { TIERS } from "../../../../functions/shared/contracts/ticket-event.js";
import { PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { laneOf } from "../../../../functions/shared/lanes/lane.js";
import {
  TICKET_ROUTE_NAMES,
  TICKET_ROUTES,
  type TicketRouteName,
} from "../../../../stacks/constructs/routing/routes.js";
import { accepts, type Policy } from "../../../support/builders/filter-policy.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const subscriptionOf = (route: TicketRouteName) => stack.resource("aws_sns_topic_subscription", `routing/${route}/`);

/** The deployed filter policy. A subscription without one receives everything. */
const policyOf = (route: TicketRouteName): Policy =>
  JSON.parse((subscriptionOf(route)["filter_policy"] as string | undefined) ?? "{}") as Policy;

const routesOf = (attributes: Readonly<Record<string, string>>): TicketRouteName[] =>
  TICKET_ROUTE_NAMES.filter((route) => accepts(policyOf(route), attributes));

const everyTicket = TIERS.flatMap((tier) => PRIORITIES.map((priority) => [tier, priority] as const));

describe("a finished ticket", () => {
  it.each(everyTicket)(
    "of tier %s and priority %s goes to analytics, to exactly one lane, and to be evaluated",
    (tier, priority) => {
      const preferred = tier === "gold" || priority === "HIGH" || priority === "CRITICAL";
      expect(laneOf({ tier, priority })).toBe(preferred ? "priority" : "general");

      expect(routesOf({ tier, priority, category: "BUG", sentiment: "NEUTRAL", outcome: "ANSWERED" })).toEqual([
        "analytics",
        preferred ? "priority" : "general",
        "evaluation",
      ]);
    },
  );

  it("goes to exactly one lane whatever its attributes, including those of later versions", () => {
    const tier = fc.oneof(fc.constantFrom<string>(...TIERS), fc.string());
    const priority = fc.oneof(fc.constantFrom<string>(...PRIORITIES), fc.string());
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), tier, priority, (others, tier, priority) => {
        expect(routesOf({ ...others, tier, priority })).toHaveLength(3);
      }),
    );
  });
});

describe("the filters", () => {
  it("match message attributes, and analytics and evaluation have none", () => {
    expect(subscriptionOf("analytics")).not.toHaveProperty("filter_policy");
    expect(subscriptionOf("evaluation")).not.toHaveProperty("filter_policy");
    for (const route of ["priority", "general"] as const) {
      expect(subscriptionOf(route)).toMatchObject({ filter_policy_scope: "MessageAttributes" });
    }
  });
});

describe("concurrent calls of the processors", () => {
  const concurrencyOf = (route: TicketRouteName, environment: NodeJS.ProcessEnv): unknown =>
    synthesizeStack(environment).resource("aws_lambda_event_source_mapping", `routing/${route}/`)["scaling_config"];

  it("are few for analytics, because calls contend for the counters", () => {
    expect(concurrencyOf("analytics", { LAMBDA_CONCURRENCY_QUOTA: "3000" })).toEqual({ maximum_concurrency: 5 });
    expect(concurrencyOf("priority", { LAMBDA_CONCURRENCY_QUOTA: "3000" })).toEqual({ maximum_concurrency: 20 });
  });

  it.each(["220", "500", "1000"])(
    "do not exceed what is reserved of a quota of %s, because a throttled call costs its messages a receive",
    (quota) => {
      const stack = synthesizeStack({ LAMBDA_CONCURRENCY_QUOTA: quota });
      for (const route of TICKET_ROUTE_NAMES) {
        const { folder } = TICKET_ROUTES[route];
        const { reserved_concurrent_executions: reserved } = stack.resource(
          "aws_lambda_function",
          `functions/${folder}/`,
        );
        const { scaling_config: scaling } = stack.resource("aws_lambda_event_source_mapping", `routing/${route}/`);

        expect(Number(reserved)).toBeGreaterThanOrEqual(2);
        expect(z.object({ maximum_concurrency: z.number() }).parse(scaling).maximum_concurrency).toBeLessThanOrEqual(
          Number(reserved),
        );
      }
    },
  );

  it("are two in a new account, the minimum that AWS accepts", () => {
    for (const route of TICKET_ROUTE_NAMES) expect(concurrencyOf(route, {})).toEqual({ maximum_concurrency: 2 });
  });
});
