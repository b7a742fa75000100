import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Construct } from "constructs";
import type { FunctionCode } from "../assets/pack-files.js";
import type { ConsoleCode } from "../assets/console-build.js";
import type { LoadCode } from "../assets/load-package.js";
import type { StackConfig } from "../config/config.js";
import { AwsAccount } from "../constructs/access/aws-account.js";
import { EncryptionKey } from "../constructs/data/encryption-key.js";
import { TicketBucket } from "../constructs/data/ticket-bucket.js";
import { TicketStore } from "../constructs/data/ticket-store.js";
import { PipelineFunctions } from "../constructs/functions/pipeline-functions.js";
import { NotificationTopic } from "../constructs/routing/notification-topic.js";
import { TicketRouting, type TicketRoutingProps } from "../constructs/routing/ticket-routing.js";
import { FailedTicketsQueue } from "../constructs/workflow/failed-tickets-queue.js";
import { TicketStream } from "../constructs/workflow/ticket-stream.js";
import { TicketWorkflow } from "../constructs/workflow/ticket-workflow.js";
import type { ResourceNames } from "../names.js";

export interface PipelineProps {
  readonly config: StackConfig;
  /** The code of each function, by its folder. */
  readonly code: ReadonlyMap<string, FunctionCode>;
  /** The code of the load into the warehouse. */
  readonly loadCode: LoadCode;
  /** What the console uploads; undefined without one. */
  readonly consoleCode?: ConsoleCode | undefined;
}

const DEFINITION = join(import.meta.dirname, "../../state-machine/ticket-pipeline.asl.json");

/** Tickets that subscribers get an e-mail about, as the state Publish ticket marks them. */
const urgent = ({ notificationDetail }: StackConfig) => ({
  priority: ["CRITICAL", "HIGH"],
  notice: [notificationDetail],
});

const createRouting = (
  scope: Construct,
  props: Omit<TicketRoutingProps, "queueName" | "deadLetterName">,
  { routingQueue: queueName, routingDeadLetters: deadLetterName }: ResourceNames,
): TicketRouting => new TicketRouting(scope, "routing", { ...props, queueName, deadLetterName });

/** Creates the parts of the pipeline. No part has access to another yet. */
export const createParts = (scope: Construct, { config, code }: PipelineProps, names: ResourceNames) => {
  const { protectsData, logRetentionDays, concurrency, notificationEmails: emails } = config;
  const account = new AwsAccount(scope, "account");
  const key = new EncryptionKey(scope, "key", { account, prefix: names.prefix, protectsData });
  const shared = { account, key, protectsData, logRetentionDays };
  const definition = readFileSync(DEFINITION, "utf8");
  const { tableDays: recoveryDays, objectDays: versionDays } = config.recovery;
  const bucket = new TicketBucket(scope, "bucket", { ...shared, name: names.bucket(account.id), versionDays });
  const topic = new NotificationTopic(scope, "topic", {
    ...shared,
    name: names.topic,
    emails,
    emailFilter: urgent(config),
  });
  return {
    account,
    key,
    stream: new TicketStream(scope, "stream", { ...shared, name: names.stream }),
    store: new TicketStore(scope, "store", { ...shared, name: names.table, recoveryDays }),
    bucket,
    topic,
    failureTopic: new NotificationTopic(scope, "failure-topic", { ...shared, name: names.failureTopic, emails }),
    queue: new FailedTicketsQueue(scope, "failed-tickets", { ...shared, name: names.failedTicketsQueue }),
    routing: createRouting(scope, { ...shared, topic, concurrency }, names),
    functions: new PipelineFunctions(scope, "functions", { ...shared, nameOf: names.fn, code, bucket, concurrency }),
    workflow: new TicketWorkflow(scope, "workflow", { ...shared, name: names.stateMachine, definition }),
  };
};
export type Parts = ReturnType<typeof createParts>;
