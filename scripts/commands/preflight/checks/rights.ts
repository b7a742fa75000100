import type { EvaluationResult } from "@aws-sdk/client-iam";
import { describeReadError, faultOf } from "../account/read-error.js";
import type { Check, CheckContext } from "../check.js";
import { failure, ok, warning, type Finding } from "../finding.js";
import { actionsFor } from "../resource-types.js";

const SUBJECT = "rights to deploy";

/** Actions in one simulation. */
const BATCH = 100;

/** A session of a role, with the role's name; SSO's roles have a path that it does not show. */
const SESSION = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\//;

/** The user or role whose policies decide; undefined for root and for federated users, which have none. */
const principalOf = async ({ account, identity }: CheckContext, signal: AbortSignal): Promise<string | undefined> => {
  const { arn } = identity;
  const [, partition, accountId, role] = SESSION.exec(arn) ?? [];
  if (role === undefined) return arn.includes(":user/") ? arn : undefined;
  const found = await account.getRole({ RoleName: role }, signal).catch((error: unknown) => {
    if (faultOf(error) === "denied") return undefined;
    throw error;
  });
  return found?.Role?.Arn ?? `arn:${partition}:iam::${accountId}:role/${role}`;
};

interface Simulation {
  readonly principal: string;
  readonly actions: readonly string[];
  /** @default everything */
  readonly resource?: string;
}

/** What its policies say of every action, in the region, and of passing a role to Lambda. */
const simulate = async (
  { account, config }: CheckContext,
  { principal, actions, resource }: Simulation,
  signal: AbortSignal,
): Promise<readonly EvaluationResult[]> => {
  const results: EvaluationResult[] = [];
  let marker: string | undefined;
  do {
    const page = await account.simulatePrincipalPolicy(
      {
        PolicySourceArn: principal,
        ActionNames: [...actions],
        ...(resource !== undefined && { ResourceArns: [resource] }),
        ContextEntries: [
          { ContextKeyName: "aws:RequestedRegion", ContextKeyType: "string", ContextKeyValues: [config.region] },
          {
            ContextKeyName: "iam:PassedToService",
            ContextKeyType: "string",
            ContextKeyValues: ["lambda.amazonaws.com"],
          },
        ],
        ...(marker !== undefined && { Marker: marker }),
      },
      signal,
    );
    results.push(...(page.EvaluationResults ?? []));
    marker = page.IsTruncated === true ? page.Marker : undefined;
  } while (marker !== undefined);
  return results;
};

const isDenied = ({ EvalDecision }: EvaluationResult): boolean => EvalDecision !== "allowed";

/** A resource of the stack that an action is about: a policy may allow the action for the stack's names only. */
const resourceFor = (action: string, { identity, config, prefix }: CheckContext): string => {
  const [service = ""] = action.split(":");
  const { partition, accountId } = identity;
  const at = (name: string): string => `arn:${partition}:${service}:${config.region}:${accountId}:${name}`;
  const names: Readonly<Record<string, string>> = {
    apigateway: `arn:${partition}:apigateway:${config.region}::/restapis`,
    budgets: `arn:${partition}:budgets::${accountId}:budget/${prefix}`,
    cloudwatch: at(`alarm:${prefix}-x`),
    "cognito-idp": at("userpool/x"),
    dynamodb: at(`table/${prefix}-tickets`),
    events: at(`rule/${prefix}-x`),
    glue: at(`job/${prefix}-x`),
    iam: `arn:${partition}:iam::${accountId}:role/${prefix}-x`,
    kinesis: at(`stream/${prefix}-tickets`),
    kms: at("key/x"),
    lambda: at(`function:${prefix}-x`),
    logs: at(`log-group:/aws/lambda/${prefix}-x`),
    s3: `arn:${partition}:s3:::${prefix}-tickets-${accountId}${action.includes("Object") ? "/x" : ""}`,
    secretsmanager: at(`secret:${prefix}-x`),
    sns: at(`${prefix}-tickets`),
    sqs: at(`${prefix}-x`),
    states: at(`stateMachine:${prefix}-workflow`),
  };
  return names[service] ?? "*";
};

const batchesOf = (actions: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(actions.length / BATCH) }, (_, index) =>
    actions.slice(index * BATCH, (index + 1) * BATCH),
  );

const deniedOn = async (
  context: CheckContext,
  simulations: readonly Simulation[],
  signal: AbortSignal,
): Promise<readonly EvaluationResult[]> => {
  const results = await Promise.all(simulations.map((simulation) => simulate(context, simulation, signal)));
  return results.flat().filter(isDenied);
};

/** What is denied on everything is asked again of the stack's own resources. */
const findDenied = async (
  context: CheckContext,
  principal: string,
  signal: AbortSignal,
): Promise<readonly EvaluationResult[]> => {
  const actions = actionsFor(context.stack.resources.map(({ type }) => type));
  const onEverything = await deniedOn(
    context,
    batchesOf(actions).map((batch) => ({ principal, actions: batch })),
    signal,
  );
  const byResource = Map.groupBy(
    onEverything.map(({ EvalActionName = "" }) => EvalActionName),
    (action) => resourceFor(action, context),
  );
  const own = [...byResource].filter(([resource]) => resource !== "*");
  const onOwn = await deniedOn(
    context,
    own.flatMap(([resource, names]) => batchesOf(names).map((batch) => ({ principal, actions: batch, resource }))),
    signal,
  );
  const hasNone = new Set(byResource.get("*"));
  return [...onOwn, ...onEverything.filter(({ EvalActionName = "" }) => hasNone.has(EvalActionName))];
};

/** The most actions that a message lists; the fix has all of them. */
const MAX_LISTED = 5;

const listed = (actions: readonly string[]): string =>
  actions.length <= MAX_LISTED
    ? actions.join(", ")
    : `${actions.slice(0, MAX_LISTED).join(", ")} and ${actions.length - MAX_LISTED} more`;

const policyOf = (actions: readonly string[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] });

const byOrganization = ({ OrganizationsDecisionDetail: detail }: EvaluationResult): boolean =>
  detail?.AllowedByOrganizations === false;
const byBoundary = ({ PermissionsBoundaryDecisionDetail: detail }: EvaluationResult): boolean =>
  detail?.AllowedByPermissionsBoundary === false;

const nameOf = (principal: string): string => principal.split("/").at(-1) ?? principal;

const fixFor = (principal: string, denied: readonly EvaluationResult[], actions: readonly string[]): string => {
  if (denied.some(byOrganization))
    return "Have the organization's administrator allow them in its service control policies.";
  if (denied.some(byBoundary)) return `Allow them in the permissions boundary of ${nameOf(principal)}.`;
  if (principal.includes("/aws-reserved/sso.amazonaws.com/"))
    return "Add them to the permission set in IAM Identity Center; --json lists them.";
  const kind = principal.includes(":user/") ? "user" : "role";
  return (
    `aws iam put-${kind}-policy --${kind}-name ${nameOf(principal)} --policy-name deploy-ticket-pipeline ` +
    `--policy-document '${policyOf(actions)}'`
  );
};

const judge = (principal: string, denied: readonly EvaluationResult[], checked: number): Finding => {
  if (denied.length === 0)
    return ok(SUBJECT, `${nameOf(principal)} may do all ${checked} actions that the stack takes.`);
  const actions = [...new Set(denied.map(({ EvalActionName = "" }) => EvalActionName))].sort();
  const message = `${nameOf(principal)} may not do ${actions.length} of ${checked} actions: ${listed(actions)}.`;
  return failure(SUBJECT, message, fixFor(principal, denied, actions));
};

const withoutPrincipal = ({ identity }: CheckContext): Finding =>
  identity.arn.endsWith(":root")
    ? warning(
        SUBJECT,
        "The credentials are the account's root user, which may do everything and should not be used.",
        "aws configure sso, with a role of its own for deploying",
      )
    : warning(
        SUBJECT,
        `The rights of ${identity.arn} cannot be simulated: only users and roles have policies.`,
        "npm run cdktf -- diff shows what a deployment would do.",
      );

/** Whether the caller may deploy, by a simulation of its policies over every action that the stack's resources take. */
export const rightsCheck: Check = {
  subject: SUBJECT,
  run: async (context, signal) => {
    const principal = await principalOf(context, signal);
    if (principal === undefined) return [withoutPrincipal(context)];
    try {
      const checked = actionsFor(context.stack.resources.map(({ type }) => type)).length;
      return [judge(principal, await findDenied(context, principal, signal), checked)];
    } catch (error) {
      if (faultOf(error) !== "denied") throw error;
      const message = `The rights could not be simulated: ${describeReadError(error)}.`;
      return [warning(SUBJECT, message, "Allow the caller iam:SimulatePrincipalPolicy and iam:GetRole.")];
    }
  },
};
