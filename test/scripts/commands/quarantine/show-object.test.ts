import { describe, expect, it } from "vitest";
import { ObjectNotFound, rawBytes, showText } from "../../../../scripts/commands/quarantine/show-object.js";
import { aGivenUpBatch } from "../../../support/builders/replay-builders.js";
import { aRecord } from "../../../support/builders/tickets.js";
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

describe("show-object", () => {
  it("shows what is wrong with an object, and its text", async () => {
    const { objects, wrong } = filled();

    expect(await showText(objects, wrong)).toBe(
      "invalid-ticket: data.subject: expected string, got a number\n" +
        'arrived 2026-11-21T08:30:00.250Z, partition key TKT-20261121-0001, 7 bytes\n\n{\n  "a": 1\n}\n',
    );
  });

  it("removes characters that could control the terminal", async () => {
    const deployment = new FakeReplayPorts();
    const key = deployment.quarantine({ data: "\u001b[2Jcleared" });

    expect(await showText(deployment.objects, key)).not.toContain("\u001b");
  });

  it("returns the exact bytes of a record, and those of a batch one record per line", async () => {
    const { objects, bytes } = filled();

    expect(await rawBytes(objects, bytes)).toEqual(BYTES);
    expect(Buffer.from(await rawBytes(objects, BATCH)).toString()).toBe("first\nsecond\n");
  });

  it.each(["quarantine/none.json", "quarantine/not-json/x.json"])("fails for %s, which it cannot show", async (key) => {
    await expect(showText(filled().objects, key)).rejects.toThrow(ObjectNotFound);
  });
});
