import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DeskRules } from "../desk-rules.js";
import { deskRulesOf, RULE_KINDS } from "../rules/rule-kinds.js";
import { queryRules, type RuleLog } from "./rule-item.js";

/** How long rules are used before they are read again. */
const FRESH_MS = 60 * 1000;
/** How long they are used while reading them fails. */
const STALE_MS = 15 * 60 * 1000;
/** How long to wait after a failed read, so that not every ticket waits for one. */
const RETRY_MS = 10 * 1000;

interface LoaderSettings {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly log: RuleLog;
  readonly now: () => number;
}

/** Rules with the time at which reading them began, in milliseconds since 1970. */
interface ReadRules {
  readonly rules: DeskRules;
  readonly at: number;
}

/** The SLA policies and schedules in the table, with the defaults. One reader is enough for a process. */
export class DynamoDeskRules {
  #last: ReadRules | undefined;
  #reading: Promise<DeskRules> | undefined;
  #retryAt = 0;

  constructor(private readonly settings: LoaderSettings) {}

  /**
   * At most a minute old; at most a quarter of an hour while they cannot be read.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected after that
   */
  load(): Promise<DeskRules> {
    const now = this.settings.now();
    if (this.#last !== undefined && now < this.#last.at + FRESH_MS) return Promise.resolve(this.#last.rules);
    if (this.#last !== undefined && now < this.#retryAt && now < this.#last.at + STALE_MS)
      return Promise.resolve(this.#last.rules);
    this.#reading ??= this.#read(now).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(at: number): Promise<DeskRules> {
    try {
      const query = { ...this.settings, consistent: false };
      const [policies, schedules] = await Promise.all([
        queryRules(RULE_KINDS.slaPolicies, query),
        queryRules(RULE_KINDS.schedules, query),
      ]);
      this.#last = { rules: deskRulesOf(policies, schedules), at };
      return this.#last.rules;
    } catch (error) {
      return this.#lastOr(error, at);
    }
  }

  #lastOr(error: unknown, now: number): DeskRules {
    if (this.#last === undefined || now >= this.#last.at + STALE_MS) throw error;
    this.#retryAt = now + RETRY_MS;
    this.settings.log.warn("Rules cannot be read: the last known ones are used", {
      seconds: Math.round((now - this.#last.at) / 1000),
    });
    return this.#last.rules;
  }
}
