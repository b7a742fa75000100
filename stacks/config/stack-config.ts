import * as z from "zod";
import { PREFIX_MAX_LENGTH } from "../names.js";
import { COMPREHEND_REGIONS } from "./comprehend-regions.js";
import { optional, withDefault } from "./setting.js";
import {
  foundationModel,
  looksLikeNumber,
  modelId,
  NOT_A_NUMBER,
  shareSchema,
  stageSchema,
  urlSchema,
  wholeNumberSchema,
} from "./variable-schemas.js";

/** Each part once, as first written, whatever the case: two subscriptions would be two e-mails. */
const unique = (parts: readonly string[]): string[] => {
  const spellings = parts.map((part) => part.toLowerCase());
  return parts.filter((_, index) => spellings.indexOf(spellings[index] ?? "") === index);
};

/** Parts separated by commas, with or without spaces. */
const commaSeparated = (part: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) => text.split(",").map((one) => one.trim()))
    .pipe(z.array(part))
    .transform(unique);

const emailAddresses = commaSeparated(z.email({ message: "expected e-mail addresses separated by commas" }));

/** A domain, an e-mail address, or a number as people write it. */
const ALLOWED_FACT = /^(?:[^\s@]+@)?(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$|^[+(]?\d[\d\s()./-]*$/u;

const allowedFacts = commaSeparated(
  z.string().regex(ALLOWED_FACT, { message: "expected domains, e-mail addresses and numbers, separated by commas" }),
);

/** The retention periods of CloudWatch Logs, in days, that suit a pipeline; it also has shorter and longer ones. */
const LOG_RETENTION_DAYS = ["7", "14", "30", "60", "90", "180", "365", "731"] as const;

/** Such as us-east-1. */
export const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** What the stack is called, where it goes and how it answers. */
export const StackVariables = z.object({
  PROJECT_NAME: withDefault(
    z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "expected lower-case letters, digits and single hyphens, a letter first")
      .refine((name) => !looksLikeNumber(`${name}-`), NOT_A_NUMBER),
    "ticket-pipeline",
    {
      description:
        `First part of every resource's name. Together with \`STAGE\` at most ${PREFIX_MAX_LENGTH - 1} ` +
        "characters.",
    },
  ),
  STAGE: withDefault(
    stageSchema("expected 1 to 12 lower-case letters and digits, a letter first, such as dev or prod"),
    "dev",
    {
      description:
        "Second part of every name, so that several stages fit in one account. `prod` protects its data: " +
        "destroying the stack is refused. Any other stage is removed completely.",
      example: "prod",
    },
  ),
  AWS_REGION: withDefault(z.string().regex(REGION, "expected an AWS region, such as us-east-1"), "us-east-1", {
    description: "Region to deploy to. A stage can exist in only one region, because the names of roles are global.",
  }),
  COMPREHEND_REGION: optional(
    z.enum(COMPREHEND_REGIONS, `expected a region with Comprehend: ${COMPREHEND_REGIONS.join(", ")}`),
    {
      unset: "`AWS_REGION`",
      description:
        "Region whose Comprehend detects sentiment and language. Required if `AWS_REGION` has no Comprehend. The texts " +
        "of tickets are sent there.",
      example: "eu-central-1",
    },
  ),
  NOTIFICATION_EMAILS: optional(emailAddresses, {
    unset: "no subscribers",
    description:
      "Who is notified of tickets of priority HIGH and CRITICAL, and of failures. AWS first sends each " +
      "address one message per topic to confirm.",
    example: "support@example.com,oncall@example.com",
  }),
  DESK_NOTICE_EMAILS: optional(emailAddresses, {
    unset: "no subscribers",
    description:
      "Staff who are notified of escalated tickets, and of deadlines at risk or missed. The e-mails name " +
      "tickets and have no text of a customer. AWS first sends each address one message to confirm.",
    example: "desk@example.com",
  }),
  NOTIFICATION_DETAIL: withDefault(z.enum(["summary", "full"], "expected summary or full"), "summary", {
    description:
      "What the e-mails to `NOTIFICATION_EMAILS` contain. `summary`: ids, priority, outcome and times, and no text of " +
      "the customer or of an error. `full`: the whole ticket, which then is in mailboxes, outside of this stack's " +
      "encryption and expiry. Queues and other subscribers always get the whole ticket.",
  }),
  RESPONSE_MODEL_ID: withDefault(modelId(), "us.amazon.nova-2-lite-v1:0", {
    description:
      "Bedrock model that answers: the id of an inference profile that `AWS_REGION` can call, or of a model; or the " +
      "ARN of one of these, of an application inference profile or of provisioned throughput. `global.` sends tickets " +
      "to any commercial region.",
  }),
  RESPONSE_FOUNDATION_MODEL: optional(foundationModel(), {
    unset: "the model that `RESPONSE_MODEL_ID` names",
    description:
      "The model behind `RESPONSE_MODEL_ID`. Required if that is the ARN of an application inference profile or of " +
      "provisioned throughput, which names no model. It decides what may be called, what it costs and which tool " +
      "use it supports.",
    example: "amazon.nova-2-lite-v1:0",
  }),
  CONFIDENCE_FLOOR: withDefault(shareSchema(), "0.5", {
    description: "Lowest confidence at which the model's answer counts. Below it, a person answers.",
  }),
  PII_MODE: withDefault(z.enum(["redact", "off"], "expected redact or off"), "redact", {
    description:
      "Whether personal data is replaced by placeholders such as `[EMAIL_1]` before the model reads a ticket. `off`: the " +
      "model reads everything.",
  }),
  PII_COMPREHEND: withDefault(
    z.enum(["true", "false"], "expected true or false").transform((text) => text === "true"),
    "true",
    {
      description:
        "Whether Comprehend looks for personal data, too, in tickets in English and Spanish: it finds names, which no " +
        "rule does. It costs as much as detecting their sentiment. `false`: the rules alone.",
    },
  ),
  PROMPT_DATAMARKING: withDefault(
    z.enum(["true", "false"], "expected true or false").transform((text) => text === "true"),
    "false",
    {
      description:
        "Whether the prompt has a rare mark between the words of a ticket instead of a blank, so that the model can " +
        "tell them from instructions. A ticket's text then takes about twice as many tokens. Measure your model's " +
        "answers before you set it.",
    },
  ),
  GUARDRAIL: withDefault(
    z.enum(["true", "false"], "expected true or false").transform((text) => text === "true"),
    "false",
    {
      description:
        "Whether a guardrail of Amazon Bedrock judges every ticket before the model reads it, and every reply: prompt " +
        "attacks, denied topics, passwords, keys and card numbers. What it stops waits for a person. It judges " +
        "English, French and Spanish, and costs about 1.20 USD per 1,000 tickets.",
    },
  ),
  REPLY_ALLOWED: optional(allowedFacts, {
    unset: "none",
    description:
      "Domains whose links a reply may have without a person reading it, and e-mail addresses and numbers that it may " +
      "name. A reply with any other waits for a person.",
    example: "help.example.com,support@example.com,0800 123 456",
  }),
  REPLY_FORBIDS: withDefault(
    z
      .string()
      .regex(
        /^(none|(password|card|refund|deadline)(,(password|card|refund|deadline))*)$/,
        "expected password, card, refund and deadline, separated by commas, or none",
      ),
    "password,card,refund,deadline",
    {
      description:
        "What a reply may neither ask for (passwords and codes, card and bank details) nor promise (refunds, deadlines) " +
        "without a person reading it.",
    },
  ),
  LOG_RETENTION_DAYS: withDefault(
    z.enum(LOG_RETENTION_DAYS, `expected one of ${LOG_RETENTION_DAYS.join(", ")}`).transform(Number),
    "30",
    { description: "Days for which logs are stored." },
  ),
  TABLE_RECOVERY_DAYS: withDefault(wholeNumberSchema(1, 35), "35", {
    description: "Days to any second of which the table can be restored.",
  }),
  OBJECT_VERSION_DAYS: withDefault(wholeNumberSchema(1, 3650), "30", {
    description: "Days for which a version of an object can be restored that was overwritten or deleted.",
  }),
  TERRAFORM_STATE_BUCKET: optional(
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "expected the name of an S3 bucket"),
    {
      unset: "the file `terraform.<PROJECT_NAME>-<STAGE>.tfstate`",
      description: "S3 bucket for Terraform's state, with locking.",
      example: "example-terraform-state",
    },
  ),
  AWS_ENDPOINT_URL: optional(urlSchema(), {
    unset: "AWS",
    description:
      "Address of an emulator that is used instead of AWS, by every command. Set it in the environment and " +
      "not in .env, which Terraform does not read.",
    example: "http://127.0.0.1:4566",
    environmentOnly: true,
  }),
});
export type StackVariables = z.infer<typeof StackVariables>;
