import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GlueClient } from "@aws-sdk/client-glue";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { resolveTarget, type Target, type TargetOptions } from "../deployment/target.js";
import { chooseWarehouse, openWarehouse, type WarehouseChoice } from "../warehouse/resolve-warehouse.js";
import { executionHashes } from "./execution-hash.js";
import { findBucket } from "../deployment/bucket.js";
import { GlueLoader } from "./glue-loader.js";
import { LocalLoader } from "./local-loader.js";
import { ObjectTickets } from "./object-tickets.js";
import type { ReconcileSources } from "./reconcile.js";
import type { RepairPlan, Repairs } from "./repair.js";
import { ReceivedTickets } from "./received-tickets.js";
import { repairsWith, type Loader } from "./repairs.js";
import { TableTickets } from "./table-tickets.js";
import { WarehouseTickets } from "./warehouse-tickets.js";

export interface PlacesOptions extends TargetOptions {
  /** `postgresql://…` of the warehouse. @default the target's own */
  readonly url?: string;
  /** Lets the warehouse be written to. @default false */
  readonly writes?: boolean;
  /** Name of the Glue job that loads into Redshift. @default the stack's */
  readonly job?: string;
}

export interface ReconcilePorts {
  readonly sources: ReconcileSources;
  /** What carries a plan out. @throws UsageError when a load is part of it and cannot be run here. */
  readonly repairs: (plan: RepairPlan) => Repairs;
  readonly close: () => Promise<void>;
}

const NO_LOADER: Loader = { load: () => Promise.resolve() };

const loaderFor = (choice: WarehouseChoice, target: Target, bucket: string, job: string | undefined): Loader =>
  choice.kind === "postgres"
    ? new LocalLoader(target, bucket, choice.url)
    : new GlueLoader(new GlueClient(target.clientConfig), job ?? target.names.load);

/**
 * Opens the three places of one deployment. The warehouse follows the target, so that a local stack is never compared with, or
 * repaired into, Redshift, nor AWS with a local stack's warehouse.
 * @throws UsageError when one of them is not there.
 */
export const openReconcilePorts = async (options: PlacesOptions): Promise<ReconcilePorts> => {
  const target = await resolveTarget(options);
  const choice = await chooseWarehouse({ url: options.url, target: target.kind });
  const s3 = new S3Client({ ...target.clientConfig, forcePathStyle: target.kind === "local" });
  const dynamodb = new DynamoDBClient(target.clientConfig);
  const objects = new ObjectTickets(s3, await findBucket(s3, target));
  const table = new TableTickets(dynamodb, target.names.table);
  const connection = openWarehouse(choice, { writes: options.writes ?? false });
  const warehouse = new WarehouseTickets(connection);
  const repairs = (plan: RepairPlan): Repairs => {
    const contentHashOf = executionHashes(new SFNClient(target.clientConfig));
    const loader = plan.loads.length === 0 ? NO_LOADER : loaderFor(choice, target, objects.bucket, options.job);
    return repairsWith({ table, objects, warehouse, loader, contentHashOf });
  };
  const received = new ReceivedTickets(dynamodb, target.names.table, new Date());
  return { sources: { table, objects, warehouse, received }, repairs, close: () => connection.close() };
};
