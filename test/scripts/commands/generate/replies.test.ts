import { describe, expect, it } from "vitest";
import {
  composeReply,
  REPLY_KINDS,
  type TicketWithReply,
  writesAgain,
} from "../../../../scripts/commands/generate/replies.js";
import { MOODS } from "../../../../scripts/shared/stream/record.js";

const ids = Array.from({ length: 2_000 }, (_, index) => `TKT-20260105-${index}`);
const ticketOf = (ticketId: string, mood: TicketWithReply["mood"] = "neutral"): TicketWithReply => ({
  ticketId,
  customerId: "CUS-1",
  tier: "general",
  mood,
});

describe("customers who write again", () => {
  it("are about the share that was asked for, and those of a smaller share are among them", () => {
    const few = ids.filter((id) => writesAgain(id, 0.2));
    const many = ids.filter((id) => writesAgain(id, 0.5));

    expect(few.length / ids.length).toBeCloseTo(0.2, 1);
    expect(many.length / ids.length).toBeCloseTo(0.5, 1);
    expect(many).toEqual(expect.arrayContaining(few));
  });

  it("are all or none at the ends", () => {
    expect(ids.filter((id) => writesAgain(id, 1))).toEqual(ids);
    expect(ids.filter((id) => writesAgain(id, 0))).toEqual([]);
  });
});

describe("what a customer writes", () => {
  it("is the same for the same ticket, and varies between tickets", () => {
    const write = () => ids.map((id) => composeReply(ticketOf(id, "mixed"), "solved").text);

    expect(write()).toEqual(write());
    expect(new Set(write()).size).toBeGreaterThan(20);
  });

  it("fits the mood: who was pleased gives thanks, and who was angry mostly says that it is still broken", () => {
    const kindsOf = (mood: TicketWithReply["mood"]) => ids.map((id) => composeReply(ticketOf(id, mood), "solved").kind);

    expect(new Set(kindsOf("pleased"))).toEqual(new Set(["thanks"]));
    const stillBroken = kindsOf("angry").filter((kind) => kind === "still broken").length;
    expect(stillBroken / ids.length).toBeGreaterThan(0.5);
    expect(new Set(kindsOf("neutral"))).toEqual(new Set(REPLY_KINDS));
  });

  it.each(MOODS)("thanks for nothing while the ticket waits for a person (%s)", (mood) => {
    const kinds = new Set(ids.map((id) => composeReply(ticketOf(id, mood), "open").kind));

    expect(["more detail", "asks again"]).toEqual(expect.arrayContaining([...kinds]));
  });
});
