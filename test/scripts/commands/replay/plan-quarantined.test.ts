import { describe, expect, it } from "vitest";
import type { Edited, Editor } from "../../../../scripts/shared/failures/edit-record.js";
import { planExecution } from "../../../../functions/shared/intake/plan-execution.js";
import { TicketEventSchema } from "../../../../functions/shared/contracts/ticket-event-schema.js";
import type { QuarantineReason } from "../../../../functions/shared/intake/invalid-record.js";
import { planQuarantined, type Correction } from "../../../../scripts/commands/replay/plan-quarantined.js";
import type { ReplayStep } from "../../../../scripts/commands/replay/step.js";
import type { Selection } from "../../../../scripts/shared/failures/selection.js";
import { aTicketData, aTicketEvent } from "../../../support/builders/tickets.js";
import { arnOf, FakeReplayPorts } from "../../../support/fakes/replay-fakes.js";

const TICKET = "TKT-20261121-0001";
const invalid = { ...aTicketEvent(), data: { ...aTicketData(), subject: 7 } };

const only = async (
  deployment: FakeReplayPorts,
  selection: Selection = {},
  correction: Correction = {},
): Promise<ReplayStep> => {
  const [step, ...others] = await planQuarantined(deployment, selection, correction);
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
            records: text.split("\n").map((line) => Buffer.from(line)),
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
    const step = await only(deployment, {}, { editor });
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
    expect(await only(deployment, {}, { editor: editorTo(undefined) })).toMatchObject({ state: "ready" });

    const refused = new FakeReplayPorts();
    refused.quarantine({ data: aTicketEvent() }, { reason: "rejected-by-workflow", issues: [] });
    expect(await only(refused, {}, { editor: editorTo(undefined) })).toMatchObject({ state: "edit" });
  });
});

describe("a quarantined record that holds a ticket in another form", () => {
  const text = JSON.stringify(aTicketEvent());
  const whyOf = async (data: string | Buffer, reason: QuarantineReason) => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data }, { reason, issues: [] });
    return (await only(deployment)).why;
  };

  it.each([
    ["in an array", `[${text}]`, "not-an-object"],
    ["in UTF-16", Buffer.from(`\ufeff${text}`, "utf16le"), "not-utf8"],
    ["as a JSON string", JSON.stringify(text), "wrapped"],
  ] as const)("%s is skipped with a hint at --unpack, which sends it", async (_how, data, reason) => {
    expect(await whyOf(data, reason)).toMatch(/; --unpack sends what is in it$/);
  });

  it("is skipped with a hint at --edit if what is in it is invalid", async () => {
    expect(await whyOf(`[${JSON.stringify(invalid)}]`, "not-an-object")).toMatch(/; --edit unpacks it$/);
  });

  it.each([
    ["in another object", `{"detail":${text}}`, "wrapped"],
    ["in Zstandard", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 1]), "compressed"],
  ] as const)("%s is skipped without the hint, since a person must take it out", async (_how, data, reason) => {
    expect(await whyOf(data, reason)).not.toMatch(/--edit|--unpack/);
  });
});

describe("a quarantined record of several tickets", () => {
  const texts = ["TKT-1", "TKT-2"].map((ticketId) => JSON.stringify(aTicketEvent({ ticketId })));
  const SEVERAL = { reason: "several-documents", issues: [] } as const;

  const split = async (text: string) => {
    const deployment = new FakeReplayPorts();
    const key = deployment.quarantine({ data: texts.join("\n"), partitionKey: "P" }, SEVERAL);
    const step = await only(deployment, {}, { editor: editorTo(text) });
    if (step.state !== "edit") throw new Error(step.state);
    return { deployment, key, step: await step.edit() };
  };

  it("is split with --unpack, without an editor, and sent like one that was edited", async () => {
    const deployment = new FakeReplayPorts();
    const key = deployment.quarantine({ data: texts.join("\n"), partitionKey: "P" }, SEVERAL);
    const step = await only(deployment, {}, { unpack: true });
    await act(step);

    expect(step).toMatchObject({ state: "ready", action: "send again", why: "2 tickets" });
    expect(deployment.stream.sent).toEqual(texts.map((text, index) => ({ partitionKey: `TKT-${index + 1}`, text })));
    expect(deployment.objects.keys()).toEqual([`replayed/${key}`]);
  });

  it("is opened with --unpack and --edit only if one of its tickets is invalid", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: texts.join("\n") }, SEVERAL);
    deployment.quarantine({ data: `${texts.join("\n")}\n${JSON.stringify(invalid)}` }, SEVERAL);
    const steps = await planQuarantined(deployment, {}, { unpack: true, editor: editorTo(undefined) });

    expect(steps.map(({ state }) => state).sort()).toEqual(["edit", "ready"]);
  });

  it("is skipped without --unpack, which is named, and is found by any of its tickets", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: texts.join("\n") }, SEVERAL);

    const step = await only(deployment, { tickets: new Set(["TKT-2"]) });
    expect(step).toMatchObject({ state: "skipped", tickets: ["TKT-1", "TKT-2"] });
    expect(step.why).toMatch(
      /^still wrong: several-documents: .* got 2 JSON documents; .*; --unpack sends what is in it$/,
    );
  });

  it("is sent as one record for each, with the ticket's id as partition key, and then moved", async () => {
    const { deployment, key, step } = await split(texts.join("\n"));
    const { executions } = await act(step);

    expect(step.why).toBe("split into 2 tickets");
    expect(deployment.stream.sent).toEqual([
      { partitionKey: "TKT-1", text: texts[0] },
      { partitionKey: "TKT-2", text: texts[1] },
    ]);
    expect(new Set(executions).size).toBe(2);
    expect(deployment.objects.keys()).toEqual([`replayed/${key}`]);
  });

  it("is sent with the same bytes after a crash between sending and moving", async () => {
    const { deployment, key, step } = await split(texts.join("\n"));
    deployment.objects.moveFault = new Error("killed");
    await expect(act(step)).rejects.toThrow("killed");
    deployment.objects.moveFault = undefined;
    await act(step);

    expect(new Set(deployment.stream.sent.map(({ text }) => text))).toEqual(new Set(texts));
    expect(deployment.objects.keys()).toEqual([`replayed/${key}`]);
  });

  it("is not sent in part if one of them is invalid", async () => {
    const { deployment, step } = await split(`${texts.join("\n")}\n${JSON.stringify(invalid)}`);

    expect(step).toMatchObject({
      state: "skipped",
      why: expect.stringMatching(/^still wrong: document 3 of 3: invalid-ticket: data\.subject: .*saved in/) as string,
    });
    expect(deployment.stream.sent).toEqual([]);
  });

  it("is sent without its foreign events, which are counted", async () => {
    const { deployment, step } = await split(`${texts.join("\n")}\n{"eventName":"TicketClosed"}`);
    await act(step);

    expect(step.why).toBe("split into 2 tickets, and 1 foreign event, left out");
    expect(deployment.stream.sent).toHaveLength(2);
  });

  it("is skipped if it holds foreign events alone", async () => {
    const { step } = await split('{"eventName":"A"}\n{"eventName":"B"}');
    expect(step).toMatchObject({
      state: "skipped",
      why: "still wrong: it holds no ticket; your text is saved in edited.json",
    });
  });
});
