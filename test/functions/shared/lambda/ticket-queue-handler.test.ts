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
  return ticket.ticket_id === "TKT-AWAY" ? Promise.reject(new Error("the table is away")) : Promise.resolve("Noted");
};
const handler = ticketQueueHandler({ run: note, inParallel: true, longestMs: 1_000 });
const ofTicket = (ticket_id: string) => aMessage(aTicketRecord({ ticket_id, description: SECRET }), `of ${ticket_id}`);
const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

beforeEach(() => {
  seen.length = 0;
});

describe("a handler of a queue of tickets", () => {
  it("hands back the message that is no ticket and the one that failed, and works on the others", async () => {
    const poison = aMessage(`{"description":"${SECRET}"`, "poison");
    const batch = aQueueEvent([ofTicket("TKT-1"), poison, ofTicket("TKT-AWAY"), ofTicket("TKT-2")]);

    expect(await handler(batch, aContext())).toEqual(failed("poison", "of TKT-AWAY"));
    expect(seen).toEqual(["TKT-1", "TKT-AWAY", "TKT-2"]);
  });

  it("hands back a message that comes alone without failing itself, so that one poison message rings no alarm of the function", async () => {
    expect(await handler(aQueueEvent([aMessage("no ticket", "poison")]), aContext())).toEqual(failed("poison"));
  });

  it("forgets the failures of the last batch", async () => {
    await handler(aQueueEvent([aMessage("no ticket", "poison")]), aContext());

    expect(await handler(aQueueEvent([ofTicket("TKT-1")]), aContext())).toEqual(failed());
  });

  it("logs what it hands back by id and reason, and never a ticket's text", async () => {
    const before = logs.entries().length;
    await handler(aQueueEvent([aMessage(SECRET, "poison", 3), ofTicket("TKT-AWAY"), ofTicket("TKT-1")]), aContext());

    expect(logs.entries().slice(before)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: "ERROR", message_id: "poison", receives: 3, error: "InvalidInput" }),
        expect.objectContaining({
          level: "ERROR",
          message_id: "of TKT-AWAY",
          ticket_id: "TKT-AWAY",
          reason: "the table is away",
        }),
        expect.objectContaining({ level: "INFO", message: "Noted", ticket_id: "TKT-1" }),
      ]),
    );
    expect(logs.text()).not.toContain(SECRET);
  });

  it("hands back what it has no time for, before the call is cut off and all of the batch comes again", async () => {
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
