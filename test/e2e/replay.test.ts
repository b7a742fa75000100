import { ListExecutionsCommand, SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TicketRecordSchema } from "../../functions/shared/contracts/ticket-record-schema.js";
import { clearFaults, scriptFault } from "../../scripts/local/emulator/script-faults.js";
import { aGivenUpBatch } from "../support/builders/replay-builders.js";
import { aRecord, aTicketData, aTicketEvent } from "../support/builders/tickets.js";
import { temporaryFolder } from "../support/aws/temporary-folder.js";
import { sent, sentEvent } from "./support/pipeline-cases.js";
import { eventually, LocalPipeline } from "./support/local-pipeline.js";
import { runInTerminal, type TerminalResult } from "./support/run-in-terminal.js";
import { runScript, type ProcessResult } from "./support/run-script.js";

const FAILED = ["REPLAY-FAILED-0", "REPLAY-FAILED-1", "REPLAY-FAILED-2"];
const ABORTED = "REPLAY-ABORTED";
const TRIAGED = "REPLAY-TRIAGED";
const GIVEN_UP = ["REPLAY-GIVEN-UP-0", "REPLAY-GIVEN-UP-1"];
const TYPED = "REPLAY-TYPED";
const REWRITTEN = "REPLAY-REWRITTEN";
const UNPACKED = ["REPLAY-UNPACKED-0", "REPLAY-UNPACKED-1"];
const ALL = [...FAILED, ABORTED, TRIAGED, ...GIVEN_UP, TYPED, REWRITTEN, ...UNPACKED];

const NOT_JSON = "Dear support, nothing works";
const typed = { ...aTicketEvent({ ticketId: TYPED }), data: { ...aTicketData(), subject: 7 } };
const event = (ticketId: string): string => JSON.stringify(aTicketEvent({ ticketId }));

describe("npm run replay and npm run quarantine", () => {
  let pipeline: LocalPipeline;
  let workflows: SFNClient;
  let tickets: string;

  beforeAll(async () => {
    pipeline = await LocalPipeline.start();
    workflows = new SFNClient(pipeline.clientConfig);
    tickets = await pipeline.account.subscribeQueue(pipeline.outputs.topic_arn, "e2e-replayed");
  });

  afterAll(() => pipeline.stack.stop());

  const run = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ProcessResult> =>
    runScript(`scripts/commands/${script}/cli.ts`, args, { ...pipeline.stack.environment, NO_COLOR: "1", ...env });
  const replay = (...args: readonly string[]): Promise<ProcessResult> => run("replay", args);

  const edit = (EDITOR: string, typed: string): Promise<TerminalResult> => {
    const env = { ...pipeline.stack.environment, NO_COLOR: "1", EDITOR, VISUAL: "" };
    return runInTerminal("scripts/commands/replay/cli.ts", ["--quarantined", "--edit", "--yes"], { env, typed });
  };

  const executions = async (statusFilter?: "RUNNING") => {
    const { state_machine_arn: stateMachineArn } = pipeline.outputs;
    const filter = statusFilter === undefined ? {} : { statusFilter };
    const page = await workflows.send(new ListExecutionsCommand({ stateMachineArn, ...filter }));
    return page.executions ?? [];
  };

  const statuses = async (): Promise<Record<string, string | undefined>> =>
    Object.fromEntries([...(await pipeline.items())].map(([id, item]) => [id, item["status"]?.S]));

  it("list failed and aborted executions, and change nothing without --yes", async () => {
    await scriptFault(pipeline.stack.controlUrl, {
      service: "s3",
      operation: "PutObject",
      resource: `${pipeline.outputs.bucket_name}/tickets/`,
      error: "AccessDenied",
    });
    await pipeline.send(FAILED.map((ticketId) => sentEvent(aTicketEvent({ ticketId }))));
    await pipeline.waitForTickets(FAILED);
    await pipeline.waitForExecutions();
    await scriptFault(pipeline.stack.modelUrl, { operation: "Converse", latencyMs: 20_000, times: 1 });
    await pipeline.send([sentEvent(aTicketEvent({ ticketId: ABORTED }))]);
    const [running] = await eventually(60_000, async () => {
      const open = await executions("RUNNING");
      return open.length > 0 ? { value: open } : { waitingFor: "an execution to abort" };
    });
    await workflows.send(new StopExecutionCommand({ executionArn: running?.executionArn }));
    await clearFaults(pipeline.stack.controlUrl);
    await clearFaults(pipeline.stack.modelUrl);
    const before = (await executions()).length;

    const { code, out } = await replay();

    expect(out).toContain("4 to run again.");
    for (const id of FAILED) expect(out).toMatch(new RegExp(`failed +${id} .* DependencyRejected +start again`));
    expect(out).toMatch(new RegExp(`failed +${ABORTED} .* ABORTED +start again +ABORTED; this service has no redrive`));
    expect(code).toBe(0);
    expect((await executions()).length).toBe(before);
  });

  it("run failed tickets again, empty the queue, and do nothing the second time", async () => {
    const first = await replay("--yes");
    const count = (await executions()).length;
    const second = await replay("--yes");

    expect(first.out).toContain("4 running again.");
    expect(first.out).toContain("4 answered.");
    expect(first.code).toBe(0);
    expect(second.out).toBe("4 finished already.\n");
    expect(second.code).toBe(0);
    expect((await executions()).length).toBe(count);
    expect(await pipeline.account.drain(pipeline.outputs.failed_tickets_queue_url)).toEqual([]);
  });

  it("list quarantined records, and show their exact bytes", async () => {
    await pipeline.send([sent(JSON.stringify(typed), TYPED), sent(NOT_JSON, REWRITTEN)]);
    const keys = [...(await pipeline.waitForObjects("quarantine/", 2)).keys()];
    const notJson = keys.find((key) => key.startsWith("quarantine/not-json/")) ?? "";

    const list = await run("quarantine", ["list"]);
    const raw = await run("quarantine", ["show", notJson, "--raw"]);
    const absent = await run("quarantine", ["show", "quarantine/none"]);

    for (const key of keys) expect(list.out).toContain(key);
    expect(list.out).toMatch(/invalid-ticket +data\.subject/);
    expect(list.out).toMatch(/1 (invalid-ticket|not-json), 1 (invalid-ticket|not-json)\n$/);
    expect(raw.out).toBe(NOT_JSON);
    expect([absent.code, absent.err]).toEqual([1, "error: Object quarantine/none not found.\n"]);
  });

  it("send a quarantined record again once an editor has corrected it, and leave invalid ones", async () => {
    const EDITOR = `sed -i 's/"subject": 7/"subject": "Seven"/'`;
    const { code, shown } = await edit(EDITOR, "\na\n");

    expect(shown).toMatch(/1 of 2: quarantine\/[^]*2 of 2: quarantine\//);
    expect(shown).toContain("send again: done");
    expect(shown).toContain("unchanged in the editor");
    expect(shown).toContain("1 answered.");
    expect(code).toBe(1);
    expect([...(await pipeline.objects("quarantine/")).keys()]).toEqual([
      expect.stringMatching(/^quarantine\/not-json\//),
    ]);
    expect([...(await pipeline.objects("replayed/")).keys()]).toEqual([
      expect.stringMatching(/^replayed\/quarantine\/invalid-ticket\//),
    ]);

    const corrected = path.join(temporaryFolder(), "corrected.json");
    writeFileSync(corrected, event(REWRITTEN));
    const second = await edit(`cp ${corrected}`, "");

    expect(second.shown).toContain("1 answered.");
    expect(second.code).toBe(0);
    expect(await pipeline.objects("quarantine/")).toEqual(new Map());
  });

  it("send the tickets of an array one by one with --unpack, and not without", async () => {
    await pipeline.send([sent(`[${UNPACKED.map(event).join(",")}]`, "array")]);
    await pipeline.waitForObjects("quarantine/", 1);

    const without = await replay("--quarantined", "--yes");
    expect((await pipeline.objects("quarantine/")).size).toBe(1);
    const { code, out } = await replay("--quarantined", "--unpack", "--yes");

    expect(without.out).toContain("--unpack sends");
    expect(out).toContain("2 answered.");
    expect(code).toBe(0);
    expect(await pipeline.objects("quarantine/")).toEqual(new Map());
  });

  it("send the records of a batch that Lambda gave up on", async () => {
    const key = "aws/lambda/11111111-2222-4333-8444-555555555555/shardId-000000000000/2026/11/21/2026-11-21T08.30.00-a";
    const records = GIVEN_UP.map((ticketId) => aRecord({ partitionKey: ticketId, data: event(ticketId) }));
    await pipeline.account.put(pipeline.outputs.bucket_name, key, aGivenUpBatch(records));

    const { code, out } = await replay("--yes");

    expect(out).toContain("2 answered.");
    expect(code).toBe(0);
    expect(await pipeline.objects("aws/lambda/")).toEqual(new Map());
    expect([...(await pipeline.objects(`replayed/${key}`)).keys()]).toEqual([`replayed/${key}`]);
  });

  it("let the model answer tickets that rules have triaged, once it is available again", async () => {
    await scriptFault(pipeline.stack.modelUrl, { operation: "Converse", error: "AccessDeniedException" });
    await pipeline.send([sentEvent(aTicketEvent({ ticketId: TRIAGED }))]);
    await pipeline.waitForTickets([TRIAGED]);
    await pipeline.waitForExecutions();
    expect(await statuses()).toMatchObject({ [TRIAGED]: "NEEDS_HUMAN" });
    const early = await replay("--needs-human", "--yes");
    const heldReasons = async () => (await pipeline.items()).get(TRIAGED)?.["held_reasons"]?.S;
    expect(await heldReasons()).toBe("NO_MODEL_ANSWER");
    await clearFaults(pipeline.stack.modelUrl);

    const { code, out } = await replay("--needs-human", "--yes");

    expect(early.out).toContain("1 for a person.");
    expect(out).toContain("1 answered.");
    expect(code).toBe(0);
    expect(await heldReasons()).toBeUndefined();
  });

  it("have answered every ticket exactly once in the end, and find nothing more to do", async () => {
    const { code, out } = await replay("--yes", "--failed", "--quarantined", "--given-up", "--needs-human");
    const published = (await pipeline.account.drain(tickets)).map(({ body }) =>
      TicketRecordSchema.parse(JSON.parse(body)),
    );
    const answered = published.filter(({ outcome }) => outcome === "ANSWERED").map(({ ticket_id: id }) => id);

    expect(out).toBe("4 finished already.\n");
    expect(code).toBe(0);
    expect(await statuses()).toEqual(Object.fromEntries(ALL.map((id) => [id, "ANSWERED"])));
    expect(answered.sort()).toEqual([...ALL].sort());
    expect((await pipeline.objects("tickets/")).size).toBe(ALL.length);
    expect(await pipeline.account.drain(pipeline.outputs.failed_tickets_queue_url)).toEqual([]);
  });
});
