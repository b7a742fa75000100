import { expect, it } from "vitest";
import type { PeoplesVerdicts } from "../../../functions/archive-verdicts/archive-verdicts.js";
import type { ReplyEvaluation } from "../../../functions/shared/reply-quality/evaluation.js";
import { aPersonsVerdict } from "../builders/evaluations.js";

interface Opened {
  readonly verdicts: PeoplesVerdicts;
  /** Stores a person's verdict as serve-desk does, in the place of an earlier one. */
  readonly put: (evaluation: ReplyEvaluation) => void;
  /** Stores an item that this version cannot read. */
  readonly putUnreadable: (ticketId: string) => void;
}

/** What archive-verdicts relies on. @param open returns a table without verdicts */
export const testPeoplesVerdicts = (open: () => Opened): void => {
  it("finds the verdict on the draft of a ticket, and no other's", async () => {
    const { verdicts, put } = open();
    put(aPersonsVerdict());
    put(aPersonsVerdict({ ticket_id: "TKT-2", language: "de" }));

    expect(await verdicts.find("TKT-1")).toEqual(aPersonsVerdict());
    expect(await verdicts.find("TKT-2")).toEqual(aPersonsVerdict({ ticket_id: "TKT-2", language: "de" }));
  });

  it("finds the latest one", async () => {
    const { verdicts, put } = open();
    put(aPersonsVerdict());
    put(aPersonsVerdict({ evaluated_at: "2026-11-21T10:00:00.000Z" }));

    expect(await verdicts.find("TKT-1")).toMatchObject({ evaluated_at: "2026-11-21T10:00:00.000Z" });
  });

  it("says that there is none", async () => {
    expect(await open().verdicts.find("TKT-1")).toBe("missing");
  });

  it("says that one cannot be read", async () => {
    const { verdicts, putUnreadable } = open();
    putUnreadable("TKT-1");

    expect(await verdicts.find("TKT-1")).toBe("unreadable");
  });
};
