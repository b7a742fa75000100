import type { EvaluationArchive, Evaluations } from "../../../functions/evaluate-response/evaluate-response.js";
import type { StoredEvaluation } from "../../../functions/shared/reply-quality/evaluation-item.js";

/** Evaluations in memory. */
export class FakeEvaluations implements Evaluations {
  readonly stored = new Map<string, StoredEvaluation>();

  save(stored: StoredEvaluation): Promise<"saved" | "superseded"> {
    const { ticket_id: id } = stored.evaluation;
    if ((this.stored.get(id)?.answeredAt ?? "") > stored.answeredAt) return Promise.resolve("superseded");
    this.stored.set(id, stored);
    return Promise.resolve("saved");
  }
}

/** Objects in memory. */
export class FakeEvaluationArchive implements EvaluationArchive {
  readonly objects = new Map<string, string>();
  /** Thrown by the next write. */
  failsWith: Error | undefined;

  put(key: string, body: string): Promise<void> {
    const { failsWith } = this;
    this.failsWith = undefined;
    if (failsWith !== undefined) return Promise.reject(failsWith);
    this.objects.set(key, body);
    return Promise.resolve();
  }
}
