/**
 * Longest prefix that leaves room for the longest suffix of a name (64 characters for functions and roles, 63 for
 * buckets).
 */
export const PREFIX_MAX_LENGTH = 32;

/**
 * Ids of the stacks in main.ts, which are also their folders' names: one per stage, one per account and region, and one
 * per account.
 */
export const STAGE_STACK = "ticket-pipeline";
export const ACCOUNT_STACK = "ticket-pipeline-account";
export const DELIVERY_STACK = "ticket-pipeline-delivery";

/** Names of what the stack creates, known before it is deployed so that scripts find them. Not a CDKTF module. */
export const resourceNames = ({ projectName, stage }: { readonly projectName: string; readonly stage: string }) => {
  const prefix = `${projectName}-${stage}`;
  return {
    prefix,
    stream: `${prefix}-tickets`,
    table: `${prefix}-tickets`,
    topic: `${prefix}-tickets`,
    failureTopic: `${prefix}-failures`,
    failedTicketsQueue: `${prefix}-failed-tickets`,
    /** `routingQueue("analytics")`: the queue of finished tickets on that route. */
    routingQueue: (route: string): string => `${prefix}-${route}`,
    /** The queue of those that its processor could not process. */
    routingDeadLetters: (route: string): string => `${prefix}-${route}-dead-letters`,
    stateMachine: `${prefix}-workflow`,
    /** The guardrail that judges tickets and replies. */
    guardrail: `${prefix}-tickets`,
    /** The REST API, its firewall, and the end of its log groups' names. */
    api: `${prefix}-api`,
    /** What CloudFront needs for the console: access control, headers, and the names of its functions begin with it. */
    console: `${prefix}-console`,
    consoleBucket: (accountId: string): string => `${prefix}-console-${accountId}`,
    /** The pool of people who sign in. */
    userPool: `${prefix}-users`,
    /**
     * Name and value of the API key by which callers of a tier are counted; at least 20 characters, as API Gateway
     * requires.
     */
    usageKey: (tier: string): string => `${prefix}-${tier}-usage-plan-key`,
    /** The Glue job that loads the warehouse, its role, and what belongs to it. */
    load: `${prefix}-load-tickets`,
    /** The rule that notifies of failed loads, and the queue of the events that it could not deliver. */
    failedLoadRule: `${prefix}-load-failed`,
    failedLoadDeadLetters: `${prefix}-load-failed-dead-letters`,
    /** The topic of notices to staff. */
    deskNotices: `${prefix}-desk-notices`,
    /** The rule that has deadlines watched each minute, and the queue of the runs that failed. */
    watchDeadlinesRule: `${prefix}-watch-deadlines`,
    watchDeadlinesDeadLetters: `${prefix}-watch-deadlines-dead-letters`,
    /** The queue of the batches of the table's stream that could not be counted. */
    countDeskChangesDeadLetters: `${prefix}-count-desk-changes-dead-letters`,
    /** The queue of the batches of the table's stream whose verdicts could not be archived. */
    archiveVerdictsDeadLetters: `${prefix}-archive-verdicts-dead-letters`,
    /** The budget of the account's cost of a month. */
    monthlyBudget: `${prefix}-monthly`,
    /** The role that Redshift reads staged files with. */
    copyRole: `${prefix}-copy-tickets`,
    /** Namespace and workgroup of the stack's own warehouse, or the secret with the login to another. */
    warehouse: `${prefix}-warehouse`,
    /** Bucket names are global, so the name ends with the account's id. */
    bucket: (accountId: string): string => `${prefix}-tickets-${accountId}`,
    /** `fn("start-workflow")`: the function with its code in functions/start-workflow. */
    fn: (directory: string): string => `${prefix}-${directory}`,
  };
};
export type ResourceNames = ReturnType<typeof resourceNames>;

/** Names of what an account and region have once, for all stages. The names of roles are the same in all regions. */
export const accountNames = ({ projectName, region }: { readonly projectName: string; readonly region: string }) => ({
  prefix: `${projectName}-account-${region}`,
  /** The role with which API Gateway writes logs. */
  apiLogs: `${projectName}-api-logs-${region}`,
});

/** Names of what workflows deploy with, once per account. No stage is called delivery or terraform. */
export const deliveryNames = ({ projectName }: { readonly projectName: string }) => {
  const prefix = `${projectName}-delivery`;
  return {
    prefix,
    /** Plans for pull requests, which may contain anything. */
    reviewRole: `${prefix}-review`,
    /** Plans for the main branch. */
    planRole: `${prefix}-plan`,
    deployRole: (stage: string): string => `${prefix}-deploy-${stage}`,
    boundary: `${prefix}-boundary`,
    stateBucket: (accountId: string): string => `${projectName}-terraform-state-${accountId}`,
  };
};

/**
 * Name of the API's stage, and so the first part of every path. Clients depend on it, so a breaking change would add a
 * `v2`.
 */
export const STAGE_NAME = "v1";
