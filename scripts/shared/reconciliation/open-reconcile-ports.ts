import { setTimeout as wait } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GlueClient } from "@aws-sdk/client-glue";
import { SFNClient } from "@aws-sdk/client-sfn";
import { resolveTarget, type Target, type TargetOptions } from "../deployment/target.js";
import { chooseWarehouse, openWarehouse, type WarehouseChoice } from "../warehouse/resolve-warehouse.js";
import { executionHashes, repairsWith } from "./repairs.js";
import { createS3, findBucket } from "../deployment/bucket.js";
import { GlueLoader, LocalLoader, type Loader } from "./loaders.js";
import { ObjectTickets } from "./object-tickets.js";
import type { ReconcileSources } from "./reconcile.js";
import type { RepairPlan, Repairs } from "./repair.js";
import { ReceivedTickets } from "./received-tickets.js";
import { TableTickets } from "./table-tickets.js";
import { WarehouseTickets } from "./warehouse-tickets.js";

export interface ReconcilePortsOptions extends TargetOptions {
  /** `postgresql://…` of the warehouse. @default the target's */
  readonly url?: string;
  /** Allows writing to the warehouse. @default false */
  readonly writes?: boolean;
  /** Name of the Glue job that loads into Redshift. @default the stack's */
  readonly job?: string;
  /** Stops a load that a repair has started on this machine, and the waiting for one on AWS. */
  readonly signal?: AbortSignal;
}

export interface ReconcilePorts {
  readonly sources: ReconcileSources;
  /** Executes a plan. @throws UsageError if the plan includes a load and it cannot run here */
  readonly repairs: (plan: RepairPlan) => Repairs;
  readonly close: () => Promise<void>;
}

const NO_LOADER: Loader = { load: () => Promise.resolve() };

const loaderFor = (
  choice: WarehouseChoice,
  target: Target,
  bucket: string,
  { job, signal }: ReconcilePortsOptions,
): Loader => {
  if (choice.kind === "postgres") return new LocalLoader(target, bucket, choice.url, signal);
  const sleep = (milliseconds: number) => wait(milliseconds, undefined, { ...(signal && { signal }) });
  return new GlueLoader(new GlueClient(target.clientConfig), job ?? target.names.load, sleep);
};

/**
 * Opens the three locations of one deployment. The warehouse is always the target's: a local stack is never compared
 * with Redshift, nor AWS with the warehouse of a local stack.
 * @throws UsageError if one of them does not exist
 */
export const openReconcilePorts = async (options: ReconcilePortsOptions): Promise<ReconcilePorts> => {
  const target = await resolveTarget(options);
  const choice = await chooseWarehouse({ url: options.url, target: target.kind });
  const s3 = createS3(target);
  const dynamodb = new DynamoDBClient(target.clientConfig);
  const objects = new ObjectTickets(s3, await findBucket(s3, target));
  const table = new TableTickets(dynamodb, target.names.table);
  const connection = openWarehouse(choice, { writes: options.writes ?? false });
  const warehouse = new WarehouseTickets(connection);
  const repairs = (plan: RepairPlan): Repairs => {
    const contentHashOf = executionHashes(new SFNClient(target.clientConfig));
    const loader = plan.loads.length === 0 ? NO_LOADER : loaderFor(choice, target, objects.bucket, options);
    return repairsWith({ table, objects, warehouse, loader, contentHashOf });
  };
  const received = new ReceivedTickets(dynamodb, target.names.table, new Date());
  return { sources: { table, objects, warehouse, received }, repairs, close: () => connection.close() };
};
