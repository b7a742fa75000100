import { describe, expect, it } from "vitest";
import type { Edited, Editor } from "../../../../scripts/shared/failures/edit-record.js";
import { planExecution } from "../../../../functions/shared/intake/plan-execution.js";
import { TicketEventSchema } from "../../../../functions/shared/contracts/ticket-event.js";
import { planQuarantined } from "../../../../scripts/commands/replay/plan-quarantined.js";
import type { ReplayStep } from "../../../../scripts/commands/replay/step.js";
import type { Selection } from "../../../../scripts/shared/failures/selection.js";
import { aTicketData, aTicketEvent } from "../../../support/builders/tickets.js";
import { arnOf, FakeReplayPorts } from "../../../support/fakes/replay-fakes.js";

const TICKET = "TKT-20261121-0001";
const invalid = { ...aTicketEvent(), data: { ...aTicketData(), subject: 7 } };

const only = async (deployment: FakeReplayPorts, selection: Selection = {}, editor?: Editor): Promise<ReplayStep> => {
  const [step, ...others] = await planQuarantined(deployment, selection, editor);
  expect(others).toEqual([]);
  if (step === undefined) throw new Error("no step");
  return step;
};

const act = (step: ReplayStep) => {
  if (step.state !== "ready") throw new Error(`${step.state}: ${step.why}`);
  return step.act();
};

/** An editor whose user saves this text. */
const editorTo = (text: string | undefined): Editor & { readonly discarded: string[] } => {
  const discarded: string[] = [];
  const edit = (key: string): Promise<Edited> =>
    Promise.resolve(
      text === undefined
        ? { changed: false, why: "unchanged in the editor" }
        : {
            changed: true,
            data: Buffer.from(text),
            file: "edited.json",
            discard: () => Promise.resolve(void discarded.push(key)),
          },
    );
  return { edit, discarded };
};

describe("quarantined records", () => {
  it("are sent again with their partition key once they are valid tickets, and only then moved", async () => {
    const deployment = new FakeReplayPorts();
    const key = deployment.quarantine(
      { data: aTicketEvent(), partitionKey: "P" },
      { reason: "invalid-ticket", issues: [] },
    );
    const step = await only(deployment);
    const result = await act(step);

    expect(step).toMatchObject({ id: key, found: "2026-11-21 08:30 invalid-ticket", tickets: [TICKET] });
    expect(deployment.stream.sent).toEqual([{ partitionKey: "P", text: JSON.stringify(aTicketEvent()) }]);
    expect(deployment.objects.keys()).toEqual([`replayed/${key}`]);
    const event = aTicketEvent();
    const { name } = planExecution({ event: TicketEventSchema.parse(event), json: JSON.stringify(event) });
    expect(result.executions).toEqual([arnOf(name)]);
  });

  it("are not found again after they were sent", async () => {
    const deployment = new FakeReplayPorts();
    const key = deployment.quarantine({ data: aTicketEvent() });
    await act(await only(deployment));

    expect(await planQuarantined(deployment, {})).toEqual([]);
    expect(await only(deployment, { keys: new Set([key]) })).toMatchObject({ state: "settled" });
  });

  it("stay where they are if the stream does not accept them", async () => {
    const deployment = new FakeReplayPorts();
    const key = deployment.quarantine({ data: aTicketEvent() });
    deployment.stream.fault = new Error("1 of 1 records not sent");

    await expect(act(await only(deployment))).rejects.toThrow("not sent");
    expect(deployment.objects.keys()).toEqual([key]);
  });

  it("can be sent again after a crash between sending and moving", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: aTicketEvent() });
    deployment.objects.moveFault = new Error("killed");
    await expect(act(await only(deployment))).rejects.toThrow("killed");
    deployment.objects.moveFault = undefined;
    await act(await only(deployment));

    expect(new Set(deployment.stream.sent.map(({ text }) => text)).size).toBe(1);
    expect(deployment.objects.keys()).toEqual([expect.stringMatching(/^replayed\//)]);
  });

  it("are skipped, with what is wrong, while they are invalid", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: invalid });

    expect(await only(deployment)).toMatchObject({
      state: "skipped",
      why: "still wrong: invalid-ticket: data.subject: expected string, got a number",
    });
  });

  it("are skipped if they are foreign events", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: { eventName: "TicketClosed" } });

    expect(await only(deployment)).toMatchObject({
      state: "skipped",
      why: expect.stringContaining("foreign event") as string,
    });
  });

  it("are skipped if the object is not what start-workflow writes", async () => {
    const deployment = new FakeReplayPorts();
    deployment.objects.put("quarantine/not-json/2026/11/21/x.json", "{}");

    expect(await only(deployment)).toMatchObject({
      state: "skipped",
      why: expect.stringContaining("not a quarantined record in the form") as string,
    });
  });

  it("that Step Functions refused are sent again unchanged", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: aTicketEvent() }, { reason: "rejected-by-workflow", issues: [] });

    expect(await only(deployment)).toMatchObject({ state: "ready" });
  });

  it("are selected by arrival time and by ticket", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: aTicketEvent() });
    const at = new Date("2026-11-21T08:30:00.250Z");

    expect(await planQuarantined(deployment, { until: at })).toEqual([]);
    expect(await planQuarantined(deployment, { since: at, tickets: new Set(["OTHER"]) })).toEqual([]);
    expect(await only(deployment, { since: at, tickets: new Set([TICKET]) })).toMatchObject({ state: "ready" });
  });

  it("are planned even if another requested object does not exist, which is reported", async () => {
    const deployment = new FakeReplayPorts();
    const key = deployment.quarantine({ data: aTicketEvent() });
    const keys = new Set(["quarantine/none.json", key]);

    expect(await planQuarantined(deployment, { keys })).toMatchObject([
      { id: "quarantine/none.json", state: "skipped", why: "object not found" },
      { id: key, state: "ready" },
    ]);
  });
});

describe("quarantined records with --edit", () => {
  const edited = async (text: string | undefined) => {
    const deployment = new FakeReplayPorts();
    const key = deployment.quarantine({ data: invalid, partitionKey: "P" });
    const editor = editorTo(text);
    const step = await only(deployment, {}, editor);
    if (step.state !== "edit") throw new Error(step.state);
    return { deployment, key, editor, step: await step.edit() };
  };

  it("are opened if they are invalid, and sent as they were edited", async () => {
    const text = JSON.stringify(aTicketEvent());
    const { deployment, step, editor, key } = await edited(text);
    await act(step);

    expect(deployment.stream.sent).toEqual([{ partitionKey: "P", text }]);
    expect(deployment.objects.keys()).toEqual([`replayed/${key}`]);
    expect(editor.discarded).toEqual([key]);
  });

  it("are skipped if nothing was changed", async () => {
    expect((await edited(undefined)).step).toMatchObject({ state: "skipped", why: "unchanged in the editor" });
  });

  it("are skipped if they are still invalid, with the file of the edited text", async () => {
    const { step, editor } = await edited("{}");

    expect(step).toMatchObject({
      state: "skipped",
      why: "still wrong: no-event-name: eventName: expected a string, got nothing; your text is saved in edited.json",
    });
    expect(editor.discarded).toEqual([]);
  });

  it("are not opened if they are valid tickets, unless Step Functions refused them", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: aTicketEvent() });
    expect(await only(deployment, {}, editorTo(undefined))).toMatchObject({ state: "ready" });

    const refused = new FakeReplayPorts();
    refused.quarantine({ data: aTicketEvent() }, { reason: "rejected-by-workflow", issues: [] });
    expect(await only(refused, {}, editorTo(undefined))).toMatchObject({ state: "edit" });
  });
});
