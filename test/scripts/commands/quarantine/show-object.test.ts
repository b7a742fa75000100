import { describe, expect, it } from "vitest";
import { ObjectNotFound, rawBytes, showText } from "../../../../scripts/commands/quarantine/show-object.js";
import {
  GIVEN_UP_BATCH_KEY,
  QUARANTINED_BYTES,
  FakeReplayPorts,
  filledQuarantine,
} from "../../../support/fakes/replay-fakes.js";

describe("show-object", () => {
  it("shows what is wrong with an object, and its text", async () => {
    const { objects, wrong } = filledQuarantine();

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
    const { objects, bytes } = filledQuarantine();

    expect(await rawBytes(objects, bytes)).toEqual(QUARANTINED_BYTES);
    expect(Buffer.from(await rawBytes(objects, GIVEN_UP_BATCH_KEY)).toString()).toBe("first\nsecond\n");
  });

  it.each(["quarantine/none.json", "quarantine/not-json/x.json"])("fails for %s, which it cannot show", async (key) => {
    await expect(showText(filledQuarantine().objects, key)).rejects.toThrow(ObjectNotFound);
  });
});
