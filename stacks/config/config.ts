import * as z from "zod";
import { AlarmVariables, toAlarms } from "./alarm-config.js";
import { apiIssues, ApiVariables, toApi } from "./api-config.js";
import { geographyOf, GEOGRAPHIES, isCallableFrom } from "./bedrock-models.js";
import { PREFIX_MAX_LENGTH } from "../names.js";
import { describeConfigIssues } from "./describe-config-issues.js";
import { LoadVariables, toLoad } from "./load-config.js";
import { RedshiftVariables } from "./redshift-config.js";
import { warehouseIssues } from "./warehouse-issues.js";
import { wholeNumberSchema } from "./whole-number.js";

/** Each address once, as first written, whatever the case: two subscriptions would be two e-mails. */
const unique = (addresses: readonly string[]): string[] => {
  const spellings = addresses.map((address) => address.toLowerCase());
  return addresses.filter((_, index) => spellings.indexOf(spellings[index] ?? "") === index);
};

const commaSeparated = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .pipe(z.array(z.email({ message: "expected e-mail addresses separated by commas" })))
  .transform(unique);

/** The spans CloudWatch Logs offers that make sense here. */
const LOG_RETENTION_DAYS = ["7", "14", "30", "60", "90", "180", "365", "731"] as const;

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** vendor.model, such as amazon.nova-pro-v1:0 or vendor.model-4.6; a profile has its geography before that. */
const MODEL_ID = (() => {
  const geography = `(${GEOGRAPHIES.join("|")})\\.`;
  return new RegExp(`^(${geography})?(?!${geography})[a-z0-9-]+\\.[a-z0-9-]+(\\.\\d[a-z0-9-]*)*(:[a-z0-9]+)*$`);
})();

const Variables = z.object({
  PROJECT_NAME: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "expected lower-case letters, digits and single hyphens, a letter first")
    .default("ticket-pipeline"),
  STAGE: z
    .string()
    .regex(
      /^[a-z][a-z0-9]{0,11}$/,
      "expected 1 to 12 lower-case letters and digits, a letter first, such as dev or prod",
    )
    .default("dev"),
  AWS_REGION: z.string().regex(REGION, "expected an AWS region, such as us-east-1").default("us-east-1"),
  NOTIFICATION_EMAILS: commaSeparated.default([]),
  RESPONSE_MODEL_ID: z
    .string()
    .regex(
      MODEL_ID,
      `expected a Bedrock model id, or an inference profile id that starts with ${GEOGRAPHIES.join("., ")}.`,
    )
    .default("us.amazon.nova-pro-v1:0"),
  CONFIDENCE_FLOOR: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, "expected a number from 0 to 1")
    .transform(Number)
    .default(0.5),
  LOG_RETENTION_DAYS: z
    .enum(LOG_RETENTION_DAYS, `expected one of ${LOG_RETENTION_DAYS.join(", ")}`)
    .transform(Number)
    .default(30),
  FUNCTION_CONCURRENCY: wholeNumberSchema(1, 1000).optional(),
  TERRAFORM_STATE_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "expected the name of an S3 bucket")
    .optional(),
  AWS_ENDPOINT_URL: z
    .url({ protocol: /^https?$/, message: "expected a URL that starts with http:// or https://" })
    .optional(),
  ...AlarmVariables.shape,
  ...ApiVariables.shape,
  ...LoadVariables.shape,
  ...RedshiftVariables.shape,
});
type Variables = z.infer<typeof Variables>;

const ConfigSchema = Variables.superRefine((variables, context) => {
  const { PROJECT_NAME: project, STAGE: stage, AWS_REGION: region, RESPONSE_MODEL_ID: model } = variables;
  if (`${project}-${stage}`.length > PREFIX_MAX_LENGTH) {
    const room = PREFIX_MAX_LENGTH - stage.length - 1;
    context.addIssue({
      code: "custom",
      path: ["PROJECT_NAME"],
      message: `expected at most ${room} characters, since names with STAGE ${stage} must fit AWS's limits`,
    });
  }
  const geography = geographyOf(model);
  if (geography !== undefined && REGION.test(region) && !isCallableFrom(region, geography)) {
    context.addIssue({
      code: "custom",
      path: ["RESPONSE_MODEL_ID"],
      message: `expected a profile that AWS_REGION ${region} can call; ${geography.name}. is for the commercial regions ${geography.regionPrefix}*`,
    });
  }
  for (const { name, message } of [...apiIssues(variables), ...warehouseIssues(variables, region)])
    context.addIssue({ code: "custom", path: [name], message });
});

const toConfig = (variables: Variables) => ({
  projectName: variables.PROJECT_NAME,
  stage: variables.STAGE,
  /** True for stage `prod` alone: data outlives a `destroy`. Every other stage is removed whole. */
  protectsData: variables.STAGE === "prod",
  region: variables.AWS_REGION,
  notificationEmails: variables.NOTIFICATION_EMAILS,
  responseModelId: variables.RESPONSE_MODEL_ID,
  confidenceFloor: variables.CONFIDENCE_FLOOR,
  logRetentionDays: variables.LOG_RETENTION_DAYS,
  /** Ceiling of concurrent runs of each function; undefined leaves it to the account's own. */
  functionConcurrency: variables.FUNCTION_CONCURRENCY,
  /** Undefined keeps Terraform's state in a local file. */
  stateBucket: variables.TERRAFORM_STATE_BUCKET,
  /** S3 behind an endpoint of one's own has no host name per bucket. */
  s3UsePathStyle: variables.AWS_ENDPOINT_URL !== undefined,
  /** From what on the alarms go off. */
  alarms: toAlarms(variables),
  /** Who may call the API from a browser, how often, and what watches it. */
  api: toApi(variables),
  /** The load into the analysts' warehouse; undefined without one. */
  load: toLoad(variables),
});
export type StackConfig = ReturnType<typeof toConfig>;

/** Configuration that cannot be deployed. `message` has one line per fault. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads the stack's configuration; the only place that does at synth time. An empty variable counts as unset.
 * @throws ConfigError with every fault at once: the variable, what it held (secrets masked), what was expected.
 */
export const readConfig = (environment: NodeJS.ProcessEnv): StackConfig => {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = ConfigSchema.safeParse(present);
  if (result.success) return toConfig(result.data);
  throw new ConfigError(describeConfigIssues(result.error, present).join("\n"));
};
