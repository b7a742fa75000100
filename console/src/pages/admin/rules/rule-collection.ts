import { type QueryKey, queryOptions } from "@tanstack/react-query";
import type { Fields } from "../../../drafts/kept-form";
import type { AuditPage } from "../audit-trail";

/** The kinds of rules, as the API's paths and the console's addresses name them. */
export type RuleKindName = "macros" | "categories" | "tags" | "sla-policies" | "schedules";

/** In the address, instead of an id, for one that does not exist yet: no id has an underscore. */
export const NEW_RULE = "_new";

/** What every rule has besides its own fields. */
export interface RuleCommon {
  readonly id: string;
  readonly version: number;
  readonly isDefault: boolean;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

/** Under which condition a rule is written: only if there is none, or only this version of it. */
type Condition = { readonly "If-None-Match": "*" } | { readonly "If-Match": string };

/** A kind of rules: how they are read and written. `Sent` is what the API takes. */
export interface RuleCollection<Shown extends RuleCommon, Sent, Name extends string> {
  readonly kind: RuleKindName;
  list(signal: AbortSignal): Promise<readonly Shown[]>;
  put(id: string, rule: Sent, condition: Condition): Promise<Shown>;
  /** Undefined for those that cannot be deleted. */
  remove(id: string, etag: string): Promise<unknown>;
  audit(id: string, page: { readonly cursor?: string }): Promise<AuditPage>;
  /** Whether a default returns when it is deleted. */
  hasDefault(id: string): boolean;
  /** The form of a rule, or of a new one. */
  toFields(rule: Shown | undefined): Fields<Name>;
  toRule(fields: Fields<Name>): Sent;
}

export const rulesKey = (kind: RuleKindName): QueryKey => ["rules", kind];

/** All rules of a kind, defaults included. Their versions are what a change is made under. */
export const rulesOf = <Shown extends RuleCommon, Sent, Name extends string>(
  collection: RuleCollection<Shown, Sent, Name>,
) =>
  queryOptions({
    queryKey: rulesKey(collection.kind),
    queryFn: ({ signal }) => collection.list(signal),
  });

export const etagOf = (version: string): string => `"${version}"`;

/** Without what is empty: the API takes no empty text for a field that may be left out. */
export const filled = <Name extends string>(values: Readonly<Record<Name, string>>): Partial<Record<Name, string>> => {
  const result: Partial<Record<Name, string>> = {};
  for (const name in values) if (values[name].trim() !== "") result[name] = values[name].trim();
  return result;
};
