import { readFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { runReplay, type RunReplayOptions } from "../../../../scripts/commands/replay/run.js";
import { REPLAY_KINDS } from "../../../../scripts/commands/replay/step.js";
import { aTicket, aTicketEvent, aWorkflowInput } from "../../../support/builders/tickets.js";
import { anExecution, anItem, aPointer, FakeReplayPorts } from "../../../support/fakes/replay-fakes.js";
import type { EditChoice } from "../../../../scripts/commands/replay/ask-to-edit.js";
import type { EditStep } from "../../../../scripts/commands/replay/step.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const inputOf = (ticketId: string) => aWorkflowInput({ ticket: aTicket({ ticketId }) });

const runWith = async (deployment: FakeReplayPorts, options: Partial<RunReplayOptions> = {}) => {
  let text = "";
  const out = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  const code = await runReplay(
    deployment,
    { kinds: new Set(REPLAY_KINDS), selection: {}, yes: false, timeoutMs: 0, json: undefined, ...options },
    { out, screen: { isTerminal: false, write: () => undefined } },
  );
  return { code, text };
};

/** Ends every started execution with this status. */
const endAll = ({ executions }: FakeReplayPorts, status: string): void => {
  for (const [name, execution] of executions.executions)
    if (execution.status === "RUNNING") executions.executions.set(name, { ...execution, status });
};

describe("runReplay", () => {
  it("changes nothing without --yes, and says so", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    const key = deployment.quarantine({ data: aTicketEvent() });
    const { code, text } = await runWith(deployment);

    expect(text).toMatch(/failed +TKT-20261121-0001 +2026-11-21 09:00 DependencyRejected +start again/);
    expect(text).toMatch(/quarantined +quarantine\/not-json\/.* +send again/);
    expect(text).toContain("2 to run again.\nDry run: nothing was changed. Pass --yes to apply.\n");
    expect(code).toBe(0);
    expect(deployment.executions.started).toEqual([]);
    expect(deployment.stream.sent).toEqual([]);
    expect(deployment.objects.keys()).toContain(key);
    expect(deployment.queue.messages).toHaveLength(1);
  });

  it("reports that it found nothing", async () => {
    expect(await runWith(new FakeReplayPorts(), { yes: true })).toEqual({ code: 0, text: "Nothing found.\n" });
  });

  it("removes the messages about what it started and what is finished from the queue, and leaves the others", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("started", inputOf("STARTED"));
    deployment.fail("finished", inputOf("FINISHED"));
    deployment.table.put(anItem({ ticketId: "FINISHED", status: "ANSWERED", executionArn: "another" }));
    const conflict = deployment.fail("conflict", inputOf("CONFLICT"));
    deployment.table.put(anItem({ ticketId: "CONFLICT", contentHash: "cd".repeat(32) }));
    const foreign = deployment.queue.add("hello");
    const { code, text } = await runWith(deployment, { yes: true });

    expect(deployment.queue.messages.map(({ id }) => id)).toEqual([conflict, foreign]);
    expect(text).toContain("1 running again, 1 finished already, 1 skipped.");
    expect(text).not.toContain("FINISHED ");
    expect(code).toBe(1);
  });

  it("keeps the message about what could not be started, and continues with the rest", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    deployment.quarantine({ data: aTicketEvent() });
    deployment.executions.startFault = new Error("Rate exceeded");
    const { code, text } = await runWith(deployment, { yes: true });

    expect(text).toContain("start again: failed  Error: Rate exceeded");
    expect(text).toContain("1 running again, 1 could not be run again.");
    expect(code).toBe(1);
    expect(deployment.queue.messages).toHaveLength(1);
    expect(deployment.stream.sent).toHaveLength(1);
  });

  it("reports that someone else emptied the queue meanwhile, which is not a problem", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    const start = deployment.executions.start.bind(deployment.executions);
    deployment.executions.start = (name, input) => {
      deployment.queue.messages.length = 0;
      return start(name, input);
    };
    const { code, text } = await runWith(deployment, { yes: true });

    expect(text).toContain("Someone else removed 1 message from the failed-tickets queue meanwhile.");
    expect(code).toBe(0);
  });

  it.each([
    ["SUCCEEDED", 0, "1 answered."],
    ["FAILED", 1, "1 failed again."],
    ["RUNNING", 1, "1 not finished yet"],
  ])("waits for what it started: %s is exit code %d", async (status, expected, ending) => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    const start = deployment.executions.start.bind(deployment.executions);
    deployment.executions.start = async (name, input) => {
      const started = await start(name, input);
      endAll(deployment, status);
      return started;
    };
    const { code, text } = await runWith(deployment, { yes: true, timeoutMs: status === "RUNNING" ? 1 : 60_000 });

    expect(text).toContain(ending);
    expect(code).toBe(expected);
  });

  it("reports what was requested and does not exist, is unknown or is finished, and continues with the rest", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed", inputOf("FAILED"));
    deployment.table.put(anItem({ ticketId: "ANSWERED", status: "ANSWERED" }));
    deployment.table.put(anItem({ ticketId: "WAITING", status: "NEEDS_HUMAN", modelId: "model" }));
    const tickets = new Set(["FAILED", "NONE", "ANSWERED", "WAITING"]);
    const byTicket = await runWith(deployment, { selection: { tickets } });
    const byKey = await runWith(deployment, { selection: { keys: new Set(["tickets/2026/x.json", "failed/none"]) } });

    expect(byTicket.text).toMatch(/FAILED .* start again/);
    expect(byTicket.text).toMatch(/NONE +skip +ticket not found/);
    expect(byTicket.text).toMatch(/ANSWERED +nothing to do +nothing to replay: its status is ANSWERED/);
    expect(byTicket.text).toMatch(/WAITING +nothing to do +.*--needs-human/);
    expect(byTicket.code).toBe(1);
    expect(byKey.text).toContain("expected a key under failed/, quarantine/, aws/lambda/");
    expect(byKey.text).toContain("object not found");
  });

  it("reports which option a key needs", async () => {
    const selection = { keys: new Set(["failed/2026/x.json"]) };
    const { code, text } = await runWith(new FakeReplayPorts(), { kinds: new Set(["quarantined"]), selection });

    expect(text).toMatch(/failed\/2026\/x.json +skip +needs --failed/);
    expect(code).toBe(1);
  });

  it("reports a later failure for an old object of a ticket that has failed again since", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("first");
    await runWith(deployment, { yes: true });
    const name = deployment.executions.started[0]?.name ?? "";
    deployment.fail(name, aWorkflowInput(), "2026-11-21T10:00:00.000Z");
    const selection = { keys: new Set(["failed/2026/11/21/first.json"]) };
    const { code, text } = await runWith(deployment, { yes: true, selection });

    expect(text).toMatch(/skip +its replay ended FAILED; a later failure exists/);
    expect(code).toBe(1);
    expect(deployment.executions.started).toHaveLength(1);
  });

  it("dismisses a conflict: its message is removed, nothing runs, and it counts as finished", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("conflict");
    deployment.table.put(anItem({ contentHash: "cd".repeat(32) }));
    const other = deployment.fail("other", inputOf("OTHER"));
    const selection = { tickets: new Set(["TKT-20261121-0001"]) };
    const dry = await runWith(deployment, { dismiss: true, selection });
    const done = await runWith(deployment, { dismiss: true, selection, yes: true });

    expect(dry).toMatchObject({ code: 0, text: expect.stringContaining("1 to dismiss.") as string });
    expect(done).toMatchObject({ code: 0, text: expect.stringContaining("1 dismissed.") as string });
    expect(deployment.queue.messages.map(({ id }) => id)).toEqual([other]);
    expect(deployment.executions.started).toEqual([]);
    expect((await runWith(deployment)).text).toContain("1 to run again, 1 finished already.");
    expect((await runWith(deployment, { dismiss: true, selection, yes: true })).text).toContain("nothing to do");
  });

  it("plans only the selected kinds", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    deployment.quarantine({ data: "not json" });

    expect(await runWith(deployment, { kinds: new Set(["given-up"]) })).toEqual({
      code: 0,
      text: "Nothing found.\n",
    });
  });

  it("skips an expired execution and continues", async () => {
    const deployment = new FakeReplayPorts();
    deployment.queue.add(aPointer({ ticketId: "GONE", executionArn: "gone" }));
    deployment.fail("failed");
    const { code, text } = await runWith(deployment, { yes: true });

    expect(text).toMatch(/GONE .* skip +expired/);
    expect(text).toContain("1 running again, 1 skipped.");
    expect(code).toBe(1);
  });

  it("replays a ticket that waits for a person with --needs-human", async () => {
    const deployment = new FakeReplayPorts();
    deployment.executions.executions.set("failed", anExecution({ status: "SUCCEEDED" }));
    deployment.table.put(anItem({ status: "NEEDS_HUMAN" }));
    await runWith(deployment, { yes: true });

    expect(deployment.executions.started).toMatchObject([{ input: { reopen: "NEEDS_HUMAN" } }]);
  });

  it("edits one record after the other, and skips one whose editor cannot be run", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: "not json" });
    const editor = { edit: () => Promise.reject(new Error("no such editor")) };
    const { text } = await runWith(deployment, { yes: true, editor });

    expect(text).toContain("not edited: Error: no such editor");
    expect(await runWith(deployment, { editor })).toMatchObject({
      text: expect.stringContaining("1 to edit.") as string,
    });
  });

  const editing = async (records: number, ...answers: readonly EditChoice[]) => {
    const deployment = new FakeReplayPorts();
    for (let number = 1; number <= records; number++) deployment.quarantine({ data: `not json ${number}` });
    const opened: string[] = [];
    const places: string[] = [];
    const edit = (_key: string, data: Uint8Array) => {
      opened.push(Buffer.from(data).toString().slice("not json ".length));
      return Promise.resolve({ changed: false, why: "unchanged in the editor" } as const);
    };
    const remaining = [...answers];
    const ask = (_step: EditStep, place: string) => {
      places.push(place);
      return Promise.resolve(remaining.shift() ?? "stop");
    };
    const { text, code } = await runWith(deployment, { yes: true, editor: { edit }, ask });
    return { opened: opened.join(" "), places, text, code };
  };

  it("opens one record without asking", async () => {
    expect(await editing(1)).toMatchObject({ opened: "1", places: [] });
  });

  it("asks before each of several records: the next, not this one, no more", async () => {
    const { opened, places, text, code } = await editing(4, "edit", "skip", "edit", "stop");

    expect(opened).toBe("1 3");
    expect(places).toEqual(["1 of 4", "2 of 4", "3 of 4", "4 of 4"]);
    expect(text).toContain("not opened: you skipped it");
    expect(text).toContain("not opened: you stopped editing");
    expect(text).toContain("4 skipped.");
    expect(code).toBe(1);
  });

  it("asks no more after `stop` and after `edit-all`", async () => {
    expect(await editing(3, "stop")).toMatchObject({ opened: "", places: ["1 of 3"] });
    expect(await editing(3, "edit", "edit-all")).toMatchObject({ opened: "1 2 3", places: ["1 of 3", "2 of 3"] });
  });

  it("ends a preview that only skips with 0, and with 1 when it is applied", async () => {
    const deployment = new FakeReplayPorts();
    deployment.quarantine({ data: "not json" });

    expect(await runWith(deployment, {})).toMatchObject({
      text: expect.stringContaining("1 skipped.") as string,
      code: 0,
    });
    expect(await runWith(deployment, { yes: true })).toMatchObject({ code: 1 });
  });

  it("writes the whole report as JSON, including what is finished", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    deployment.table.put(anItem({ status: "ANSWERED", executionArn: "another" }));
    const json = path.join(temporaryFolder(), "replay.json");
    await runWith(deployment, { json });

    expect(JSON.parse(readFileSync(json, "utf8"))).toEqual({
      dryRun: true,
      steps: [
        {
          state: "settled",
          kind: "failed",
          id: "TKT-20261121-0001",
          found: "2026-11-21 09:00 DependencyRejected",
          action: "nothing to do",
          why: "finished since: ANSWERED",
        },
      ],
    });
  });
});
