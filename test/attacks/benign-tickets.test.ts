import { describe, expect, it } from "vitest";
import { floorOfInstructions } from "../../functions/shared/injection/floor-of-instructions.js";
import { readGoldenSet } from "../../scripts/shared/golden/read-golden-set.js";
import { eventOf, generateTickets } from "../../scripts/shared/tickets/generate-tickets.js";
import { aTicket, aTicketData } from "../support/builders/tickets.js";
import { BENIGN_TICKETS } from "./corpus/benign-tickets.js";

/** Share of benign tickets that may wait for a person because they seem to speak to the model. */
const HELD_MAX = 0.02;

const GENERATED = 2_000;

/** Rules may be fitted to the tuning half only; the test half measures them. */
const golden = (await readGoldenSet()).filter(({ kind }) => kind !== "injection");

const reasonFor = (description: string): string | undefined =>
  floorOfInstructions(aTicket({ data: aTicketData({ subject: "Question", description }) }))?.reason;

describe("a benign ticket", () => {
  it.each(["tuning", "test"])("is held in at most 2%% of the golden set, %s half", (half) => {
    const tickets = golden.filter((one) => one.half === half);
    const held = tickets.filter(({ ticket }) => floorOfInstructions(ticket) !== undefined).map(({ id }) => id);

    expect(held.length / tickets.length, held.join(" ")).toBeLessThanOrEqual(HELD_MAX);
  });

  it.each([1, 7, 2026])("is held in at most 2%% of generated tickets (seed %d)", (seed) => {
    const tickets = Array.from(generateTickets({ count: GENERATED, seed }), eventOf);
    const held = tickets.filter((ticket) => floorOfInstructions(ticket) !== undefined);

    expect(held.length / tickets.length, held.map(({ ticketId }) => ticketId).join(" ")).toBeLessThanOrEqual(HELD_MAX);
  });

  it.each(BENIGN_TICKETS)("is not held although it sounds like an attack: %s", (text) => {
    expect(reasonFor(text)).toBeUndefined();
  });
});
