import { describeError } from "../../lambda/errors.js";
import type { Notice } from "../store/desk-tickets.js";

/** Notices that were written with the change that they are about, and are not known to be published. */
export interface Notices {
  /** The oldest first. */
  list(limit: number): Promise<ListedNotices>;
  remove(noticeId: string): Promise<void>;
}

export interface ListedNotices {
  readonly notices: readonly Notice[];
  /** Ids of items that cannot be read. */
  readonly unreadable: readonly string[];
  readonly isCut: boolean;
}

/** The topic that staff subscribe to. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface NoticeTopic {
  publish(notice: Notice): Promise<void>;
}

export interface NoticePorts {
  readonly notices: Pick<Notices, "remove">;
  readonly topic: NoticeTopic;
  readonly log: { warn(message: string, fields: Readonly<Record<string, unknown>>): void };
}

/**
 * Publishes a notice, then removes it. In this order nothing is lost: if the second step fails, the notice is published
 * again, with the same id.
 */
export const publishNotice = async (
  notice: Notice,
  { notices, topic }: Pick<NoticePorts, "notices" | "topic">,
): Promise<void> => {
  await topic.publish(notice);
  await notices.remove(notice.id);
};

/** Publishes a notice at once. If that fails, watch-deadlines does it within a minute: the request has succeeded. */
export const publishNow = async (notice: Notice, ports: NoticePorts): Promise<void> => {
  try {
    await publishNotice(notice, ports);
  } catch (error) {
    ports.log.warn("The notice will be published later", { notice_id: notice.id, ...describeError(error) });
  }
};
