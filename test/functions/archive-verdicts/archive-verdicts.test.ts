import { beforeEach, describe, expect, it, vi } from "vitest";
import { archiveVerdicts, type ArchivePorts } from "../../../functions/archive-verdicts/archive-verdicts.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { EvaluationLineSchema } from "../../../functions/shared/reply-quality/evaluation.js";
import { aPersonsVerdict } from "../../support/builders/evaluations.js";
import { FakeEvaluationArchive } from "../../support/fakes/fake-evaluations.js";
import { FakePeoplesVerdicts } from "../../support/fakes/fake-peoples-verdicts.js";

let verdicts: FakePeoplesVerdicts;
let archive: FakeEvaluationArchive;
const onUnreadable = vi.fn<(ticketId: string) => void>();

beforeEach(() => {
  verdicts = new FakePeoplesVerdicts();
  archive = new FakeEvaluationArchive();
  onUnreadable.mockReset();
});

const run = (ids: readonly string[], changes: Partial<ArchivePorts> = {}) =>
  archiveVerdicts(
    ids.map((ticketId, index) => ({ ticketId, sequenceNumber: String(index) })),
    { verdicts, archive, hasTime: () => true, onUnreadable, ...changes },
  );
const store = (...ids: readonly string[]): void => {
  for (const ticket_id of ids) verdicts.stored.set(ticket_id, aPersonsVerdict({ ticket_id }));
};
const keyOf = (ticketId: string): string => `evaluations/2026/11/21/verdict_${ticketId}.json`;

describe("archiveVerdicts", () => {
  it("writes one object with one row for each verdict, under the day of the ticket", async () => {
    store("TKT-1", "TKT-2");

    expect(await run(["TKT-1", "TKT-2"])).toEqual({ archived: 2, stoppedAt: undefined });
    expect([...archive.objects.keys()]).toEqual([keyOf("TKT-1"), keyOf("TKT-2")]);
    const [line, ...more] = archive.objects.get(keyOf("TKT-1"))?.split("\n") ?? [];
    expect(more).toEqual([""]);
    expect(EvaluationLineSchema.parse(JSON.parse(line ?? ""))).toMatchObject({
      ...{ ticket_id: "TKT-1", source: "PERSON", criterion: "FIT_TO_SEND", verdict: "PASS" },
      ...{ draft_use: "SENT_AS_IS", edit_share: 0 },
    });
  });

  it("writes the same object for a change that comes twice, and the latest verdict for a later one", async () => {
    store("TKT-1");
    await run(["TKT-1", "TKT-1"]);
    const first = new Map(archive.objects);
    await run(["TKT-1"]);
    expect(archive.objects).toEqual(first);

    verdicts.stored.set("TKT-1", aPersonsVerdict({ evaluated_at: "2026-11-22T08:00:00.000Z" }));
    await run(["TKT-1"]);
    expect([...archive.objects.keys()]).toEqual([keyOf("TKT-1")]);
    expect(archive.objects.get(keyOf("TKT-1"))).toContain("2026-11-22T08:00:00.000Z");
  });

  it("stops at a verdict that the table does not return, with all before it archived and none after", async () => {
    store("TKT-1", "TKT-2", "TKT-3");
    const error = new DependencyThrottled("slow down");
    verdicts.faults.set("TKT-2", error);

    expect(await run(["TKT-1", "TKT-2", "TKT-3"])).toEqual({
      archived: 1,
      stoppedAt: { ticketId: "TKT-2", sequenceNumber: "1" },
      error,
    });
    expect([...archive.objects.keys()]).toEqual([keyOf("TKT-1")]);
  });

  it("stops at a verdict that the bucket does not take, and goes on there when the batch comes again", async () => {
    store("TKT-1", "TKT-2");
    archive.failsWith = new DependencyUnavailable("S3 PutObject");

    expect(await run(["TKT-1", "TKT-2"])).toMatchObject({ archived: 0, stoppedAt: { sequenceNumber: "0" } });
    expect(await run(["TKT-1", "TKT-2"])).toEqual({ archived: 2, stoppedAt: undefined });
    expect(archive.objects.size).toBe(2);
  });

  it("stops when time is over, without an error", async () => {
    store("TKT-1", "TKT-2");
    let left = 1;

    expect(await run(["TKT-1", "TKT-2"], { hasTime: () => left-- > 0 })).toEqual({
      archived: 1,
      stoppedAt: { ticketId: "TKT-2", sequenceNumber: "1" },
    });
  });

  it("passes by what is missing or cannot be read, and reports the latter", async () => {
    store("TKT-3");
    verdicts.stored.set("TKT-2", "unreadable");

    expect(await run(["TKT-1", "TKT-2", "TKT-3"])).toEqual({ archived: 1, stoppedAt: undefined });
    expect(onUnreadable.mock.calls).toEqual([["TKT-2"]]);
    expect([...archive.objects.keys()]).toEqual([keyOf("TKT-3")]);
  });
});
