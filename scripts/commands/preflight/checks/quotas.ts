import { PIECE_LENGTH } from "../../../../functions/generate-response/bedrock-guardrail.js";
import type { BedrockModelConfig } from "../../../../stacks/config/bedrock-models.js";
import { modelQuotas } from "../../../shared/quotas/model-quotas.js";
import { increaseCommand, quotaIn, type Quota } from "../../../shared/quotas/quota.js";
import { SERVICE_QUOTAS } from "../../../shared/quotas/service-quotas.js";
import { formatCount } from "../../../shared/terminal/format.js";
import { unlessAbsent } from "../account/read-error.js";
import { consolePage, type Check, type CheckContext } from "../check.js";
import { failure, ok, warning, type Finding } from "../finding.js";

/** Billed transitions of a ticket whose calls succeed. */
const TRANSITIONS_PER_TICKET = 7;

/** What Lambda keeps free of reservations. */
const UNRESERVED = 100;

/** What a quota must be for the configuration to work at all, and what it should be. */
interface Need {
  readonly quota: Quota;
  /** Below it, deploying or answering fails. */
  readonly least: number;
  /** Why it fails: "AWS refuses the reserved concurrency of the functions". */
  readonly because: string;
  /** Below it, tickets wait. */
  readonly wanted: number;
  /** How the configuration is fixed instead, if the quota does not fit it. */
  readonly configure?: (value: number) => Finding | undefined;
  /** What the value means: "about 210 tickets per second". */
  readonly meaning?: (value: number) => string;
}

/** The quotas of a service by name, in lower case. */
type Listing = (service: string) => Promise<ReadonlyMap<string, number>>;

/** Reads all pages: a service has up to some thousand quotas, in pages of a hundred. */
const listAll = async ({ account }: CheckContext, ServiceCode: string, signal: AbortSignal) => {
  const values = new Map<string, number>();
  let token: string | undefined;
  do {
    const page = await account.listServiceQuotas(
      { ServiceCode, MaxResults: 100, ...(token !== undefined && { NextToken: token }) },
      signal,
    );
    for (const { QuotaName = "", Value } of page.Quotas ?? [])
      if (Value !== undefined) values.set(QuotaName.toLowerCase(), Value);
    token = page.NextToken;
  } while (token !== undefined);
  return values;
};

/** Lists each service once, and only if the quotas' codes are not known. */
const listing = (context: CheckContext, signal: AbortSignal): Listing => {
  const lists = new Map<string, ReturnType<typeof listAll>>();
  return (service) => {
    const list = lists.get(service) ?? listAll(context, service, signal);
    lists.set(service, list);
    return list;
  };
};

/** What the account has; undefined if Service Quotas does not list it. */
const readQuota = async (
  { account }: CheckContext,
  { service: ServiceCode, code: QuotaCode, name }: Quota,
  { list, signal }: { readonly list: Listing; readonly signal: AbortSignal },
): Promise<number | undefined> => {
  if (QuotaCode !== undefined) {
    const found = await unlessAbsent(account.getServiceQuota({ ServiceCode, QuotaCode }, signal));
    if (found?.Quota?.Value !== undefined) return found.Quota.Value;
  }
  return (await list(ServiceCode)).get(name.toLowerCase());
};

const pageOf = (context: CheckContext, { service, code }: Quota): string =>
  consolePage(context, `servicequotas/home/services/${service}/quotas${code === undefined ? "" : `/${code}`}`);

const fixOf = (context: CheckContext, quota: Quota, wanted: number): string =>
  increaseCommand(quota, context.config.region, wanted) ?? pageOf(context, quota);

const subjectOf = ({ service, name }: Quota): string => `quota of ${service}: ${name}`;

const judge = (context: CheckContext, need: Need, value: number | undefined): Finding => {
  const { quota, least, because, wanted, meaning } = need;
  const subject = subjectOf(quota);
  const fix = fixOf(context, quota, Math.max(least, wanted));
  if (value === undefined)
    return warning(
      subject,
      "Could not be read: Service Quotas does not list it for this account.",
      pageOf(context, quota),
    );
  const configured = need.configure?.(value);
  if (configured !== undefined) return configured;
  const has = `${formatCount(value)} ${quota.unit}${meaning === undefined ? "" : `, ${meaning(value)}`}`;
  if (value < least) return failure(subject, `${has}; at least ${formatCount(least)} are needed: ${because}.`, fix);
  if (value < wanted)
    return warning(subject, `${has}; AWS's default is ${formatCount(wanted)}. Tickets wait longer.`, fix);
  return ok(subject, `${has}.`);
};

const checkOf = (subject: string, needsOf: (context: CheckContext) => readonly Need[] | Finding): Check => ({
  subject,
  run: async (context, signal) => {
    const needs = needsOf(context);
    if ("status" in needs) return [needs];
    const list = listing(context, signal);
    const read = async (need: Need) => judge(context, need, await readQuota(context, need.quota, { list, signal }));
    return Promise.all(needs.map(read));
  },
});

/** Executions that the functions reserve together. */
const reservedIn = ({ stack }: CheckContext): number =>
  stack.resources
    .filter(({ type }) => type === "aws_lambda_function")
    .map(({ attributes }) => attributes["reserved_concurrent_executions"])
    .filter((reserved) => typeof reserved === "number")
    .reduce((sum, reserved) => sum + Math.max(0, reserved), 0);

/** Whether LAMBDA_CONCURRENCY_QUOTA is what the account has: reservations that are too high are refused. */
const concurrencyFits =
  (context: CheckContext, quota: Quota) =>
  (value: number): Finding | undefined => {
    const { quota: configured } = context.config.concurrency;
    const reserved = reservedIn(context);
    const subject = subjectOf(quota);
    const setIt = `Set LAMBDA_CONCURRENCY_QUOTA=${value} in .env.`;
    const has = `${formatCount(value)} ${quota.unit}; LAMBDA_CONCURRENCY_QUOTA is ${formatCount(configured)}`;
    if (reserved > 0 && value < reserved + UNRESERVED)
      return failure(subject, `${has}, so ${formatCount(reserved)} would be reserved, which Lambda refuses.`, setIt);
    if (configured < value && reserved === 0)
      return warning(subject, `${has}, so nothing is reserved and a backlog can starve the API.`, setIt);
    return undefined;
  };

const lambdaNeeds = (context: CheckContext): readonly Need[] => {
  const quota = SERVICE_QUOTAS.lambdaConcurrency;
  const wanted = quotaIn(quota, context.config.region);
  return [{ quota, least: 1, because: "no function could run", wanted, configure: concurrencyFits(context, quota) }];
};

const ticketsPerSecond = (tickets: number): string => `${formatCount(Math.floor(tickets))} tickets a second`;

const workflowNeeds = ({ config: { region } }: CheckContext): readonly Need[] => {
  const { startExecutions, stateTransitions } = SERVICE_QUOTAS;
  const because = "no ticket could be processed";
  return [
    { quota: startExecutions, least: 1, because, wanted: quotaIn(startExecutions, region), meaning: ticketsPerSecond },
    {
      quota: stateTransitions,
      least: TRANSITIONS_PER_TICKET,
      because,
      wanted: quotaIn(stateTransitions, region),
      meaning: (value) => ticketsPerSecond(value / TRANSITIONS_PER_TICKET),
    },
  ];
};

const comprehendNeeds = ({ config: { region } }: CheckContext): readonly Need[] =>
  [SERVICE_QUOTAS.detectSentiment, SERVICE_QUOTAS.detectLanguage].map((quota) => ({
    quota,
    least: 1,
    because: "every ticket would be answered with an assumed sentiment",
    wanted: quotaIn(quota, region),
  }));

const ticketsPerMinute =
  (each: number) =>
  (value: number): string =>
    `${formatCount(Math.floor(value / each))} tickets a minute at most`;

/** A profile that routes anywhere has quotas of its own, of which neither codes nor defaults are known. */
const worldwide = ({ key, service, name, unit, adjustable, value, source }: Quota): Quota => ({
  ...{ key, service, unit, adjustable, value, source },
  name: name.replace(/^Cross/, "Global cross"),
  assumed: true,
});

const quotasOf = ({ kind, foundationModel, id }: BedrockModelConfig): readonly Quota[] | undefined => {
  const quotas = modelQuotas(foundationModel, kind !== "foundation-model");
  if (quotas === undefined) return undefined;
  const both = [quotas.tokens, quotas.requests];
  return id.startsWith("global.") ? both.map(worldwide) : both;
};

/** What is asked for where AWS's default is known, and no more than what is needed where it is assumed. */
const wantedOf = (quota: Quota, least: number, region: string): number =>
  quota.assumed === true ? least : quotaIn(quota, region);

const modelNeeds = (context: CheckContext): readonly Need[] | Finding => {
  const { region, responseModel, budgets } = context.config;
  if (responseModel.kind === "provisioned-model") return ok("quota of bedrock", "Provisioned throughput has none.");
  const [tokens, requests] = quotasOf(responseModel) ?? [];
  if (tokens === undefined || requests === undefined) {
    const message = `Could not be read: which quotas ${responseModel.foundationModel} has is not known here.`;
    return warning("quota of bedrock", message, consolePage(context, "servicequotas/home/services/bedrock/quotas"));
  }
  return [
    {
      quota: tokens,
      least: budgets.promptMaxTokens,
      because: "PROMPT_MAX_TOKENS, the longest prompt, is not accepted",
      wanted: wantedOf(tokens, budgets.promptMaxTokens, region),
      meaning: (value) => `${formatCount(Math.floor(value / budgets.promptMaxTokens))} of the longest prompts a minute`,
    },
    {
      quota: requests,
      least: 1,
      because: "no ticket could be answered by the model",
      wanted: wantedOf(requests, 1, region),
      meaning: ticketsPerMinute(1),
    },
  ];
};

/** Text units of the longest piece of a ticket that is sent to the guardrail at once. */
const PIECE_UNITS = PIECE_LENGTH / 1_000;

/** Without a guardrail, none. */
const guardrailNeeds = ({ config: { region, guardrail } }: CheckContext): readonly Need[] => {
  if (!guardrail) return [];
  const { guardrailCalls, guardrailTopics, guardrailFilters, guardrailSecrets } = SERVICE_QUOTAS;
  const because = `a piece of a long ticket has ${PIECE_UNITS}, and is not accepted`;
  return [
    { quota: guardrailCalls, least: 1, because: "no ticket could be judged", wanted: quotaIn(guardrailCalls, region) },
    ...[guardrailTopics, guardrailFilters, guardrailSecrets].map((quota) => ({
      quota,
      least: PIECE_UNITS,
      because,
      wanted: quotaIn(quota, region),
    })),
  ];
};

/** The account's quotas against what the configuration needs and what AWS's default is, a check for each service. */
export const QUOTA_CHECKS: readonly Check[] = [
  checkOf("quota of lambda", lambdaNeeds),
  checkOf("quotas of states", workflowNeeds),
  checkOf("quotas of comprehend", comprehendNeeds),
  checkOf("quotas of bedrock", modelNeeds),
  checkOf("quotas of the guardrail", guardrailNeeds),
];
