import { describe, expect, it } from "vitest";
import { planNeedsHuman } from "../../../../scripts/commands/replay/plan-needs-human.js";
import type { ReplayTicket } from "../../../../scripts/shared/failures/ports.js";
import { aWorkflowInput } from "../../../support/builders/tickets.js";
import { anExecution, anItem, arnOf, FakeReplayPorts } from "../../../support/fakes/replay-fakes.js";
import { replayName } from "../../../../functions/shared/intake/execution-name.js";

const TICKET = "TKT-20261121-0001";

const aTriaged = (changes: Partial<ReplayTicket> = {}): FakeReplayPorts => {
  const deployment = new FakeReplayPorts();
  deployment.executions.executions.set("triaged", anExecution({ status: "SUCCEEDED", error: undefined }));
  deployment.table.put(anItem({ status: "NEEDS_HUMAN", executionArn: arnOf("triaged"), ...changes }));
  return deployment;
};

describe("tickets that only rules have read", () => {
  it("are started again with the same input, which reopens them, and always the same name", async () => {
    const deployment = aTriaged();
    const [step] = await planNeedsHuman(deployment, {});
    if (step?.state !== "ready") throw new Error("not ready");
    await step.act();
    await step.act();

    expect(step).toMatchObject({ id: TICKET, found: "2026-11-21 08:30 NEEDS_HUMAN" });
    expect(deployment.executions.started).toEqual([
      { name: replayName(TICKET, arnOf("triaged")), input: { ...aWorkflowInput(), reopen: "NEEDS_HUMAN" } },
    ]);
  });

  it("are left to a person if a model has read them", async () => {
    expect(await planNeedsHuman(aTriaged({ modelId: "us.amazon.nova-pro-v1:0" }), {})).toEqual([]);
  });

  it.each(["", "  \n", "\u200b"])("are left to a person if there is no text to read: %j", async (nothing) => {
    const deployment = aTriaged();
    const input = aWorkflowInput();
    const data = { ...input.ticket.data, subject: nothing, description: nothing };
    const textless = JSON.stringify({ ...input, ticket: { ...input.ticket, data } });
    deployment.executions.executions.set("triaged", anExecution({ status: "SUCCEEDED", input: textless }));

    expect(await planNeedsHuman(deployment, {})).toMatchObject([
      { id: TICKET, state: "settled", why: expect.stringContaining("no text") as string },
    ]);
  });

  it("are left to a person if nothing of their text is readable, such as an embedded image", async () => {
    const deployment = aTriaged();
    const input = aWorkflowInput();
    const data = { ...input.ticket.data, subject: "", description: '<img src="data:image/png;base64,AAAA">' };
    const ticket = { ...input.ticket, data, readable: { subject: "", description: "", setApart: "" } };
    const image = JSON.stringify({ ...input, ticket });
    deployment.executions.executions.set("triaged", anExecution({ status: "SUCCEEDED", input: image }));

    expect(await planNeedsHuman(deployment, {})).toMatchObject([{ id: TICKET, state: "settled" }]);
  });

  it.each([
    ["the execution no longer exists", { executionArn: arnOf("expired") }],
    ["the item names no execution", { executionArn: undefined }],
  ])("are skipped as expired if %s", async (_why, changes) => {
    expect(await planNeedsHuman(aTriaged(changes), {})).toMatchObject([
      { id: TICKET, state: "skipped", why: expect.stringContaining("expired") as string },
    ]);
  });

  it("are skipped if the execution had other content", async () => {
    expect(await planNeedsHuman(aTriaged({ contentHash: "cd".repeat(32) }), {})).toMatchObject([{ state: "skipped" }]);
  });

  it("are selected by submission time and by ticket", async () => {
    const at = new Date("2026-11-21T08:30:00.000Z");

    expect(await planNeedsHuman(aTriaged(), { until: at })).toEqual([]);
    expect(await planNeedsHuman(aTriaged(), { tickets: new Set(["OTHER"]) })).toEqual([]);
    expect(await planNeedsHuman(aTriaged(), { since: at, tickets: new Set([TICKET]) })).toHaveLength(1);
  });
});
