import * as z from "zod";
import { PREFIX_MAX_LENGTH } from "../names.js";
import { AlarmVariables, toAlarms } from "./alarm-config.js";
import { apiIssues, ApiVariables, toApi } from "./api-config.js";
import { budgetIssues, BudgetVariables, toBudgets } from "./budget-config.js";
import { modelIssues, toBedrockModel } from "./bedrock-models.js";
import { consoleIssues, ConsoleVariables, toConsole } from "./console-config.js";
import { DeliveryVariables, toDelivery } from "./delivery-config.js";
import { evaluationIssues, EvaluationVariables, toEvaluation } from "./evaluation-config.js";
import { comprehendIssues } from "./comprehend-regions.js";
import { concurrencyIssues, ConcurrencyVariables, toConcurrency } from "./lambda-concurrency.js";
import { LoadVariables, toLoad } from "./load-config.js";
import { RedshiftVariables } from "./redshift-config.js";
import { REGION, StackVariables } from "./stack-config.js";
import { warehouseIssues } from "./warehouse-issues.js";

/** Variables that belong together, as the documentation shows them. */
export interface SettingGroup {
  readonly title: string;
  /** What to know about all of them, in Markdown; a paragraph or none. */
  readonly text: string;
  readonly variables: z.ZodObject<z.ZodRawShape>;
}

/** Every variable of the stack, in the order of the documentation. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  { title: "Stack", text: "", variables: StackVariables },
  { title: "Concurrency", text: "", variables: ConcurrencyVariables },
  {
    title: "Alarms",
    text: "An alarm enters ALARM when its value is above the threshold.",
    variables: AlarmVariables,
  },
  { title: "API", text: "", variables: ApiVariables },
  { title: "Web console", text: "", variables: ConsoleVariables },
  {
    title: "Budgets",
    text:
      "A day ends at midnight UTC. Beyond its budget, a caller of the API gets 429, and a ticket from the stream is " +
      "triaged by rules and waits for a person. On the local stack, budgets that are not set are a million tickets.",
    variables: BudgetVariables,
  },
  {
    title: "Evaluation of replies",
    text:
      "Rules, and a model if one is named, say how good the replies of the model are, after their tickets are finished " +
      "([decision 28](decisions/0028-evaluator-of-replies.md)).",
    variables: EvaluationVariables,
  },
  { title: "Load into the warehouse", text: "", variables: LoadVariables },
  {
    title: "Redshift",
    text:
      "The analysts' warehouse, which the load writes to. `npm start` always works as with " +
      "`REDSHIFT_MODE=none`, because the emulator has no Redshift.",
    variables: RedshiftVariables,
  },
  {
    title: "Deployment by workflows",
    text: "[Deploying by pipeline](deploying.md#deploying-by-pipeline) describes how to set them.",
    variables: DeliveryVariables,
  },
];

const Variables = z.object({
  ...StackVariables.shape,
  ...ConcurrencyVariables.shape,
  ...AlarmVariables.shape,
  ...ApiVariables.shape,
  ...ConsoleVariables.shape,
  ...BudgetVariables.shape,
  ...EvaluationVariables.shape,
  ...LoadVariables.shape,
  ...RedshiftVariables.shape,
  ...DeliveryVariables.shape,
});
type Variables = z.infer<typeof Variables>;

/** The names of all variables of the stack. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(Variables.shape);

/** What is wrong between variables. A region that is not one has its own issue. */
const issuesOf = (variables: Variables) => [
  ...apiIssues(variables),
  ...consoleIssues(variables),
  ...budgetIssues(variables),
  ...warehouseIssues(variables, variables.AWS_REGION),
  ...concurrencyIssues(variables),
  ...(REGION.test(variables.AWS_REGION) ? comprehendIssues(variables) : []),
  ...(REGION.test(variables.AWS_REGION) ? modelIssues(variables) : []),
  ...(REGION.test(variables.AWS_REGION) ? evaluationIssues(variables) : []),
];

const ConfigSchema = Variables.superRefine((variables, context) => {
  const { PROJECT_NAME: project, STAGE: stage } = variables;
  if (`${project}-${stage}`.length > PREFIX_MAX_LENGTH) {
    const room = PREFIX_MAX_LENGTH - stage.length - 1;
    context.addIssue({
      code: "custom",
      path: ["PROJECT_NAME"],
      message: `expected at most ${room} characters, since names with STAGE ${stage} must fit AWS's limits`,
    });
  }
  for (const { name, message } of issuesOf(variables)) context.addIssue({ code: "custom", path: [name], message });
});

const toConfig = (variables: Variables) => ({
  projectName: variables.PROJECT_NAME,
  stage: variables.STAGE,
  /** True only for stage `prod`, whose data cannot be destroyed. Any other stage is removed completely. */
  protectsData: variables.STAGE === "prod",
  region: variables.AWS_REGION,
  notificationEmails: variables.NOTIFICATION_EMAILS ?? [],
  /** Staff who are notified of what happens on the desk. */
  deskNoticeEmails: variables.DESK_NOTICE_EMAILS ?? [],
  /** What the e-mails contain: `summary` has no customer's text. */
  notificationDetail: variables.NOTIFICATION_DETAIL,
  /** Region whose Comprehend is called; undefined: the stack's own. */
  comprehendRegion: variables.COMPREHEND_REGION,
  responseModel: toBedrockModel(variables),
  confidenceFloor: variables.CONFIDENCE_FLOOR,
  /** What of personal data the model does not get to see. */
  pii: { mode: variables.PII_MODE, comprehend: variables.PII_COMPREHEND },
  /** Whether the prompt marks the words of a ticket. */
  promptDatamarking: variables.PROMPT_DATAMARKING,
  /** Whether a guardrail judges tickets and replies. */
  guardrail: variables.GUARDRAIL,
  /** What replies may have, and what they may neither ask for nor promise. */
  replies: { allowed: variables.REPLY_ALLOWED ?? [], forbids: variables.REPLY_FORBIDS },
  logRetentionDays: variables.LOG_RETENTION_DAYS,
  /** The account's quota of concurrent executions, and what of it each function has for itself. */
  concurrency: toConcurrency(variables),
  /** Days for which items and objects can be restored. */
  recovery: { tableDays: variables.TABLE_RECOVERY_DAYS, objectDays: variables.OBJECT_VERSION_DAYS },
  /** Undefined keeps Terraform's state in a local file. */
  stateBucket: variables.TERRAFORM_STATE_BUCKET,
  /** S3 behind a custom endpoint has no host name per bucket. */
  s3UsePathStyle: variables.AWS_ENDPOINT_URL !== undefined,
  /** Thresholds of the alarms. */
  alarms: toAlarms(variables),
  /** Origins, rate limits and firewall of the API. */
  api: toApi(variables),
  /** The web console; undefined without one. */
  console: toConsole(variables),
  /** What one caller may use up in a day, and the size of a prompt. */
  budgets: toBudgets(variables),
  /** Which replies are evaluated, and by which judge. */
  evaluation: toEvaluation(variables),
  /** The load into the analysts' warehouse; undefined without one. */
  load: toLoad(variables),
  /** Limits every role of the stage; undefined: no limit. */
  permissionsBoundary: variables.PERMISSIONS_BOUNDARY,
  /** Which workflows may deploy. */
  delivery: toDelivery(variables),
});
export type StackConfig = ReturnType<typeof toConfig>;

/** Configuration that cannot be deployed. `message` has one line per issue. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const SECRETS = new Set(["REDSHIFT_PASSWORD"]);

const describeValue = (name: string, value: string | undefined): string => {
  if (value === undefined) return "is not set";
  return SECRETS.has(name) ? "has a value that is not shown" : `is ${JSON.stringify(value)}`;
};

/** A line for each wrong variable, with its first issue: `STAGE is "Prod!": expected 1 to 12 lower-case letters …`. */
const describeIssues = (error: z.ZodError, environment: NodeJS.ProcessEnv): string[] => {
  const messages = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = String(path[0]);
    if (!messages.has(name)) messages.set(name, message);
  }
  return Array.from(messages, ([name, message]) => `${name} ${describeValue(name, environment[name])}: ${message}`);
};

/**
 * Reads the stack's configuration. Nothing else reads the environment during synthesis. An empty variable counts as
 * unset.
 * @throws ConfigError with all issues: the variable, its value (secrets masked) and what was expected.
 */
export const readConfig = (environment: NodeJS.ProcessEnv): StackConfig => {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = ConfigSchema.safeParse(present);
  if (result.success) return toConfig(result.data);
  throw new ConfigError(describeIssues(result.error, present).join("\n"));
};
