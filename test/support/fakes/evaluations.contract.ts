import { expect, it } from "vitest";
import type { Evaluations } from "../../../functions/evaluate-response/evaluate-response.js";
import type { StoredEvaluation } from "../../../functions/shared/reply-quality/evaluation-item.js";
import type { ReplyEvaluation } from "../../../functions/shared/reply-quality/evaluation.js";
import { anEvaluation } from "../builders/evaluations.js";

const of = (answeredAt: string, changes?: Partial<ReplyEvaluation>): StoredEvaluation => ({
  evaluation: anEvaluation(changes),
  answeredAt,
});

const FIRST = "2026-11-21T08:30:04.000Z";
const SECOND = "2026-11-21T09:00:00.000Z";

/** What evaluate-response relies on. @param open returns an empty table, and reads what is stored of a ticket */
export const testEvaluations = (
  open: () => { readonly table: Evaluations; readonly find: (ticketId: string) => StoredEvaluation | undefined },
): void => {
  it("stores an evaluation for each ticket", async () => {
    const { table, find } = open();

    expect(await table.save(of(FIRST))).toBe("saved");
    expect(await table.save(of(FIRST, { ticket_id: "TKT-2", language: "de" }))).toBe("saved");
    expect(find("TKT-1")).toEqual(of(FIRST));
    expect(find("TKT-2")).toEqual(of(FIRST, { ticket_id: "TKT-2", language: "de" }));
  });

  it("replaces the evaluation of the same or an earlier answer", async () => {
    const { table, find } = open();
    await table.save(of(FIRST));

    expect(await table.save(of(FIRST, { language: "de" }))).toBe("saved");
    expect(find("TKT-1")).toEqual(of(FIRST, { language: "de" }));
    expect(await table.save(of(SECOND))).toBe("saved");
    expect(find("TKT-1")).toEqual(of(SECOND));
  });

  it("keeps the evaluation of a later answer, whichever message comes last", async () => {
    const { table, find } = open();
    await table.save(of(SECOND));

    expect(await table.save(of(FIRST))).toBe("superseded");
    expect(find("TKT-1")).toEqual(of(SECOND));
  });
};
