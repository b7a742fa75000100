import pMap from "p-map";
import type { Account } from "../account/aws-account.js";
import { faultOf, isAbsent, unlessAbsent } from "../account/read-error.js";
import type { Check, CheckContext } from "../check.js";
import { failure, ok, warning, type Finding } from "../finding.js";
import type { PlannedResource } from "../stack-facts.js";
import type { DeployedState } from "../terraform-state.js";

const SUBJECT = "names";

/** Calls in flight: services limit how often one may describe. */
const CONCURRENCY = 6;

/** Where a name is: in our account, in another's, or nowhere. */
type Presence = "ours" | "another account's" | undefined;

interface Lookup {
  readonly account: Account;
  readonly signal: AbortSignal;
  /** `arn:aws:sns:us-east-1:111122223333:` for a service. */
  readonly arn: (service: string) => string;
}

interface NamedType {
  /** The attribute with the name that must be free. */
  readonly attribute: string;
  readonly find: (name: string, lookup: Lookup) => Promise<Presence>;
}

const oursIf = async (answer: Promise<unknown>): Promise<Presence> =>
  (await unlessAbsent(answer)) === undefined ? undefined : "ours";

/** The names of buckets are global. */
const findBucket = async (name: string, { account, signal }: Lookup): Promise<Presence> => {
  try {
    await account.headBucket({ Bucket: name }, signal);
    return "ours";
  } catch (error) {
    if (isAbsent(error)) return undefined;
    if (faultOf(error) === "denied") return "another account's";
    throw error;
  }
};

const findLogGroup = async (name: string, { account, signal }: Lookup): Promise<Presence> => {
  const { logGroups = [] } = await account.describeLogGroups({ logGroupNamePrefix: name }, signal);
  return logGroups.some(({ logGroupName }) => logGroupName === name) ? "ours" : undefined;
};

/** One that cannot be listed is reported by the check of the guardrail. */
const findGuardrail = async (name: string, { account, signal }: Lookup): Promise<Presence> => {
  const listed = await account.listGuardrails({ maxResults: 1_000 }, signal).catch(() => undefined);
  return listed?.guardrails?.some((guardrail) => guardrail.name === name) === true ? "ours" : undefined;
};

/** SQS reports an unknown queue by a name that depends on the protocol. */
const findQueue = async (QueueName: string, { account, signal }: Lookup): Promise<Presence> => {
  try {
    return await oursIf(account.getQueueUrl({ QueueName }, signal));
  } catch (error) {
    if (error instanceof Error && /NonExistentQueue|QueueDoesNotExist/.test(error.name)) return undefined;
    throw error;
  }
};

/** The types of which a second one with the same name is refused, or taken for the stack's own. */
const NAMED_TYPES: Readonly<Record<string, NamedType>> = {
  aws_bedrock_guardrail: { attribute: "name", find: findGuardrail },
  aws_cloudwatch_log_group: { attribute: "name", find: findLogGroup },
  aws_dynamodb_table: {
    attribute: "name",
    find: (TableName, { account, signal }) => oursIf(account.describeTable({ TableName }, signal)),
  },
  aws_glue_job: {
    attribute: "name",
    find: (JobName, { account, signal }) => oursIf(account.getJob({ JobName }, signal)),
  },
  aws_iam_role: {
    attribute: "name",
    find: (RoleName, { account, signal }) => oursIf(account.getRole({ RoleName }, signal)),
  },
  aws_kinesis_stream: {
    attribute: "name",
    find: (StreamName, { account, signal }) => oursIf(account.describeStreamSummary({ StreamName }, signal)),
  },
  aws_lambda_function: {
    attribute: "function_name",
    find: (FunctionName, { account, signal }) => oursIf(account.getFunctionConfiguration({ FunctionName }, signal)),
  },
  aws_s3_bucket: { attribute: "bucket", find: findBucket },
  aws_sfn_state_machine: {
    attribute: "name",
    find: (name, { account, signal, arn }) =>
      oursIf(account.describeStateMachine({ stateMachineArn: `${arn("states")}stateMachine:${name}` }, signal)),
  },
  aws_sns_topic: {
    attribute: "name",
    find: (name, { account, signal, arn }) =>
      oursIf(account.getTopicAttributes({ TopicArn: `${arn("sns")}${name}` }, signal)),
  },
  aws_sqs_queue: { attribute: "name", find: findQueue },
};

interface Named {
  readonly type: string;
  readonly address: string;
  readonly name: string;
}

/** Names with the account's id, which Terraform fills in. */
const fillIn = (text: string, { identity, config }: CheckContext): string =>
  text
    .replaceAll(/\$\{data\.aws_caller_identity\.[\w-]+\.account_id\}/g, identity.accountId)
    .replaceAll(/\$\{data\.aws_region\.[\w-]+\.name\}/g, config.region)
    .replaceAll(/\$\{data\.aws_partition\.[\w-]+\.partition\}/g, identity.partition);

const plannedNames = (context: CheckContext): readonly Named[] =>
  context.stack.resources.flatMap(({ type, address, attributes }: PlannedResource) => {
    const name = attributes[NAMED_TYPES[type]?.attribute ?? ""];
    if (typeof name !== "string") return [];
    const filled = fillIn(name, context);
    return filled.includes("${") ? [] : [{ type, address, name: filled }];
  });

const keyOf = (type: string, name: unknown): string => `${type} ${String(name)}`;

interface Clash extends Named {
  readonly presence: "ours" | "another account's";
}

const findClashes = async (
  context: CheckContext,
  state: DeployedState,
  signal: AbortSignal,
): Promise<readonly Clash[]> => {
  const { account, identity, config } = context;
  const known = new Set(
    state.resources.map(({ type, attributes }) => keyOf(type, attributes[NAMED_TYPES[type]?.attribute ?? ""])),
  );
  const arn = (service: string): string =>
    `arn:${identity.partition}:${service}:${config.region}:${identity.accountId}:`;
  const wanted = plannedNames(context).filter(({ type, name }) => !known.has(keyOf(type, name)));
  const looked = await pMap(
    wanted,
    async (named) => ({
      ...named,
      presence: await NAMED_TYPES[named.type]?.find(named.name, { account, signal, arn }),
    }),
    { concurrency: CONCURRENCY },
  );
  return looked.flatMap(({ presence, ...named }) => (presence === undefined ? [] : [{ ...named, presence }]));
};

/** Whose the resources are, by the tags of one of their roles: all of a stage's resources have the same. */
const ownerOf = async ({ account }: CheckContext, clashes: readonly Clash[], signal: AbortSignal) => {
  const role = clashes.find(({ type }) => type === "aws_iam_role");
  if (role === undefined) return undefined;
  const { Role } = await account.getRole({ RoleName: role.name }, signal);
  const tags = new Map(Role?.Tags?.map(({ Key, Value }) => [Key, Value]));
  const [project, stage] = [tags.get("Project"), tags.get("Stage")];
  return project === undefined || stage === undefined ? undefined : { project, stage };
};

/** The most names that a message lists. */
const MAX_LISTED = 3;

const kindOf = (type: string): string => type.replace(/^aws_/, "").replaceAll("_", " ");

const describe = (clashes: readonly Named[]): string => {
  const shown = clashes.slice(0, MAX_LISTED).map(({ type, name }) => `${kindOf(type)} ${name}`);
  const rest = clashes.length - shown.length;
  return rest === 0 ? shown.join(", ") : `${shown.join(", ")} and ${rest} more`;
};

const IMPORT = "Import them with `terraform import <address> <name>`, delete them, or set another STAGE";

const explain = async (context: CheckContext, clashes: readonly Clash[], signal: AbortSignal): Promise<Finding> => {
  const taken = clashes.find(({ presence }) => presence === "another account's");
  if (taken !== undefined)
    return failure(
      SUBJECT,
      `The name ${taken.name} is another account's: bucket names are global.`,
      "Set another PROJECT_NAME.",
    );
  const { projectName, stage } = context.config;
  const owner = await ownerOf(context, clashes, signal);
  if (owner !== undefined && (owner.project !== projectName || owner.stage !== stage))
    return failure(
      SUBJECT,
      `Stage ${owner.stage} of project ${owner.project} already has ${describe(clashes)}.`,
      "Set another STAGE or PROJECT_NAME in .env.",
    );
  if (clashes.every(({ type }) => type === "aws_iam_role"))
    return failure(
      SUBJECT,
      `In the account, but not in Terraform's state: ${describe(clashes)}. Only roles: the stage may be deployed in another region.`,
      `${IMPORT}, or the AWS_REGION of that stage.`,
    );
  return failure(
    SUBJECT,
    `In the account, but not in Terraform's state, as after a deployment that was cut off: ${describe(clashes)}.`,
    `${IMPORT}. Address of the first: ${clashes[0]?.address}`,
  );
};

/** Whether the names are free, or the stage's own. */
export const namesCheck: Check = {
  subject: SUBJECT,
  run: async (context, signal) => {
    // The check of the state reports one that cannot be read. Without it, nobody can tell whose the resources are.
    const state = await context.state.catch(() => undefined);
    if (state === undefined) return [];
    const clashes = await findClashes(context, state, signal);
    if (clashes.length > 0) return [await explain(context, clashes, signal)];
    const interrupted = state.resources.filter(({ tainted }) => tainted);
    if (interrupted.length > 0)
      return [
        warning(
          SUBJECT,
          `The last deployment was cut off while it created ${interrupted.map(({ address }) => address).join(", ")}.`,
          "npm run cdktf -- deploy creates them again.",
        ),
      ];
    const count = plannedNames(context).length;
    return [ok(SUBJECT, `All ${count} are free or the stage's own.`)];
  },
};
