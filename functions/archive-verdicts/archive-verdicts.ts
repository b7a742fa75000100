import { verdictObjectKey, type ReplyEvaluation, toEvaluationObject } from "../shared/reply-quality/evaluation.js";

/** What people did with the model's drafts. */
export interface PeoplesVerdicts {
  /**
   * The latest verdict on the draft of a ticket. Unreadable: the item was edited by hand, or a later version wrote it.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  find(ticketId: string): Promise<ReplyEvaluation | "missing" | "unreadable">;
}

/** Where the load into the warehouse finds verdicts, one object for each ticket. */
interface VerdictArchive {
  /**
   * Writes or overwrites the object.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  put(key: string, body: string): Promise<void>;
}

/** A change of a person's verdict, as the table's stream has it. */
export interface VerdictChange {
  readonly ticketId: string;
  /** Identifies the change within the batch. */
  readonly sequenceNumber: string;
}

export interface ArchivePorts {
  readonly verdicts: PeoplesVerdicts;
  readonly archive: VerdictArchive;
  /** Whether there is time left for one more change. */
  readonly hasTime: () => boolean;
  /** Called for every verdict that cannot be read, and so is not archived. */
  readonly onUnreadable: (ticketId: string) => void;
}

/** What was done of a batch. */
export interface ArchivedBatch {
  /** Objects written. */
  readonly archived: number;
  /** The first change that was not done; undefined when all are. All later ones are not done either. */
  readonly stoppedAt: VerdictChange | undefined;
  /** Why it was not done; undefined when time was over. */
  readonly error?: unknown;
}

/** Writes the verdict as it is now. Whichever change gave cause to it, the object is the latest. */
const archiveOne = async (ticketId: string, ports: ArchivePorts): Promise<boolean> => {
  const found = await ports.verdicts.find(ticketId);
  if (found === "unreadable") ports.onUnreadable(ticketId);
  if (typeof found === "string") return false;
  await ports.archive.put(verdictObjectKey(found), toEvaluationObject(found));
  return true;
};

/**
 * Archives the verdicts that have changed, one after the other, up to the first that fails: Lambda sends that one and
 * all that follow again. A change that comes twice or late writes the same object.
 */
export const archiveVerdicts = async (
  changes: readonly VerdictChange[],
  ports: ArchivePorts,
): Promise<ArchivedBatch> => {
  let archived = 0;
  for (const change of changes) {
    if (!ports.hasTime()) return { archived, stoppedAt: change };
    try {
      if (await archiveOne(change.ticketId, ports)) archived += 1;
    } catch (error) {
      return { archived, stoppedAt: change, error };
    }
  }
  return { archived, stoppedAt: undefined };
};
