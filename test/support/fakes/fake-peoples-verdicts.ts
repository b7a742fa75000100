import type { PeoplesVerdicts } from "../../../functions/archive-verdicts/archive-verdicts.js";
import type { ReplyEvaluation } from "../../../functions/shared/reply-quality/evaluation.js";

/** People's verdicts in memory, by ticket. */
export class FakePeoplesVerdicts implements PeoplesVerdicts {
  readonly stored = new Map<string, ReplyEvaluation | "unreadable">();
  /** Thrown for these tickets. */
  readonly faults = new Map<string, Error>();

  find(ticketId: string): Promise<ReplyEvaluation | "missing" | "unreadable"> {
    const fault = this.faults.get(ticketId);
    return fault === undefined ? Promise.resolve(this.stored.get(ticketId) ?? "missing") : Promise.reject(fault);
  }
}
