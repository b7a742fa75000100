import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "../../../../functions/shared/desk/desk-rules.js";
import { setLane } from "../../../../functions/shared/lanes/set-lane.js";
import { FakeLaneTable } from "../../../support/fakes/fake-lane-table.js";
import { aRoutedTicket } from "../../../support/builders/queue-messages.js";

const first = aRoutedTicket({ priority: "HIGH", processed_at: "2026-11-21T08:30:04.000Z" });
const again = aRoutedTicket({ priority: "NORMAL", processed_at: "2026-11-21T09:00:00.000Z" });

describe("setLane", () => {
  it("sets the lane, and the time that the ticket's tier and priority promise", async () => {
    const table = new FakeLaneTable([first]);

    expect(await setLane(first, "priority", DEFAULT_RULES, table)).toBe("opened");
    expect(table.laneOf(first.ticket_id)).toEqual({ lane: "priority", answerBy: "2026-11-21T16:30:00.000Z" });
  });

  it("throws TicketMissing for a ticket without an item", async () => {
    await expect(setLane(first, "priority", DEFAULT_RULES, new FakeLaneTable([]))).rejects.toMatchObject({
      name: "TicketMissing",
    });
  });

  it("ends with the lane of the latest answer, in whatever order and however often messages are delivered", async () => {
    const deliveries = fc.shuffledSubarray([first, first, again, again], { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(deliveries, async (messages) => {
        // The workflow stores an answer before it publishes it, so the item already has an answer when
        // its message is delivered.
        const table = new FakeLaneTable([again]);
        for (const ticket of messages)
          await setLane(ticket, ticket === first ? "priority" : "general", DEFAULT_RULES, table);
        expect(table.laneOf(again.ticket_id)).toEqual({ lane: "general", answerBy: "2026-11-24T08:30:00.000Z" });
      }),
    );
  });
});
