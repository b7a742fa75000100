import { TerraformOutput, Token, type TerraformStack } from "cdktf";
import type { Alarms } from "./constructs/observability/alarms.js";
import type { Dashboard } from "./constructs/observability/dashboard.js";
import type { TicketSource } from "./constructs/workflow/ticket-source.js";
import type { Api } from "./parts/api-parts.js";
import type { Console } from "./parts/console-parts.js";
import type { Desk } from "./parts/desk-parts.js";
import type { Parts } from "./parts/pipeline-parts.js";
import type { Load } from "./parts/warehouse-parts.js";

interface Described extends Parts, Api {
  readonly source: TicketSource;
  readonly desk: Desk;
  readonly load: Load | undefined;
  readonly console: Console | undefined;
  readonly alarms: Alarms;
  readonly dashboard: Dashboard;
}

type Output = readonly [description: string, value: string | readonly string[]];

const consoleUrl = ({ account }: Described, service: string, path: string): string =>
  `https://${account.region}.console.aws.amazon.com/${service}/home?region=${account.region}#${path}`;

const outputs = (parts: Described): Readonly<Record<string, Output>> => ({
  api_url: ["Address of the API, to which a path such as /tickets is added", parts.api.url],
  api_id: ["REST API", parts.api.id],
  user_pool_id: ["Cognito user pool of the people who sign in", parts.users.id],
  user_pool_client_id: ["Cognito app client that they sign in with; the API accepts its tokens", parts.users.clientId],
  stream_name: ["Kinesis stream of ticket events", parts.stream.name],
  table_name: ["DynamoDB table of tickets", parts.store.name],
  bucket_name: ["S3 bucket of whole tickets, failures and quarantine", parts.bucket.name],
  topic_arn: ["SNS topic of finished tickets", parts.topic.arn],
  failure_topic_arn: ["SNS topic of failed tickets and alarms", parts.failureTopic.arn],
  desk_notices_topic_arn: ["SNS topic of notices to staff", parts.desk.notices.arn],
  failed_tickets_queue_url: ["SQS queue of failed tickets, for replay", parts.queue.url],
  analytics_queue_url: ["SQS queue of finished tickets to count", parts.routing.analytics.url],
  priority_queue_url: ["SQS queue of finished tickets of the priority lane", parts.routing.priority.url],
  general_queue_url: ["SQS queue of finished tickets of the general lane", parts.routing.general.url],
  routing_dead_letter_queue_urls: [
    "SQS queues of finished tickets that a processor could not process",
    [parts.routing.analytics, parts.routing.priority, parts.routing.general].map((queue) => queue.deadLetterUrl),
  ],
  state_machine_arn: ["Step Functions state machine", parts.workflow.arn],
  event_source_mapping_id: ["Mapping that feeds start-workflow from the stream", parts.source.mappingId],
  function_names: ["Lambda functions", parts.functions.all.map(({ name }) => name)],
  alarm_names: ["CloudWatch alarms", [...parts.alarms.names, ...(parts.load?.watch.alarmNames ?? [])]],
  key_alias: ["KMS key that encrypts everything; producers need kms:GenerateDataKey on it", parts.key.alias],
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
          "Role of the load; its database user owns the warehouse's tables unless a login is configured",
          load.job.role.arn,
        ],
        copy_role_arn: ["Role with which COPY reads; it must be attached to the warehouse", load.warehouse.copyRoleArn],
      };

const consoleOutputs = ({ console }: Described): Readonly<Record<string, Output>> =>
  console === undefined
    ? {}
    : {
        console_url: ["Address of the web console", console.url],
        console_distribution_domain: [
          "CloudFront's name for the console, which the record of CONSOLE_DOMAIN points to",
          console.distribution.domainName,
        ],
      };

/** Declares what `terraform output` shows, under exactly these names. */
export const declareOutputs = (stack: TerraformStack, parts: Described): void => {
  const all = { ...outputs(parts), ...consoleOutputs(parts), ...loadOutputs(parts) };
  for (const [name, [description, value]] of Object.entries(all)) {
    // As a token: for a plain list, CDKTF calls a function that Node warns about.
    new TerraformOutput(stack, name, { description, value: Token.asString(value) });
  }
};
