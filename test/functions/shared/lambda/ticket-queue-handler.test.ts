import { beforeEach, describe, expect, it } from "vitest";
import type { RoutedTicket } from "../../../../functions/shared/contracts/routed-ticket.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { aContext, aMessage, aQueueEvent } from "../../../support/builders/queue-messages.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../../support/builders/step-logs.js";

stubFunctionEnv();
const logs = captureLogs();
const { ticketQueueHandler } = await import("../../../../functions/shared/lambda/ticket-queue-handler.js");

const seen: string[] = [];
const note = (ticket: RoutedTicket): Promise<string> => {
  seen.push(ticket.ticket_id);
  return ticket.ticket_id === "TKT-AWAY"
    ? Promise.reject(new Error("the table is unavailable"))
    : Promise.resolve("Noted");
};
const handler = ticketQueueHandler({ run: note, inParallel: true, longestMs: 1_000 });
const ofTicket = (ticket_id: string) => aMessage(aTicketRecord({ ticket_id, description: SECRET }), `of ${ticket_id}`);
const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

beforeEach(() => {
  seen.length = 0;
});

describe("a handler of a queue of tickets", () => {
  it("hands back the message that is not a ticket and the one that failed, and processes the others", async () => {
    const poison = aMessage(`{"description":"${SECRET}"`, "poison");
    const batch = aQueueEvent([ofTicket("TKT-1"), poison, ofTicket("TKT-AWAY"), ofTicket("TKT-2")]);

    expect(await handler(batch, aContext())).toEqual(failed("poison", "of TKT-AWAY"));
    expect(seen).toEqual(["TKT-1", "TKT-AWAY", "TKT-2"]);
  });

  it("hands back a message that is alone in its batch without failing, so that one poison message raises no alarm of the function", async () => {
    expect(await handler(aQueueEvent([aMessage("no ticket", "poison")]), aContext())).toEqual(failed("poison"));
  });

  it("does not remember the failures of the previous batch", async () => {
    await handler(aQueueEvent([aMessage("no ticket", "poison")]), aContext());

    expect(await handler(aQueueEvent([ofTicket("TKT-1")]), aContext())).toEqual(failed());
  });

  it("logs ids and the reason of a message that it hands back, and never a ticket's text", async () => {
    const before = logs.entries().length;
    await handler(aQueueEvent([aMessage(SECRET, "poison", 3), ofTicket("TKT-AWAY"), ofTicket("TKT-1")]), aContext());

    expect(logs.entries().slice(before)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: "ERROR", message_id: "poison", receives: 3, error: "InvalidInput" }),
        expect.objectContaining({
          level: "ERROR",
          message_id: "of TKT-AWAY",
          ticket_id: "TKT-AWAY",
          reason: "the table is unavailable",
        }),
        expect.objectContaining({ level: "INFO", message: "Noted", ticket_id: "TKT-1" }),
      ]),
    );
    expect(logs.text()).not.toContain(SECRET);
  });

  it("hands back messages that it has no time for, before a timeout would hand back the whole batch", async () => {
    let remaining = 2_500;
    const slow = ticketQueueHandler({
      inParallel: false,
      longestMs: 1_000,
      run: async (ticket) => {
        remaining -= 1_000;
        return note(ticket);
      },
    });
    const batch = aQueueEvent([ofTicket("TKT-1"), ofTicket("TKT-2"), ofTicket("TKT-3")]);

    expect(
      await slow(
        batch,
        aContext(() => remaining),
      ),
    ).toEqual(failed("of TKT-3"));
    expect(seen).toEqual(["TKT-1", "TKT-2"]);
  });
});
