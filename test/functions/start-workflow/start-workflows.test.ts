import fc from "fast-check";
import type { KinesisStreamRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../functions/shared/lambda/errors.js";
import { START_CONCURRENCY, startWorkflows } from "../../../functions/start-workflow/start-workflows.js";
import { aRecord, aTicketData, aTicketEvent } from "../../support/builders/tickets.js";
import { FakeClock, FakeLog, FakeObjectStore, FakeWorkflows } from "../../support/fakes/start-workflow-fakes.js";

const ports = (parts: { workflows?: FakeWorkflows; objects?: FakeObjectStore } = {}) => ({
  workflows: parts.workflows ?? new FakeWorkflows(),
  objects: parts.objects ?? new FakeObjectStore(),
  log: new FakeLog(),
  clock: new FakeClock(),
  random: () => 0.5,
});

const aTicketRecordOf = (ticketId: string, more: Partial<Parameters<typeof aRecord>[0]> = {}) =>
  aRecord({ data: aTicketEvent({ ticketId }), ...more });
const oversizeData = aTicketData({ description: "lost ".repeat(7 * 1024) });
const sequenceOf = (record: KinesisStreamRecord): string => record.kinesis.sequenceNumber;

describe("startWorkflows", () => {
  it("starts one execution for a ticket, with the ticket and its hash as input", async () => {
    const world = ports();

    const report = await startWorkflows([aTicketRecordOf("TKT-1")], world);

    expect(report).toEqual({ retry: [], started: 1, ignored: 0, quarantined: {} });
    expect([...world.workflows.started]).toEqual([
      [expect.stringMatching(/^TKT-1-[0-9a-f]{16}$/), { ticket: expect.anything(), contentHash: expect.any(String) }],
    ]);
    expect(world.log.entries).toEqual([]);
  });

  it("does nothing for an empty batch", async () => {
    expect(await startWorkflows([], ports())).toEqual({ retry: [], started: 0, ignored: 0, quarantined: {} });
  });

  it("starts nothing for a record that is not JSON, and quarantines its bytes", async () => {
    const world = ports();

    const report = await startWorkflows([aRecord({ data: "not json" })], world);

    expect(report).toEqual({ retry: [], started: 0, ignored: 0, quarantined: { "not-json": 1 } });
    expect(world.workflows.calls).toBe(0);
    expect(world.objects.under("quarantine/not-json/2026/11/21/")).toMatchObject([
      { reason: "not-json", data: Buffer.from("not json").toString("base64") },
    ]);
  });

  it("ignores events of another name and counts them", async () => {
    const world = ports();

    const report = await startWorkflows([aRecord({ data: { eventName: "TicketClosed", ticketId: "TKT-1" } })], world);

    expect(report).toEqual({ retry: [], started: 0, ignored: 1, quarantined: {} });
    expect(world.objects.objects.size).toBe(0);
  });

  it("starts a ticket once that is twice in a batch", async () => {
    const world = ports();

    const report = await startWorkflows([aTicketRecordOf("TKT-1"), aTicketRecordOf("TKT-1")], world);

    expect(report).toMatchObject({ retry: [], started: 1 });
    expect(world.workflows.calls).toBe(1);
  });

  it("counts a redelivered ticket as done, not as started again", async () => {
    const world = ports();
    await startWorkflows([aTicketRecordOf("TKT-1")], world);

    expect(await startWorkflows([aTicketRecordOf("TKT-1")], world)).toMatchObject({ retry: [], started: 0 });
    expect(world.workflows.started.size).toBe(1);
  });

  it("starts a used id with other content, too: the workflow detects the conflict", async () => {
    const world = ports();
    const other = aRecord({ data: aTicketEvent({ ticketId: "TKT-1", data: aTicketData({ subject: "Other" }) }) });

    expect(await startWorkflows([aTicketRecordOf("TKT-1"), other], world)).toMatchObject({ started: 2 });
  });

  it("stores the original of an oversize ticket before it starts it", async () => {
    const world = ports();

    await startWorkflows([aRecord({ data: aTicketEvent({ ticketId: "TKT-1", data: oversizeData }) })], world);

    const [input] = world.workflows.started.values();
    expect([...world.objects.objects.keys()]).toEqual([input?.ticket.originalKey]);
    expect(world.objects.under("originals/TKT-1-")).toMatchObject([
      { data: { description: oversizeData.description } },
    ]);
  });

  it("starts nothing when the original of an oversize ticket cannot be stored, and hands the record back", async () => {
    const world = ports({ objects: new FakeObjectStore(() => new DependencyUnavailable("S3 PutObject: no answer")) });
    const record = aRecord({ data: aTicketEvent({ data: oversizeData }) });

    expect(await startWorkflows([record], world)).toMatchObject({ retry: [sequenceOf(record)], started: 0 });
    expect(world.workflows.calls).toBe(0);
  });

  it("hands back an invalid record that cannot be quarantined", async () => {
    const world = ports({ objects: new FakeObjectStore(() => new DependencyUnavailable("S3 PutObject: no answer")) });
    const record = aRecord({ data: "not json" });

    expect(await startWorkflows([record], world)).toMatchObject({ retry: [sequenceOf(record)], quarantined: {} });
  });

  it("quarantines a ticket that the workflow will never accept", async () => {
    const reason = "InvalidExecutionInput: no";
    const world = ports({ workflows: new FakeWorkflows(() => ({ status: "rejected", reason })) });
    const twice = [aTicketRecordOf("TKT-1"), aTicketRecordOf("TKT-1")];

    expect(await startWorkflows(twice, world)).toMatchObject({ retry: [], quarantined: { "rejected-by-workflow": 2 } });
    expect(world.objects.under("quarantine/rejected-by-workflow/")).toMatchObject([
      { issues: [{ held: reason }] },
      { issues: [{ held: reason }] },
    ]);
  });

  it("hands back only the record that an outage affected", async () => {
    const workflows = new FakeWorkflows((name) =>
      name.startsWith("TKT-2-") ? new DependencyThrottled("Rate exceeded") : undefined,
    );
    const second = aTicketRecordOf("TKT-2");

    const report = await startWorkflows(
      [aTicketRecordOf("TKT-1"), second, aTicketRecordOf("TKT-3")],
      ports({ workflows }),
    );

    expect(report.retry).toEqual([sequenceOf(second)]);
    expect(workflows.started.size).toBe(2);
  });

  it("hands back both of two duplicates whose shared start failed", async () => {
    const workflows = new FakeWorkflows(() => new DependencyUnavailable("unavailable"));
    const records = [aTicketRecordOf("TKT-1"), aTicketRecordOf("TKT-1")];

    expect((await startWorkflows(records, ports({ workflows }))).retry).toEqual(records.map(sequenceOf));
  });

  it("isolates a record that triggers a bug in our own code", async () => {
    const world = ports();
    const strange = aRecord({ data: "not json", arrivedAt: Number.NaN });

    const report = await startWorkflows([strange, aTicketRecordOf("TKT-1")], world);

    expect(report).toMatchObject({ retry: [sequenceOf(strange)], started: 1 });
    expect(world.log.entries).toMatchObject([
      { level: "error", fields: { records: 1, error: expect.any(RangeError) } },
    ]);
  });
});

describe("startWorkflows, processing a batch", () => {
  const manyRecords = (count: number) => Array.from({ length: count }, (_, index) => aTicketRecordOf(`TKT-${index}`));

  it("processes at most 50 records in parallel by default", async () => {
    const world = ports();

    await startWorkflows(manyRecords(200), world);

    expect(world.workflows.maxOpen).toBe(START_CONCURRENCY);
    expect(START_CONCURRENCY).toBe(50);
  });

  it("decodes a record only when its turn comes", async () => {
    const records = manyRecords(100);
    let decoded = 0;
    for (const { kinesis } of records) {
      const { data } = kinesis;
      Object.defineProperty(kinesis, "data", { get: () => (decoded++, data) });
    }
    const decodedAtStart: number[] = [];
    const workflows = new FakeWorkflows(() => (decodedAtStart.push(decoded), undefined));

    await startWorkflows(records, ports({ workflows }), 10);

    expect(decodedAtStart[0]).toBe(10);
    expect(decoded).toBe(100);
  });
});

describe("startWorkflows, during an outage", () => {
  const throttled = new DependencyThrottled("Rate exceeded");

  /** Fails the first calls for each name. */
  const failing = (error: Error, times: number, which: (name: string) => boolean = () => true) => {
    const failures = new Map<string, number>();
    return (name: string): Error | undefined => {
      const count = failures.get(name) ?? 0;
      if (!which(name) || count === times) return undefined;
      failures.set(name, count + 1);
      return error;
    };
  };

  it("retries a record within the invocation, and only that one", async () => {
    const workflows = new FakeWorkflows(failing(throttled, 2, (name) => name.startsWith("TKT-2-")));
    const world = ports({ workflows });
    const records = ["TKT-1", "TKT-2", "TKT-3"].map((id) => aTicketRecordOf(id));

    expect(await startWorkflows(records, world)).toMatchObject({ retry: [], started: 3 });
    expect(workflows.calls).toBe(5);
    expect(world.log.entries).toEqual([]);
  });

  it("quarantines an invalid record once the bucket is available again", async () => {
    const objects = new FakeObjectStore(failing(new DependencyUnavailable("unavailable"), 3));
    const world = ports({ objects });

    expect(await startWorkflows([aRecord({ data: "not json" })], world)).toMatchObject({
      retry: [],
      quarantined: { "not-json": 1 },
    });
    expect(world.log.entries).toHaveLength(1);
  });

  it("doubles the wait after each round, up to ten seconds, and hands back after 75", async () => {
    const world = ports({ workflows: new FakeWorkflows(() => throttled) });
    const record = aTicketRecordOf("TKT-1");

    expect((await startWorkflows([record], world)).retry).toEqual([sequenceOf(record)]);
    expect(world.clock.slept.slice(0, 7)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    expect(world.clock.now()).toBe(75_000);
    expect(world.workflows.calls).toBe(world.clock.slept.length);
  });

  it("waits for a random time, never zero", async () => {
    const answer = failing(throttled, 3);
    const chances = [0, 0.9, 0.1];
    const world = { ...ports({ workflows: new FakeWorkflows(answer) }), random: () => chances.shift() ?? 0 };

    await startWorkflows([aTicketRecordOf("TKT-1")], world);

    expect(world.clock.slept).toEqual([50, 900, 200]);
  });

  it("shares one start between duplicates in every round", async () => {
    const workflows = new FakeWorkflows(failing(throttled, 2));
    const records = [aTicketRecordOf("TKT-1"), aTicketRecordOf("TKT-1")];

    expect(await startWorkflows(records, ports({ workflows }))).toMatchObject({ retry: [], started: 1 });
    expect(workflows.calls).toBe(3);
  });

  it("hands back at once what only a person can fix", async () => {
    const world = ports({ workflows: new FakeWorkflows(() => new DependencyRejected("denied")) });

    expect((await startWorkflows([aTicketRecordOf("TKT-1")], world)).retry).toHaveLength(1);
    expect(world.clock.slept).toEqual([]);
    expect(world.workflows.calls).toBe(1);
  });

  it("does not wait for a record that a person must fix while it waits for others", async () => {
    const denied = failing(new DependencyRejected("denied"), 9, (name) => name.startsWith("TKT-1-"));
    const unavailable = failing(throttled, 2, (name) => name.startsWith("TKT-2-"));
    const workflows = new FakeWorkflows((name) => denied(name) ?? unavailable(name));
    const records = [aTicketRecordOf("TKT-1"), aTicketRecordOf("TKT-2")];

    expect((await startWorkflows(records, ports({ workflows }))).retry).toEqual(records.slice(0, 1).map(sequenceOf));
    expect(workflows.calls).toBe(4);
  });

  it("starts no call once the budget is spent, hands back what was not tried, and logs why the others failed", async () => {
    const world = ports();
    // Each response takes 40 s, one at a time: for the third of four records, no time is left.
    const workflows = new FakeWorkflows(() => {
      void world.clock.sleep(40_000);
      return throttled;
    });
    const records = ["TKT-1", "TKT-2", "TKT-3", "TKT-4"].map((id) => aTicketRecordOf(id));

    const report = await startWorkflows(records, { ...world, workflows }, 1);

    expect(workflows.calls).toBe(2);
    expect(report.retry).toEqual(records.map(sequenceOf));
    expect(world.log.entries).toMatchObject([{ level: "warn", fields: { records: 4, error: throttled } }]);
  });

  it("logs what a record failed for, and not that there was no time to try it again", async () => {
    const world = ports();
    const workflows = new FakeWorkflows((name) => {
      void world.clock.sleep(name.startsWith("TKT-2-") ? 74_000 : 0);
      return throttled;
    });
    const records = [aTicketRecordOf("TKT-1"), aTicketRecordOf("TKT-2")];

    await startWorkflows(records, { ...world, workflows, random: () => 0.999 });

    expect(world.log.entries).toMatchObject([{ fields: { records: 2, error: throttled } }]);
  });
});

describe("startWorkflows, logging", () => {
  it("writes one line for a quarantined record: reason, fields, ticket, source and key", async () => {
    const world = ports();
    const record = aRecord({
      data: { ...aTicketEvent(), data: { subject: "swordfish" } },
      shardId: "shardId-000000000003",
    });

    await startWorkflows([record], world);

    expect(world.log.entries).toEqual([
      {
        level: "warn",
        message: "Record quarantined",
        fields: {
          reason: "invalid-ticket",
          fields: ["data.description", "data.customer_contact_information", "data.product_issue_information"],
          ticket_id: "TKT-20261121-0001",
          shard_id: "shardId-000000000003",
          sequence_number: sequenceOf(record),
          quarantine_key: [...world.objects.objects.keys()][0],
        },
      },
    ]);
  });

  it("warns about an outage once per batch", async () => {
    const error = new DependencyThrottled("Step Functions StartExecution: ThrottlingException: Rate exceeded");
    const world = ports({ workflows: new FakeWorkflows(() => error) });
    const first = aTicketRecordOf("TKT-1");

    await startWorkflows([first, aTicketRecordOf("TKT-2")], world);

    expect(world.log.entries).toEqual([
      {
        level: "warn",
        message: "Records handed back",
        fields: { records: 2, first_sequence_number: sequenceOf(first), error },
      },
    ]);
  });

  it("logs a deployment error as an error, once per batch", async () => {
    const denied = new DependencyRejected("Step Functions StartExecution: AccessDeniedException: not authorized");
    const world = ports({ workflows: new FakeWorkflows(() => denied) });

    await startWorkflows([aTicketRecordOf("TKT-1"), aTicketRecordOf("TKT-2")], world);

    expect(world.log.entries).toMatchObject([{ level: "error", fields: { records: 2, error: denied } }]);
  });
});

describe("startWorkflows, with any batch and any errors", () => {
  const aTicketNamed = (id: string) => aTicketRecordOf(id);
  const anOversizeTicket = (id: string) => aRecord({ data: aTicketEvent({ ticketId: id, data: oversizeData }) });
  const UNSTORED = "shardId-unavailable";

  /** The kinds of records, and the result of each while the faults last. */
  const FATES = {
    good: { build: aTicketNamed, destination: "started" },
    oversize: { build: anOversizeTicket, destination: "started" },
    throttled: { build: aTicketNamed, destination: "retry" },
    denied: { build: aTicketNamed, destination: "retry" },
    oversizeUnstored: { build: anOversizeTicket, destination: "retry" },
    rejected: { build: aTicketNamed, destination: "quarantine" },
    rejectedUnstored: { build: (id: string) => aTicketRecordOf(id, { shardId: UNSTORED }), destination: "retry" },
    poison: { build: (id: string) => aRecord({ data: `{"ticketId":"${id}"` }), destination: "quarantine" },
    poisonUnstored: { build: (id: string) => aRecord({ data: id, shardId: UNSTORED }), destination: "retry" },
    invalid: {
      build: (ticketId: string) => aRecord({ data: { eventName: "TicketSubmitted", ticketId } }),
      destination: "quarantine",
    },
    foreign: { build: () => aRecord({ data: { eventName: "TicketClosed" } }), destination: "ignored" },
  } as const;
  type Fate = keyof typeof FATES;
  type Destination = "started" | "retry" | "quarantine" | "ignored";

  const batches = fc
    .array(fc.constantFrom(...(Object.keys(FATES) as Fate[])), { maxLength: 60 })
    .map((fates) => fates.map((fate, index) => ({ fate, record: FATES[fate].build(`${fate}-${index}`) })));
  type Batch = { fate: Fate; record: KinesisStreamRecord }[];

  const sequencesAt = (batch: Batch, destination: Destination): string[] =>
    batch.filter(({ fate }) => FATES[fate].destination === destination).map(({ record }) => sequenceOf(record));

  const aFaultyWorld = () => {
    const faults = { last: true };
    const workflows = new FakeWorkflows((name) => {
      if (name.startsWith("rejected")) return { status: "rejected", reason: "InvalidName: no" };
      if (!faults.last) return undefined;
      if (name.startsWith("denied")) return new DependencyRejected("denied");
      return name.startsWith("throttled") ? new DependencyThrottled("slow down") : undefined;
    });
    const objects = new FakeObjectStore((key) =>
      faults.last && /shardId-unavailable|originals\/oversizeUnstored/.test(key)
        ? new DependencyUnavailable("unavailable")
        : undefined,
    );
    return { ...ports({ workflows, objects }), faults };
  };
  type World = ReturnType<typeof aFaultyWorld>;

  const quarantinedIn = (world: World): string[] =>
    world.objects.under("quarantine/").map((kept) => (kept as { sequenceNumber: string }).sequenceNumber);

  it("brings each record to exactly one result, and hands back exactly those that a retry can help", async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (batch) => {
        const world = aFaultyWorld();

        const report = await startWorkflows(
          batch.map(({ record }) => record),
          world,
        );

        expect(report.retry).toEqual(sequencesAt(batch, "retry"));
        expect(quarantinedIn(world).sort()).toEqual(sequencesAt(batch, "quarantine").sort());
        expect(world.workflows.started.size).toBe(sequencesAt(batch, "started").length);
        expect(report.started).toBe(world.workflows.started.size);
        expect(report.ignored).toBe(sequencesAt(batch, "ignored").length);
      }),
      { numRuns: 50 },
    );
  });

  it("processes each record once when the errors pass and the stream resumes at the first one handed back", async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (batch) => {
        const world = aFaultyWorld();
        const records = batch.map(({ record }) => record);
        const [lowest] = (await startWorkflows(records, world)).retry;
        fc.pre(lowest !== undefined);

        world.faults.last = false;
        const report = await startWorkflows(records.slice(records.findIndex((r) => sequenceOf(r) === lowest)), world);

        expect(report.retry).toEqual([]);
        const everyTicketAndFault = batch.filter(({ fate }) => fate !== "foreign").length;
        expect(world.workflows.started.size + quarantinedIn(world).length).toBe(everyTicketAndFault);
        expect(new Set(quarantinedIn(world)).size).toBe(quarantinedIn(world).length);
      }),
      { numRuns: 50 },
    );
  });
});
