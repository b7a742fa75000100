import { canonicalJson } from "../../shared/contracts/content-hash.js";
import { type Rule, type RuleCollectionName, type RuleKind, withDefaults } from "../../shared/desk/rules/rule-kinds.js";
import { ApiProblem, preconditionRequired } from "../../shared/http/problem.js";
import { DependencyThrottled } from "../../shared/lambda/errors.js";
import type { RuleOrigin, RuleChange, RuleTable, SeenCollection } from "./rule-table.js";

/** Admins who change rules at the same moment are rare: a third attempt finds the others done. */
const ATTEMPTS = 3;

/** What a change must fulfil in other collections. @throws ApiProblem */
interface RuleChecks<T> {
  readonly put?: (value: T) => Promise<SeenCollection>;
  readonly remove?: (id: string) => Promise<SeenCollection>;
}

/** What a request says about the version that it replaces. */
interface Precondition {
  readonly ifMatch: string | undefined;
  readonly mustBeNew?: boolean;
}

interface PutRule<T> {
  readonly rule: Rule<T>;
  /** Whether there was none with the id. */
  readonly created: boolean;
}

interface ReadRules<T> {
  /** By id, defaults included. */
  readonly rules: ReadonlyMap<string, Rule<T>>;
  readonly seen: SeenCollection;
}

/** A rule as the API shows it. */
export const showRule = <T extends object>({ id, value, version, updatedAt, updatedBy }: Rule<T>) => ({
  id,
  ...value,
  version,
  updatedAt,
  updatedBy,
  isDefault: version === 0,
});

export const etagOf = ({ version }: Rule<object>): string => String(version);

const isSame = (one: object, other: object): boolean => canonicalJson(one) === canonicalJson(other);

const stale = (current: Rule<object>, detail: string): ApiProblem =>
  new ApiProblem("precondition-failed", detail, { current: showRule(current), etag: etagOf(current) });

/** @throws ApiProblem precondition-required, precondition-failed with the current state */
const checkVersion = (
  current: Rule<object> | undefined,
  { ifMatch, mustBeNew = false }: Precondition,
  noun: string,
): void => {
  if (current === undefined) {
    if (ifMatch === undefined) return;
    throw new ApiProblem("precondition-failed", `There is no ${noun} with this id. Leave If-Match out to create it.`);
  }
  if (mustBeNew) throw stale(current, `There is already a ${noun} with this id.`);
  if (ifMatch === undefined) throw preconditionRequired();
  if (ifMatch !== etagOf(current)) throw stale(current, `The ${noun} was changed. Compare with its current state.`);
};

/**
 * The rules of one kind, which admins create, replace and delete. A default is a rule like any other until one with its
 * id is written; it cannot be deleted, and deleting what was written brings it back.
 */
export class RuleCollection<T extends object> {
  constructor(
    private readonly kind: RuleKind<T>,
    private readonly table: RuleTable,
    private readonly checks: RuleChecks<T> = {},
  ) {}

  get name(): RuleCollectionName {
    return this.kind.collection;
  }

  async read(): Promise<ReadRules<T>> {
    const { revision, rules } = await this.table.read(this.kind);
    return { rules: withDefaults(this.kind, rules), seen: { collection: this.kind.collection, revision } };
  }

  /** @throws ApiProblem not-found */
  async find(id: string): Promise<Rule<T>> {
    const stored = await this.table.find(this.kind, id);
    const rule = withDefaults(this.kind, stored === undefined ? [] : [stored]).get(id);
    if (rule === undefined) throw this.#notFound();
    return rule;
  }

  /**
   * Creates or replaces a rule. One that is the same already stays as it is, with its version.
   * @throws ApiProblem precondition-required, precondition-failed; conflict when there would be too many
   */
  put(id: string, value: T, precondition: Precondition, origin: RuleOrigin): Promise<PutRule<T>> {
    return this.#attempt(async () => {
      const { rules, seen } = await this.read();
      const before = rules.get(id);
      checkVersion(before, precondition, this.kind.noun);
      if (before === undefined && rules.size >= this.kind.limit) throw this.#full();
      if (before !== undefined && isSame(before.value, value)) return { rule: before, created: false };
      const rule = await this.#write({
        id,
        before: before?.value,
        after: value,
        revision: seen.revision,
        seen: await this.#check(this.checks.put, value),
        origin,
      });
      return rule && { rule, created: before === undefined };
    });
  }

  /** @throws ApiProblem not-found, precondition-failed; conflict for a default, and for what other rules need */
  async remove(id: string, ifMatch: string, origin: RuleOrigin): Promise<void> {
    await this.#attempt(async () => {
      const { rules, seen } = await this.read();
      const before = rules.get(id);
      if (before === undefined) throw this.#notFound();
      checkVersion(before, { ifMatch }, this.kind.noun);
      if (before.version === 0) throw this.#isDefault();
      return this.#write({
        id,
        before: before.value,
        after: undefined,
        revision: seen.revision,
        // The default returns, so what needs it still has it.
        seen: this.kind.defaults.has(id) ? [] : await this.#check(this.checks.remove, id),
        origin,
      });
    });
  }

  /** @throws DependencyThrottled when the rules are changed again and again meanwhile */
  async #attempt<Result>(change: () => Promise<Result | undefined>): Promise<Result> {
    for (let count = 1; count <= ATTEMPTS; count += 1) {
      const result = await change();
      if (result !== undefined) return result;
    }
    throw new DependencyThrottled("The rules were changed by several requests at once.");
  }

  async #check<V>(
    check: ((value: V) => Promise<SeenCollection>) | undefined,
    value: V,
  ): Promise<readonly SeenCollection[]> {
    return check === undefined ? [] : [await check(value)];
  }

  /** @returns the rule that holds now; undefined if a collection was changed meanwhile */
  async #write(change: RuleChange<T>): Promise<Rule<T> | undefined> {
    if ((await this.table.write(this.kind, change)) === "conflict") return undefined;
    const { id, after, before, revision, origin } = change;
    const value = after ?? before;
    return value && { id, value, version: revision + 1, updatedAt: origin.at.toISOString(), updatedBy: origin.who };
  }

  #notFound(): ApiProblem {
    return new ApiProblem("not-found", `There is no ${this.kind.noun} with this id.`);
  }

  #full(): ApiProblem {
    const { limit, noun } = this.kind;
    return new ApiProblem("conflict", `There are ${limit} of this kind, the most that there can be. Delete a ${noun}.`);
  }

  #isDefault(): ApiProblem {
    return new ApiProblem("conflict", `This ${this.kind.noun} is a default, which can be changed but not deleted.`);
  }
}
