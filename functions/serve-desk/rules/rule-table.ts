import type { AuditOrigin } from "../../shared/audit/audit-trail.js";
import type { Rule, RuleCollectionName, RuleKind } from "../../shared/desk/rules/rule-kinds.js";

/** What is stored of one kind. */
export interface StoredRules<T> {
  /** How often the collection has changed, read before the rules: they are at least as new. */
  readonly revision: number;
  readonly rules: readonly Rule<T>[];
}

/** A collection as a change has seen it. If it has another revision by now, the change is not written. */
export interface SeenCollection {
  readonly collection: RuleCollectionName;
  readonly revision: number;
}

/** Who changes a rule, by which request, and when. */
export type RuleOrigin = Omit<AuditOrigin, "what">;

export interface RuleChange<T> {
  readonly id: string;
  /** The rule until now, stored or a default; undefined for a new one. */
  readonly before: T | undefined;
  /** What is stored from now on; undefined deletes. */
  readonly after: T | undefined;
  /** The revision of the rule's own collection that the change is based on; the next one becomes its version. */
  readonly revision: number;
  /** Other collections that the change depends on. */
  readonly seen: readonly SeenCollection[];
  readonly origin: RuleOrigin;
}

/** `conflict`: a collection was changed meanwhile, and nothing was written. */
export type Written = "written" | "conflict";

/** The rules in the table. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface RuleTable {
  read<T>(kind: RuleKind<T>): Promise<StoredRules<T>>;
  /** @returns undefined for a rule that is not stored, or not valid */
  find<T>(kind: RuleKind<T>, id: string): Promise<Rule<T> | undefined>;
  /** Writes the change, its audit entry and the collection's next revision, or nothing. */
  write<T>(kind: RuleKind<T>, change: RuleChange<T>): Promise<Written>;
}
