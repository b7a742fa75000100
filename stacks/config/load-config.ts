import * as z from "zod";
import { parseSchedule, ScheduleError, type LoadSchedule } from "./parse-schedule.js";
import { DEFAULT_SCHEMA, type RedshiftVariables } from "./redshift-config.js";
import { withDefault } from "./setting.js";
import { booleanSchema, wholeNumberSchema } from "./variable-schemas.js";
import { toNetwork, toWarehouse, type NetworkConfig, type WarehouseConfig } from "./warehouse-config.js";

/** Those that Glue runs on spare capacity. */
export const FLEX_WORKER_TYPES = ["G.1X", "G.2X"] as const;

const WORKER_TYPES = [...FLEX_WORKER_TYPES, "G.4X", "G.8X"] as const;

const schedule = z.string().transform((expression, context) => {
  try {
    return parseSchedule(expression);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
});

/** How tickets are loaded into the warehouse. */
export const LoadVariables = z.object({
  LOAD_SCHEDULE: withDefault(schedule, "cron(0 0/2 * * ? *)", {
    description:
      "When tickets are loaded: a Glue cron expression, with at least 5 minutes and at most 3.5 days " +
      "between two loads. An alarm reports when no load has succeeded for twice that interval.",
  }),
  LOAD_MIN_REJECTED_ROWS: withDefault(wholeNumberSchema(1, 1_000_000), "10", {
    description:
      "Number of rejected rows from which a load fails if they are more than a tenth of what it read. With fewer, the " +
      "bad rows are rejected and the others load, whatever their share. From 10 on, a share of a tenth means at least " +
      "100 rows, of which so many bad ones are a changed producer; of a quiet hour's ten rows, one bad row is a tenth " +
      "too, and must not hold up the other nine. Also for loads on this machine.",
  }),
  GLUE_WORKER_TYPE: withDefault(z.enum(WORKER_TYPES, `expected one of ${WORKER_TYPES.join(", ")}`), "G.1X", {
    description: "Type of the Glue job's workers. Each DPU-hour is billed, for at least a minute; a G.1X is one DPU.",
  }),
  GLUE_WORKERS: withDefault(
    z
      .string()
      .regex(/^([2-9]|[1-9]\d)$/, "expected a whole number from 2 to 99")
      .transform(Number),
    "2",
    { description: "Number of the Glue job's workers." },
  ),
  GLUE_FLEX: withDefault(booleanSchema(), "false", {
    description:
      `\`true\` runs ${FLEX_WORKER_TYPES.join(" and ")} on spare capacity. It is a third cheaper, and a ` +
      "run may wait for capacity.",
  }),
});
export type LoadVariables = z.infer<typeof LoadVariables>;

export interface LoadConfig {
  readonly schedule: LoadSchedule;
  /** Rejected rows from which their share can fail a load. */
  readonly minRejectedRows: number;
  readonly workerType: string;
  readonly workers: number;
  /** Spare capacity at two thirds of the price, which a run may wait for. */
  readonly flex: boolean;
  /** Schema of the load's tables. */
  readonly schema: string;
  readonly warehouse: WarehouseConfig;
  readonly network: NetworkConfig | undefined;
}

/** The load that checked variables describe; undefined without a warehouse. */
export const toLoad = (variables: LoadVariables & RedshiftVariables): LoadConfig | undefined => {
  const warehouse = toWarehouse(variables);
  if (warehouse === undefined) return undefined;
  return {
    schedule: variables.LOAD_SCHEDULE,
    minRejectedRows: variables.LOAD_MIN_REJECTED_ROWS,
    workerType: variables.GLUE_WORKER_TYPE,
    workers: variables.GLUE_WORKERS,
    flex: variables.GLUE_FLEX === "true",
    schema: variables.REDSHIFT_SCHEMA ?? DEFAULT_SCHEMA,
    warehouse,
    network: toNetwork(variables),
  };
};
