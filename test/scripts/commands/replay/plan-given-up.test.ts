import { describe, expect, it } from "vitest";
import { planGivenUp } from "../../../../scripts/commands/replay/plan-given-up.js";
import { aRecord, aTicketEvent } from "../../../support/builders/tickets.js";
import { aGivenUpBatch } from "../../../support/builders/replay-builders.js";
import { FakeReplayPorts, NOW } from "../../../support/fakes/replay-fakes.js";

const KEY = "aws/lambda/11111111-2222-4333-8444-555555555555/shardId-000000000000/2026/11/21/2026-11-21T08.31.00-a";

const aBatch = (...ticketIds: readonly string[]): string =>
  aGivenUpBatch(
    ticketIds.map((ticketId) => aRecord({ partitionKey: `P-${ticketId}`, data: aTicketEvent({ ticketId }) })),
  );

describe("given-up batches", () => {
  it("are put on the stream record by record with their partition keys, and moved", async () => {
    const deployment = new FakeReplayPorts();
    deployment.objects.put(KEY, aBatch("A", "B"));
    const [step] = await planGivenUp(deployment, {});
    if (step?.state !== "ready") throw new Error("not ready");
    const { executions } = await step.act();

    expect(step).toMatchObject({
      id: KEY,
      tickets: ["A", "B"],
      why: "RetryAttemptsExhausted: 2 records to put on the stream",
    });
    expect(deployment.stream.sent.map(({ partitionKey }) => partitionKey)).toEqual(["P-A", "P-B"]);
    expect(JSON.parse(deployment.stream.sent[1]?.text ?? "")).toEqual(aTicketEvent({ ticketId: "B" }));
    expect(deployment.objects.keys()).toEqual([`replayed/${KEY}`]);
    expect(executions).toHaveLength(2);
  });

  it("with a record that is not a ticket are sent as a whole: the pipeline quarantines it", async () => {
    const deployment = new FakeReplayPorts();
    deployment.objects.put(KEY, aGivenUpBatch([aRecord(), aRecord({ data: "not json" })]));
    const [step] = await planGivenUp(deployment, {});
    if (step?.state !== "ready") throw new Error("not ready");

    expect((await step.act()).executions).toHaveLength(1);
    expect(deployment.stream.sent).toHaveLength(2);
  });

  it.each([
    ["not JSON", "hello"],
    [
      "no payload, as of a queue's destination",
      JSON.stringify({ requestContext: { condition: "RetryAttemptsExhausted" } }),
    ],
    ["another service's records", JSON.stringify({ payload: JSON.stringify({ Records: [{ dynamodb: {} }] }) })],
    ["no records", JSON.stringify({ payload: JSON.stringify({ Records: [] }) })],
  ])("are skipped if the object has another form: %s", async (_what, text) => {
    const deployment = new FakeReplayPorts();
    deployment.objects.put(KEY, text);

    expect(await planGivenUp(deployment, {})).toMatchObject([{ id: KEY, state: "skipped" }]);
  });

  it("are selected by the time at which they were written, and by ticket", async () => {
    const deployment = new FakeReplayPorts();
    deployment.objects.put(KEY, aBatch("A", "B"), NOW);

    expect(await planGivenUp(deployment, { until: NOW })).toEqual([]);
    expect(await planGivenUp(deployment, { tickets: new Set(["C"]) })).toEqual([]);
    expect(await planGivenUp(deployment, { since: NOW, tickets: new Set(["B"]) })).toHaveLength(1);
  });
});
