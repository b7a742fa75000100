import { describe, expect, it } from "vitest";
import { listQuarantine, renderQuarantine, totals } from "../../../../scripts/commands/quarantine/list-quarantine.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { aGivenUpBatch } from "../../../support/builders/replay-builders.js";
import { FakeReplayPorts } from "../../../support/fakes/replay-fakes.js";

const issue = { path: "data.subject", expected: "string", held: "a number" };
const BATCH = "aws/lambda/uuid/shardId-000000000000/2026/11/21/2026-11-21T08.31.00-a";
const BYTES = Buffer.from([0x7b, 0xff, 0x0a, 0x00]);

const filled = () => {
  const deployment = new FakeReplayPorts();
  const { objects } = deployment;
  const wrong = deployment.quarantine({ data: '{"a":1}' }, { reason: "invalid-ticket", issues: [issue] });
  const bytes = deployment.quarantine({ data: BYTES, arrivedAt: 1_795_249_900 }, { reason: "not-utf8", issues: [] });
  objects.put(BATCH, aGivenUpBatch([aRecord({ data: "first" }), aRecord({ data: "second" })]));
  objects.put("quarantine/not-json/x.json", "{}");
  return { objects, wrong, bytes };
};

describe("listQuarantine", () => {
  it("lists time, reason, fields, bytes and key of each object, oldest first, with the number of records", async () => {
    const { objects, wrong, bytes } = filled();

    expect(await listQuarantine(objects, {})).toMatchObject([
      {
        when: "2026-11-21T08:30:00.250Z",
        reason: "invalid-ticket",
        fields: ["data.subject"],
        bytes: 7,
        records: 1,
        key: wrong,
      },
      { when: "2026-11-21T08:31:40.000Z", reason: "not-utf8", fields: [], bytes: 4, key: bytes },
      { reason: "unreadable", records: 0, key: "quarantine/not-json/x.json" },
      { reason: "given-up", bytes: 11, records: 2, key: BATCH },
    ]);
  });

  it("filters by reason and by time", async () => {
    const { objects, wrong, bytes } = filled();
    const keysOf = async (options: Parameters<typeof listQuarantine>[1]) =>
      (await listQuarantine(objects, options)).map(({ key }) => key);

    expect(await keysOf({ reason: "invalid-ticket" })).toEqual([wrong]);
    expect(await keysOf({ reason: "given-up" })).toEqual([BATCH]);
    expect(await keysOf({ until: new Date("2026-11-21T08:31:40Z") })).toEqual([wrong]);
    expect(await keysOf({ until: new Date("2026-11-21T08:31:41Z"), since: new Date("2026-11-21T08:31:00Z") })).toEqual([
      bytes,
    ]);
  });

  it("is rendered with totals by reason", async () => {
    const entries = await listQuarantine(filled().objects, {});

    expect(renderQuarantine(entries)).toMatch(
      /\n\n1 invalid-ticket, 1 not-utf8, 1 unreadable, 1 given-up \(2 records\)$/,
    );
    expect(totals([])).toEqual([]);
    expect(renderQuarantine([])).toBe("Nothing found.");
  });
});
