import { pricesOf, PRICES_OF } from "../../../stacks/config/model-prices.js";
import {
  assessLoad,
  COMFORTABLE_SHARE,
  type Design,
  type Plan,
  type QuotaUse,
  sustainableRate,
  valueToAskFor,
} from "../../shared/capacity/assess-load.js";
import { estimateDrain, type DrainEstimate } from "../../shared/capacity/estimate-drain.js";
import { costsOf, monthlyCost } from "../../shared/capacity/monthly-costs.js";
import { warehouseLoad, type WarehouseLoad } from "../../shared/capacity/warehouse-load.js";
import { readWorkflowRetries } from "../../shared/capacity/workflow-retries.js";
import { increaseCommand, quotaCommand } from "../../shared/quotas/quota.js";
import type { ChosenModel } from "./choose-model.js";

export interface ReportOptions {
  readonly model: Pick<ChosenModel, "id" | "foundationModel">;
  /** Undefined: no backlog is simulated. */
  readonly backlog: number | undefined;
  readonly seed: number;
}

interface ReportedQuota {
  readonly key: string;
  readonly name: string;
  readonly use: number;
  readonly limit: number;
  readonly unit: string;
  readonly percent: number;
  readonly isAssumed: boolean;
  readonly source: string;
}

/** What to ask AWS for. */
interface Request {
  readonly name: string;
  readonly service: string;
  readonly code: string | undefined;
  readonly value: number;
  readonly unit: string;
  /** Undefined if AWS does not raise it. */
  readonly command: string | undefined;
  readonly isAdjustable: boolean;
}

/** Everything that the command prints, as it is with --json. */
export interface CapacityReport {
  readonly ticketsPerSecond: number;
  readonly region: string;
  readonly model: string;
  readonly design: Design;
  readonly bindsFirst: string;
  /** Tickets a second at which no quota is exceeded. */
  readonly sustainable: number;
  /** Accounts or regions among which the load must be divided if nothing is raised. */
  readonly cells: number;
  readonly quotas: readonly ReportedQuota[];
  readonly requests: readonly Request[];
  readonly backlog:
    { readonly tickets: number; readonly alone: DrainEstimate; readonly meanwhile: DrainEstimate | null } | undefined;
  readonly costs: { readonly pricesOf: string; readonly services: readonly ReportedCost[]; readonly total: number };
  readonly warehouse: WarehouseLoad;
}

interface ReportedCost {
  readonly service: string;
  readonly perThousandTickets: number;
  readonly perMonth: number;
}

const reportQuota = ({ quota, use, limit, share }: QuotaUse): ReportedQuota => ({
  key: quota.key,
  name: quota.name,
  use,
  limit,
  unit: quota.unit,
  percent: share * 100,
  isAssumed: quota.assumed ?? false,
  source: quota.source,
});

const requestOf =
  ({ region }: Plan) =>
  (tight: QuotaUse): Request => {
    const value = valueToAskFor(tight);
    const { name, service, code, unit, adjustable } = tight.quota;
    const command = adjustable
      ? (increaseCommand(tight.quota, region, value) ?? quotaCommand(tight.quota, region))
      : undefined;
    return { name, service, code, value, unit, command, isAdjustable: adjustable };
  };

const costsOfPlan = ({ profile, design, ticketsPerSecond }: Plan, foundationModel: string): CapacityReport["costs"] => {
  const prices = pricesOf(foundationModel);
  const services = costsOf(profile, prices, design).map((cost) => ({
    service: cost.service,
    perThousandTickets: cost.perTicket * 1_000,
    perMonth: monthlyCost(cost, ticketsPerSecond),
  }));
  return { pricesOf: PRICES_OF, services, total: services.reduce((sum, { perMonth }) => sum + perMonth, 0) };
};

const backlogOf = (plan: Plan, sustainable: number, { backlog: tickets, seed }: ReportOptions) => {
  if (tickets === undefined) return undefined;
  const retries = readWorkflowRetries();
  const after = (arrivalsPerSecond: number) =>
    estimateDrain(plan, retries, { backlog: tickets, arrivalsPerSecond, seed });
  const canDrain = plan.ticketsPerSecond < sustainable;
  return { tickets, alone: after(0), meanwhile: canDrain ? after(plan.ticketsPerSecond) : null };
};

/** Plans for a load. */
export const makeReport = (plan: Plan, options: ReportOptions): CapacityReport => {
  const uses = assessLoad(plan);
  const sustainable = sustainableRate(plan);
  return {
    ticketsPerSecond: plan.ticketsPerSecond,
    region: plan.region,
    model: options.model.id,
    design: plan.design,
    bindsFirst: uses[0]?.quota.name ?? "",
    sustainable,
    cells: Math.ceil(plan.ticketsPerSecond / sustainable),
    quotas: uses.map(reportQuota),
    requests: uses.filter(({ share }) => share > COMFORTABLE_SHARE).map(requestOf(plan)),
    backlog: backlogOf(plan, sustainable, options),
    costs: costsOfPlan(plan, options.model.foundationModel),
    warehouse: warehouseLoad(plan.ticketsPerSecond),
  };
};
