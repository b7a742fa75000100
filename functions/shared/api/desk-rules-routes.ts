import type * as z from "zod";
import { STAFF_ROLES } from "../auth/caller.js";
import type { RouteDefinition } from "../http/route.js";
import { AuditTrailSchema, EntryQuerySchema } from "./audit-schemas.js";
import {
  CATEGORY,
  CategoryListSchema,
  CategoryPathSchema,
  MACRO,
  MacroListSchema,
  RulePathSchema,
  SCHEDULE,
  ScheduleListSchema,
  SLA_POLICY,
  SlaPolicyListSchema,
  TAG,
  TagListSchema,
  TagPathSchema,
} from "./desk-rules-schemas.js";

const READ = { tag: "Desk rules", access: "tickets:read", roles: STAFF_ROLES } as const;
const MANAGE = { tag: "Desk rules", access: "desk:manage", roles: ["admin"] } as const;

interface Collection<
  One extends string,
  Many extends string,
  Path extends string,
  Id extends z.ZodObject,
  Sent extends z.ZodObject,
  Shown extends z.ZodObject,
  List extends z.ZodObject,
> {
  /** Their part of an operation's name: `Macro`, `Macros`. */
  readonly one: One;
  readonly many: Many;
  readonly path: Path;
  /** What they are called in summaries: `a macro`, `macros`. */
  readonly words: readonly [one: string, many: string];
  readonly parameters: Id;
  readonly rule: { readonly sent: Sent; readonly shown: Shown };
  readonly list: List;
}

/** The five routes of a collection of rules: the same for all kinds. */
const routesOf = <
  const One extends string,
  const Many extends string,
  const Path extends string,
  Id extends z.ZodObject,
  Sent extends z.ZodObject,
  Shown extends z.ZodObject,
  List extends z.ZodObject,
>({
  one,
  many,
  path,
  words: [aRule, rules],
  parameters,
  rule,
  list,
}: Collection<One, Many, Path, Id, Sent, Shown, List>) =>
  [
    {
      ...READ,
      operationId: `list${many}` as const,
      method: "GET",
      path: `/desk/${path}` as const,
      summary: `List all ${rules}, defaults included`,
      response: { status: 200, description: "All of them.", schema: list },
    },
    {
      ...READ,
      operationId: `read${one}` as const,
      method: "GET",
      path: `/desk/${path}/{id}` as const,
      summary: `Read ${aRule}`,
      parameters,
      response: { status: 200, description: "What holds now.", schema: rule.shown, etag: true },
      problems: ["not-found"],
    },
    {
      ...MANAGE,
      operationId: `put${one}` as const,
      method: "PUT",
      path: `/desk/${path}/{id}` as const,
      summary: `Create or replace ${aRule}`,
      parameters,
      body: rule.sent,
      conditional: "if-exists",
      response: {
        status: 200,
        description: "What holds from now on.",
        schema: rule.shown,
        etag: true,
        creates: true,
      },
      problems: ["conflict"],
    },
    {
      ...MANAGE,
      operationId: `delete${one}` as const,
      method: "DELETE",
      path: `/desk/${path}/{id}` as const,
      summary: `Delete ${aRule}; a default returns`,
      parameters,
      conditional: true,
      response: { status: 204, description: "It is deleted. If it replaced a default, the default holds again." },
      problems: ["not-found", "conflict"],
    },
    {
      ...MANAGE,
      operationId: `read${one}Audit` as const,
      method: "GET",
      path: `/desk/${path}/{id}/audit` as const,
      summary: `List every change of ${aRule}, the oldest first; also of a deleted one`,
      parameters,
      query: EntryQuerySchema,
      response: { status: 200, description: "One page of entries.", schema: AuditTrailSchema },
      problems: ["not-found"],
    },
  ] as const;

/** The endpoints of serve-desk for what admins can change without a deployment. */
export const DESK_RULES_ROUTES = [
  ...routesOf({
    one: "Macro",
    many: "Macros",
    path: "macros",
    words: ["a macro", "macros"],
    parameters: RulePathSchema,
    rule: MACRO,
    list: MacroListSchema,
  }),
  ...routesOf({
    one: "Category",
    many: "Categories",
    path: "categories",
    words: ["the settings of a category", "categories"],
    parameters: CategoryPathSchema,
    rule: CATEGORY,
    list: CategoryListSchema,
  }),
  ...routesOf({
    one: "Tag",
    many: "Tags",
    path: "tags",
    words: ["a known tag", "known tags"],
    parameters: TagPathSchema,
    rule: TAG,
    list: TagListSchema,
  }),
  ...routesOf({
    one: "SlaPolicy",
    many: "SlaPolicies",
    path: "sla-policies",
    words: ["an SLA policy", "SLA policies"],
    parameters: RulePathSchema,
    rule: SLA_POLICY,
    list: SlaPolicyListSchema,
  }),
  ...routesOf({
    one: "Schedule",
    many: "Schedules",
    path: "schedules",
    words: ["a schedule", "schedules"],
    parameters: RulePathSchema,
    rule: SCHEDULE,
    list: ScheduleListSchema,
  }),
] as const satisfies readonly RouteDefinition[];

export type DeskRulesRoute = (typeof DESK_RULES_ROUTES)[number];
