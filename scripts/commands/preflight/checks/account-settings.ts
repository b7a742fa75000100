import { resourceNames } from "../../../../stacks/names.js";
import { plural } from "../../../shared/terminal/format.js";
import { unlessAbsent } from "../account/read-error.js";
import { consolePage, type Check, type CheckContext } from "../check.js";
import { failure, ok, warning, type Finding } from "../finding.js";

const LOGGING = "API Gateway's logging role";
const DEPLOY_ACCOUNT = "npm run cdktf -- deploy ticket-pipeline-account";

/** Whether API Gateway may write logs: without, a deployment of the API fails. */
export const apiLoggingCheck: Check = {
  subject: LOGGING,
  run: async ({ account }, signal) => {
    const { cloudwatchRoleArn } = await account.getApiGatewayAccount({}, signal);
    if (cloudwatchRoleArn === undefined || cloudwatchRoleArn === "")
      return [
        failure(LOGGING, "API Gateway has no role to write logs with, so deploying the API fails.", DEPLOY_ACCOUNT),
      ];
    const RoleName = cloudwatchRoleArn.split("/").at(-1) ?? "";
    const role = await unlessAbsent(account.getRole({ RoleName }, signal));
    if (role === undefined)
      return [failure(LOGGING, `API Gateway is set to ${cloudwatchRoleArn}, which does not exist.`, DEPLOY_ACCOUNT)];
    return [ok(LOGGING, `${RoleName}.`)];
  },
};

const SUBSCRIPTIONS = "e-mail subscriptions";

const pendingOf = async ({ account }: CheckContext, TopicArn: string, signal: AbortSignal) => {
  const pending: string[] = [];
  let token: string | undefined;
  do {
    const page = await unlessAbsent(
      account.listSubscriptionsByTopic({ TopicArn, ...(token !== undefined && { NextToken: token }) }, signal),
    );
    for (const { Protocol, SubscriptionArn, Endpoint = "" } of page?.Subscriptions ?? [])
      if (Protocol === "email" && SubscriptionArn === "PendingConfirmation") pending.push(Endpoint);
    token = page?.NextToken;
  } while (token !== undefined);
  return pending;
};

/** Who has not confirmed subscriptions of these topics. Before the first deployment nobody could. */
const confirmations = async (
  subject: string,
  { emails, topics }: { readonly emails: readonly string[]; readonly topics: readonly string[] },
  context: CheckContext,
  signal: AbortSignal,
): Promise<Finding> => {
  const { config, identity } = context;
  const arns = topics.map((name) => `arn:${identity.partition}:sns:${config.region}:${identity.accountId}:${name}`);
  const pending = [...new Set((await Promise.all(arns.map((arn) => pendingOf(context, arn, signal)))).flat())];
  if (pending.length === 0)
    return ok(subject, `No confirmation of ${plural(emails.length, "address", "addresses")} is pending.`);
  return warning(
    subject,
    `${pending.join(", ")} ${pending.length === 1 ? "has" : "have"} not confirmed, and will get no e-mail.`,
    `Click the link in AWS's e-mail; for another: ${consolePage(context, "sns/v3/home?region={region}#/subscriptions")}`,
  );
};

/** Whether everyone who is to be notified of failures and of urgent tickets has confirmed. */
export const subscriptionsCheck: Check = {
  subject: SUBSCRIPTIONS,
  run: async (context, signal) => {
    const { notificationEmails: emails } = context.config;
    if (emails.length === 0)
      return [warning(SUBSCRIPTIONS, "Nobody would be notified of failures.", "Set NOTIFICATION_EMAILS in .env.")];
    const { topic, failureTopic } = resourceNames(context.config);
    return [await confirmations(SUBSCRIPTIONS, { emails, topics: [topic, failureTopic] }, context, signal)];
  },
};

const DESK_SUBSCRIPTIONS = "e-mail subscriptions of the desk";

/** Whether the staff who are to get notices have confirmed. Nobody has to get any: the inbox shows the same. */
export const deskSubscriptionsCheck: Check = {
  subject: DESK_SUBSCRIPTIONS,
  run: async (context, signal) => {
    const { deskNoticeEmails: emails } = context.config;
    if (emails.length === 0) return [ok(DESK_SUBSCRIPTIONS, "None: DESK_NOTICE_EMAILS is not set.")];
    const { deskNotices } = resourceNames(context.config);
    return [await confirmations(DESK_SUBSCRIPTIONS, { emails, topics: [deskNotices] }, context, signal)];
  },
};

const BUDGET = "budget";

/** Whether anyone would notice what a month costs. */
export const budgetCheck: Check = {
  subject: BUDGET,
  run: async ({ account, config, identity }, signal): Promise<readonly Finding[]> => {
    const { monthlyUsd } = config.budgets;
    if (monthlyUsd !== undefined) return [ok(BUDGET, `The stack makes one of ${monthlyUsd} USD a month.`)];
    if (identity.partition !== "aws") return [ok(BUDGET, "This partition has no AWS Budgets.")];
    const { Budgets = [] } = await account.describeBudgets({ AccountId: identity.accountId, MaxResults: 100 }, signal);
    if (Budgets.length > 0) return [ok(BUDGET, `The account has ${plural(Budgets.length, "budget")}.`)];
    return [warning(BUDGET, "No budget warns of what a month costs.", "Set MONTHLY_BUDGET_USD=100 in .env.")];
  },
};
