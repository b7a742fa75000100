import { TerraformOutput, Token, type TerraformStack } from "cdktf";
import type { Api } from "./parts/api-parts.js";
import type { Alarms } from "./constructs/observability/alarms.js";
import type { Dashboard } from "./constructs/observability/dashboard.js";
import type { TicketSource } from "./constructs/workflow/ticket-source.js";
import type { Parts } from "./parts/pipeline-parts.js";
import type { Load } from "./parts/warehouse-parts.js";

interface Described extends Parts, Api {
  readonly source: TicketSource;
  readonly load: Load | undefined;
  readonly alarms: Alarms;
  readonly dashboard: Dashboard;
}

type Output = readonly [description: string, value: string | readonly string[]];

const consoleUrl = ({ account }: Described, service: string, path: string): string =>
  `https://${account.region}.console.aws.amazon.com/${service}/home?region=${account.region}#${path}`;

const outputs = (parts: Described): Readonly<Record<string, Output>> => ({
  api_url: ["Address of the API, to which a path such as /tickets is added", parts.api.url],
  api_id: ["REST API", parts.api.id],
  user_pool_id: ["Cognito pool of people who sign in", parts.users.id],
  user_pool_client_id: ["App that they sign in with; whose tokens the API takes", parts.users.clientId],
  stream_name: ["Kinesis stream that takes ticket events", parts.stream.name],
  table_name: ["DynamoDB table of tickets", parts.store.name],
  bucket_name: ["S3 bucket of whole tickets, failures and quarantine", parts.bucket.name],
  topic_arn: ["SNS topic of finished tickets", parts.topic.arn],
  failure_topic_arn: ["SNS topic of failed tickets and alarms", parts.failureTopic.arn],
  failed_tickets_queue_url: ["SQS queue of failed tickets, for replay", parts.queue.url],
  analytics_queue_url: ["SQS queue of finished tickets to count", parts.routing.analytics.url],
  priority_queue_url: ["SQS queue of finished tickets of the priority lane", parts.routing.priority.url],
  general_queue_url: ["SQS queue of finished tickets of the general lane", parts.routing.general.url],
  routing_dead_letter_queue_urls: [
    "SQS queues of finished tickets that a processor could not take",
    [parts.routing.analytics, parts.routing.priority, parts.routing.general].map((queue) => queue.deadLetterUrl),
  ],
  state_machine_arn: ["Step Functions state machine", parts.workflow.arn],
  event_source_mapping_id: ["Mapping that feeds start-workflow from the stream", parts.source.mappingId],
  function_names: ["Lambda functions", parts.functions.all.map(({ name }) => name)],
  alarm_names: ["CloudWatch alarms", [...parts.alarms.names, ...(parts.load?.watch.alarmNames ?? [])]],
  key_alias: ["KMS key that encrypts it all; producers need kms:GenerateDataKey on it", parts.key.alias],
  state_machine_console_url: [
    "Executions, in the console",
    consoleUrl(parts, "states", `/statemachines/view/${parts.workflow.arn}`),
  ],
  dashboard_url: [
    "Dashboard, in the console",
    consoleUrl(parts, "cloudwatch", `dashboards/dashboard/${parts.dashboard.name}`),
  ],
});

const loadOutputs = ({ load }: Described): Readonly<Record<string, Output>> =>
  load === undefined
    ? {}
    : {
        load_job_name: ["Glue job that loads the warehouse", load.job.jobName],
        load_role_arn: [
          "Role of the load, which the warehouse's tables belong to unless a login says otherwise",
          load.job.role.arn,
        ],
        copy_role_arn: ["Role that COPY reads with; it must be attached to the warehouse", load.warehouse.copyRoleArn],
      };

/** Declares what `terraform output` shows, under exactly these names. */
export const declareOutputs = (stack: TerraformStack, parts: Described): void => {
  for (const [name, [description, value]] of Object.entries({ ...outputs(parts), ...loadOutputs(parts) })) {
    // A token, since for a list itself CDKTF calls what Node warns of.
    new TerraformOutput(stack, name, { description, value: Token.asString(value) });
  }
};
