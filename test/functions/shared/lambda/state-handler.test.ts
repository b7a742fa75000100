import { MetricUnit } from "@aws-lambda-powertools/metrics";
import * as z from "zod";
import { expect, it } from "vitest";
import { DependencyThrottled } from "../../../../functions/shared/lambda/errors.js";
import { captureLogs, stubFunctionEnv } from "../../../support/builders/step-logs.js";

stubFunctionEnv();
const logs = captureLogs();
const { metrics } = await import("../../../../functions/shared/lambda/observability.js");
const { stateHandler } = await import("../../../../functions/shared/lambda/state-handler.js");

const stateThat = (run: (input: { id: string }) => Promise<unknown>) =>
  stateHandler({ input: z.object({ id: z.string() }), ids: ({ id }) => ({ ticket_id: id }), run });

it("passes the parsed input to the function, and returns its result", async () => {
  const handler = stateThat(({ id }) => Promise.resolve({ seen: id }));

  expect(await handler({ id: "TKT-1", other: "dropped" })).toEqual({ seen: "TKT-1" });
});

it("rethrows the function's own error, because the workflow routes by its name", async () => {
  const error = new DependencyThrottled("slow down");

  await expect(stateThat(() => Promise.reject(error))({ id: "TKT-1" })).rejects.toBe(error);
});

it("publishes the metrics of a failed invocation, too", async () => {
  const handler = stateThat(() => {
    metrics.addMetric("Tried", MetricUnit.Count, 1);
    return Promise.reject(new Error("no"));
  });

  await expect(handler({ id: "TKT-1" })).rejects.toThrow("no");
  expect(logs.entries().at(-1)).toMatchObject({ Tried: 1, service: "test" });
});

it("publishes nothing when no metric was added", async () => {
  const before = logs.entries().filter((entry) => "_aws" in entry).length;
  await stateThat(() => Promise.resolve())({ id: "TKT-1" });

  expect(logs.entries().filter((entry) => "_aws" in entry)).toHaveLength(before);
});

it("does not log the previous ticket's id with an input that could not be parsed", async () => {
  const handler = stateThat(() => Promise.resolve());
  await handler({ id: "TKT-LAST" });
  await expect(handler({})).rejects.toMatchObject({ name: "InvalidInput" });

  expect(logs.entries().at(-2)).toMatchObject({ message: "State finished", ticket_id: "TKT-LAST" });
  expect(logs.entries().at(-1)).toMatchObject({ message: "State failed", error: "InvalidInput" });
  expect(logs.entries().at(-1)).not.toHaveProperty("ticket_id");
});
