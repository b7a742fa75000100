import { DynamoNotices } from "../../../functions/shared/desk/notices/dynamo-notices.js";
import type { NoticeTopic } from "../../../functions/shared/desk/notices/notices.js";
import type { Notice } from "../../../functions/shared/desk/store/desk-tickets.js";
import type { CountedWork, DeadlineFigures, WatchPorts } from "../../../functions/watch-deadlines/ports.js";
import { watchDeadlines } from "../../../functions/watch-deadlines/watch-deadlines.js";
import { FakeDesk } from "./fake-desk.js";
import { FakeLog } from "./start-workflow-fakes.js";

class FakeTopic implements NoticeTopic {
  readonly published: Notice[] = [];
  fault: Error | undefined;

  constructor(private readonly turn: (call: string) => Promise<unknown>) {}

  async publish(notice: Notice): Promise<void> {
    await this.turn("Publish");
    if (this.fault !== undefined) throw this.fault;
    this.published.push(notice);
  }
}

/** The ports of watch-deadlines on a desk in memory, with a time that a test moves. */
export class FakeWatch extends FakeDesk implements WatchPorts {
  readonly notices = new DynamoNotices(this.table.client, "tickets");
  readonly topic: FakeTopic;
  readonly log = new FakeLog();
  readonly counted: Partial<Record<CountedWork, number>> = {};
  readonly loadRules = () => Promise.resolve(this.rules);
  #random = 0;
  #runs = 0;

  constructor(turn: (call: string) => Promise<unknown> = () => Promise.resolve()) {
    super(turn);
    this.topic = new FakeTopic(turn);
  }

  readonly count = (what: CountedWork, amount: number): void => {
    this.counted[what] = (this.counted[what] ?? 0) + amount;
  };
  readonly measured: DeadlineFigures[] = [];
  readonly measure = (figures: DeadlineFigures): void => {
    this.measured.push(figures);
  };
  readonly now = (): Date => new Date(this.time);
  readonly randomBytes = (size: number): Uint8Array => {
    const bytes = Buffer.alloc(size);
    bytes.writeUInt32BE((this.#random += 1));
    return bytes;
  };

  /** One run of the function. */
  run = (isOutOfTime: () => boolean = () => false): Promise<void> =>
    watchDeadlines(this, { id: `run-${(this.#runs += 1)}`, isOutOfTime });
}
