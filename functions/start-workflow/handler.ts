import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { SFNClient } from "@aws-sdk/client-sfn";
import type { Context, KinesisStreamBatchResponse, KinesisStreamEvent } from "aws-lambda";
import { clientSettings, s3Settings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { seldomUsedS3Store } from "../shared/lambda/seldom-used-s3-store.js";
import type { BatchReport } from "./batch-report.js";
import { SfnWorkflowStarter } from "./sfn-workflow-starter.js";
import { startWorkflows } from "./start-workflows.js";
import { systemClock } from "./retry-budget.js";

/**
 * How long to wait for one response of Step Functions or S3, in ms; both take tens. The retry budget allows for three
 * waits.
 */
const REQUEST_TIMEOUT_MS = 3_000;

const env = readEnv({ bucket: "TICKET_BUCKET", stateMachineArn: "STATE_MACHINE_ARN" });
const ports = {
  workflows: new SfnWorkflowStarter(new SFNClient(clientSettings(REQUEST_TIMEOUT_MS)), env.stateMachineArn),
  objects: seldomUsedS3Store(s3Settings(REQUEST_TIMEOUT_MS), env.bucket),
  log: logger,
  clock: systemClock,
  random: Math.random,
};

/**
 * The stream's consumer: starts one execution for each ticket, and hands back the records that it could not process in
 * time.
 */
export const handler = async (event: KinesisStreamEvent, context: Context): Promise<KinesisStreamBatchResponse> => {
  logger.addContext(context);
  const report = await startWorkflows(event.Records, ports);
  publish(report);
  return { batchItemFailures: report.retry.map((itemIdentifier) => ({ itemIdentifier })) };
};

const publish = ({ started, ignored, quarantined }: BatchReport): void => {
  const recordsQuarantined = Object.values(quarantined).reduce((sum, count) => sum + count, 0);
  metrics.addMetric(METRICS.ticketsReceived, MetricUnit.Count, started);
  metrics.addMetric(METRICS.eventsIgnored, MetricUnit.Count, ignored);
  metrics.addMetric(METRICS.recordsQuarantined, MetricUnit.Count, recordsQuarantined);
  for (const [reason, count] of Object.entries(quarantined))
    metrics.addMetadata(`quarantined-${reason}`, String(count));
  metrics.publishStoredMetrics();
};
