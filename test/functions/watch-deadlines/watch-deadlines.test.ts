import { describe, expect, it } from "vitest";
import type { DeadlineFigures, DueTicket } from "../../../functions/watch-deadlines/ports.js";
import { watchDeadlines } from "../../../functions/watch-deadlines/watch-deadlines.js";

const NOW = new Date("2026-11-21T08:30:00.000Z");
const dueAt = (ticketId: string, time: string): DueTicket => ({ ticketId, due: new Date(`2026-11-21T${time}.000Z`) });

const measureIn = async (due: readonly DueTicket[]): Promise<readonly DeadlineFigures[]> => {
  const figures: DeadlineFigures[] = [];
  await watchDeadlines({
    tickets: { before: (at) => Promise.resolve(at === NOW ? due : []) },
    measure: (measured) => figures.push(measured),
    now: () => NOW,
  });
  return figures;
};

describe("a run", () => {
  it("measures how many tickets are due, and how late the oldest is", async () => {
    const due = [dueAt("TKT-1", "08:29:30"), dueAt("TKT-2", "07:30:00"), dueAt("TKT-3", "08:00:00")];

    expect(await measureIn(due)).toEqual([{ due: 3, oldestSeconds: 3_600 }]);
  });

  it("measures nothing as 0, so that its metrics have a value each minute", async () => {
    expect(await measureIn([])).toEqual([{ due: 0, oldestSeconds: 0 }]);
  });
});
