import type { Construct } from "constructs";
import type { StackConfig } from "../config/config.js";
import type { LoadConfig } from "../config/load-config.js";
import { ExistingWarehouse } from "../constructs/load/existing-warehouse.js";
import { LoadWatch } from "../constructs/load/load-alarms.js";
import { ServerlessWarehouse } from "../constructs/load/serverless-warehouse.js";
import { TicketLoad } from "../constructs/load/ticket-load.js";
import type { LoadWarehouse } from "../constructs/load/warehouse.js";
import type { ResourceNames } from "../names.js";
import type { Parts, PipelineProps } from "./pipeline-parts.js";

const createWarehouse = (
  scope: Construct,
  { warehouse, network }: LoadConfig,
  { protectsData, logRetentionDays }: StackConfig,
  parts: Parts,
  names: ResourceNames,
): LoadWarehouse => {
  const { account, bucket, key } = parts;
  const shared = { copyRoleName: names.copyRole, account, bucket, key, protectsData };
  switch (warehouse.mode) {
    case "existing":
      return new ExistingWarehouse(scope, "warehouse", { ...shared, config: warehouse, secretName: names.warehouse });
    case "serverless":
      return new ServerlessWarehouse(scope, "warehouse", {
        ...shared,
        config: warehouse,
        name: names.warehouse,
        network,
        logRetentionDays,
      });
  }
};

/**
 * Creates the warehouse, the load into it and the load's alarms; returns undefined if the configuration has no
 * warehouse.
 */
export const createLoad = (scope: Construct, props: PipelineProps, parts: Parts, names: ResourceNames) => {
  const { logRetentionDays, alarms, load: config } = props.config;
  if (config === undefined) return undefined;
  const { account, bucket, key, failureTopic: topic } = parts;
  const warehouse = createWarehouse(scope, config, props.config, parts, names);
  const shared = { account, bucket, key, logRetentionDays };
  const job = new TicketLoad(scope, "load", { ...shared, name: names.load, config, code: props.loadCode, warehouse });
  const { jobName } = job;
  const watch = new LoadWatch(scope, "load-watch", {
    prefix: names.prefix,
    account,
    topic,
    jobName,
    ruleName: names.failedLoadRule,
    deadLetterName: names.failedLoadDeadLetters,
    schedule: config.schedule,
    runbooks: alarms.runbooks,
  });
  return { warehouse, job, watch };
};
export type Load = NonNullable<ReturnType<typeof createLoad>>;
