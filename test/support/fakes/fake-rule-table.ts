import type { RuleChange, RuleTable, StoredRules, Written } from "../../../functions/serve-desk/rules/rule-table.js";
import type { Rule, RuleCollectionName, RuleKind } from "../../../functions/shared/desk/rules/rule-kinds.js";
import { readRuleItem, toRuleItem } from "../../../functions/shared/desk/store/rule-item.js";
import type { Item } from "../../../functions/shared/table/attributes.js";

/** Rules in memory, as the items of the table. */
export class FakeRuleTable implements RuleTable {
  readonly items = new Map<RuleCollectionName, Map<string, Item>>();
  readonly revisions = new Map<RuleCollectionName, number>();
  readonly audit: { readonly collection: RuleCollectionName; readonly change: RuleChange<unknown> }[] = [];
  /** Runs before the next write: what somebody else does meanwhile. */
  meanwhile: (() => unknown) | undefined;
  fault: Error | undefined;

  read<T>(kind: RuleKind<T>): Promise<StoredRules<T>> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    const items = [...(this.items.get(kind.collection) ?? [])].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const rules = items.flatMap(([, item]) => readRuleItem(kind, item) ?? []);
    return Promise.resolve({ revision: this.revisions.get(kind.collection) ?? 0, rules });
  }

  async find<T>(kind: RuleKind<T>, id: string): Promise<Rule<T> | undefined> {
    return (await this.read(kind)).rules.find((rule) => rule.id === id);
  }

  async write<T>(kind: RuleKind<T>, change: RuleChange<T>): Promise<Written> {
    await this.meanwhile?.();
    const { collection } = kind;
    const { id, after, revision, origin } = change;
    const expected = [...change.seen, { collection, revision }];
    if (expected.some((seen) => (this.revisions.get(seen.collection) ?? 0) !== seen.revision)) return "conflict";
    const items = this.items.get(collection) ?? new Map<string, Item>();
    const rule = { id, version: revision + 1, updatedAt: origin.at.toISOString(), updatedBy: origin.who };
    if (after === undefined) items.delete(id);
    else items.set(id, toRuleItem(kind, { ...rule, value: after }));
    this.items.set(collection, items);
    this.revisions.set(collection, revision + 1);
    this.audit.push({ collection, change });
    return "written";
  }

  /** Writes an item by hand. */
  edit<T>({ collection }: RuleKind<T>, id: string, item: Item): void {
    this.items.set(collection, new Map([...(this.items.get(collection) ?? []), [id, item]]));
  }
}
