import type { DeskRulesRoute } from "../../shared/api/desk-rules-routes.js";
import { readAuditPage } from "../../shared/audit/audit-page.js";
import type { Rule, RuleKind } from "../../shared/desk/rules/rule-kinds.js";
import { RULE_KINDS } from "../../shared/desk/rules/rule-kinds.js";
import type { PageQuery } from "../../shared/http/list-page.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { DeskPorts } from "../ports.js";
import { etagOf, RuleCollection, showRule } from "./rule-collection.js";
import type { RuleOrigin, RuleTable, SeenCollection } from "./rule-table.js";

type RulePorts = Pick<DeskPorts, "ruleTable" | "auditTrails" | "now">;

/** What the operations use of a request. */
interface RuleRequest {
  readonly parameters: { readonly id: string };
  readonly caller: { readonly subject: string };
  readonly requestId: string;
}
interface PutRequest<T> extends RuleRequest {
  readonly body: T;
  readonly ifMatch: string | undefined;
  readonly mustBeNew?: boolean;
}
interface RemoveRequest extends RuleRequest {
  readonly ifMatch: string;
}
interface AuditRequest extends Pick<RuleRequest, "parameters"> {
  readonly query: PageQuery;
}

/** Lists have what has a lower position first. */
const positionOf = ({ value }: Rule<object>): number =>
  "position" in value && typeof value.position === "number" ? value.position : 0;

const byPosition = (one: Rule<object>, other: Rule<object>): number =>
  positionOf(one) - positionOf(other) || (one.id < other.id ? -1 : 1);

/** The five operations on rules of one kind. */
const operationsOn = <T extends object>(collection: RuleCollection<T>, { auditTrails, now }: RulePorts) => {
  const originOf = ({ caller, requestId }: RuleRequest): RuleOrigin => ({
    who: caller.subject,
    requestId,
    at: now(),
  });
  return {
    list: async () => [...(await collection.read()).rules.values()].toSorted(byPosition).map((rule) => showRule(rule)),
    read: async ({ parameters }: Pick<RuleRequest, "parameters">) => {
      const rule = await collection.find(parameters.id);
      return { body: showRule(rule), etag: etagOf(rule) };
    },
    put: async (request: PutRequest<T>) => {
      const { rule, created } = await collection.put(request.parameters.id, request.body, request, originOf(request));
      return { body: showRule(rule), etag: etagOf(rule), created };
    },
    remove: async (request: RemoveRequest) => {
      await collection.remove(request.parameters.id, request.ifMatch, originOf(request));
      return {};
    },
    audit: async ({ parameters: { id }, query }: AuditRequest) => {
      const subject = { kind: "rule", collection: collection.name, id } as const;
      return { body: await readAuditPage(subject, query, auditTrails, () => collection.find(id)) };
    },
  };
};

/** @throws ApiProblem invalid-request when there is no such schedule */
const requireSchedule = async (id: string, table: RuleTable): Promise<SeenCollection> => {
  const { rules, seen } = await new RuleCollection(RULE_KINDS.schedules, table).read();
  if (rules.has(id)) return seen;
  throw new ApiProblem("invalid-request", `There is no schedule ${id}.`, {
    errors: [{ pointer: "#/schedule", detail: `expected the id of a schedule: ${[...rules.keys()].join(", ")}` }],
  });
};

/** @throws ApiProblem conflict when SLA policies use the schedule, also those that are switched off */
const requireUnused = async (id: string, table: RuleTable): Promise<SeenCollection> => {
  const { rules, seen } = await new RuleCollection(RULE_KINDS.slaPolicies, table).read();
  const users = [...rules.values()].filter(({ value }) => value.schedule === id).map((policy) => policy.id);
  if (users.length === 0) return seen;
  throw new ApiProblem("conflict", `These SLA policies use the schedule: ${users.join(", ")}. Change them first.`);
};

/** The operations on macros, categories, tags, SLA policies and schedules: staff read them, and admins change them. */
export const ruleOperations = (ports: RulePorts): OperationsOf<DeskRulesRoute> => {
  const { ruleTable: table } = ports;
  const plain = <T extends object>(kind: RuleKind<T>) => operationsOn(new RuleCollection(kind, table), ports);
  const [macros, categories, tags] = [plain(RULE_KINDS.macros), plain(RULE_KINDS.categories), plain(RULE_KINDS.tags)];
  const policies = operationsOn(
    new RuleCollection(RULE_KINDS.slaPolicies, table, { put: ({ schedule }) => requireSchedule(schedule, table) }),
    ports,
  );
  const schedules = operationsOn(
    new RuleCollection(RULE_KINDS.schedules, table, { remove: (id) => requireUnused(id, table) }),
    ports,
  );
  return {
    listMacros: async () => ({ body: { macros: await macros.list() } }),
    readMacro: macros.read,
    putMacro: macros.put,
    deleteMacro: macros.remove,
    readMacroAudit: macros.audit,
    listCategories: async () => ({ body: { categories: await categories.list() } }),
    readCategory: categories.read,
    putCategory: categories.put,
    deleteCategory: categories.remove,
    readCategoryAudit: categories.audit,
    listTags: async () => ({ body: { tags: await tags.list() } }),
    readTag: tags.read,
    putTag: tags.put,
    deleteTag: tags.remove,
    readTagAudit: tags.audit,
    listSlaPolicies: async () => ({ body: { slaPolicies: await policies.list() } }),
    readSlaPolicy: policies.read,
    putSlaPolicy: policies.put,
    deleteSlaPolicy: policies.remove,
    readSlaPolicyAudit: policies.audit,
    listSchedules: async () => ({ body: { schedules: await schedules.list() } }),
    readSchedule: schedules.read,
    putSchedule: schedules.put,
    deleteSchedule: schedules.remove,
    readScheduleAudit: schedules.audit,
  };
};
