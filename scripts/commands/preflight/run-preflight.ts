import type { Account } from "./account/aws-account.js";
import type { Check, CheckContext, Plan } from "./check.js";
import { apiLoggingCheck, budgetCheck, deskSubscriptionsCheck, subscriptionsCheck } from "./checks/account-settings.js";
import { certificateCheck } from "./checks/certificate.js";
import { checkPlace, identify } from "./checks/credentials.js";
import { guardrailCheck } from "./checks/guardrail.js";
import { judgeCheck, modelCallCheck, modelCheck, modelNotCalled } from "./checks/model.js";
import { namesCheck } from "./checks/names.js";
import { QUOTA_CHECKS } from "./checks/quotas.js";
import { rightsCheck } from "./checks/rights.js";
import { servicesCheck } from "./checks/services.js";
import { stateCheck } from "./checks/state.js";
import { checkTerraform, type Tools } from "./checks/terraform.js";
import type { Finding } from "./finding.js";
import { LIMITS, runChecks, type Limits } from "./run-checks.js";
import { readState, type DeployedState } from "./terraform-state.js";

/** Every check of the account, in the order in which they are shown. */
const ACCOUNT_CHECKS: readonly Check[] = [
  rightsCheck,
  servicesCheck,
  ...QUOTA_CHECKS,
  modelCheck,
  judgeCheck,
  guardrailCheck,
  apiLoggingCheck,
  subscriptionsCheck,
  deskSubscriptionsCheck,
  certificateCheck,
  stateCheck,
  namesCheck,
  budgetCheck,
];

export interface PreflightOptions {
  readonly plan: Plan;
  readonly account: Account;
  readonly tools: Tools;
  /** Account that the credentials should be for. */
  readonly expectedAccount?: string | undefined;
  readonly profile?: string | undefined;
  /** Whether the model is called: asked once it is known that it exists. Undefined: not, and nothing is said of it. */
  readonly mayCallModel?: (() => Promise<boolean>) | undefined;
  readonly signal: AbortSignal;
  readonly limits?: Limits;
  /** Called with the number of checks that have ended, and of all. */
  readonly onProgress?: (ended: number, all: number) => void;
}

const NO_STATE: DeployedState = { resources: [], lock: undefined };

const modelFindings = async (context: CheckContext, options: PreflightOptions): Promise<readonly Finding[]> => {
  const { mayCallModel, signal, limits = LIMITS } = options;
  if (mayCallModel === undefined) return [];
  if (!(await mayCallModel())) return [modelNotCalled()];
  return runChecks([modelCallCheck], context, signal, { limits });
};

/** Whether what was found of the model makes a call pointless. */
const modelFails = (findings: readonly Finding[]): boolean =>
  findings.some(({ subject, status }) => subject === modelCheck.subject && status === "failure");

/** Whether a finding says anything but that the quotas of a model that cannot be used are not known. */
const isNoModelQuota = ({ subject, status }: Finding): boolean =>
  !(status === "warning" && subject.includes(" of bedrock"));

const checkAccount = async (context: CheckContext, options: PreflightOptions): Promise<readonly Finding[]> => {
  const { signal, limits = LIMITS, onProgress = () => undefined } = options;
  let ended = 0;
  const onDone = (): void => {
    ended += 1;
    onProgress(ended, ACCOUNT_CHECKS.length);
  };
  const findings = await runChecks(ACCOUNT_CHECKS, context, signal, { limits, onDone });
  if (modelFails(findings)) return findings.filter(isNoModelQuota);
  return [...findings, ...(await modelFindings(context, options))];
};

/**
 * Checks whether the stack can be deployed to the account and would work there. It changes nothing. Without valid
 * credentials, or with those of another account, only what is on this machine is checked.
 * @throws the reason of the signal when it aborts
 */
export const runPreflight = async (options: PreflightOptions): Promise<readonly Finding[]> => {
  const { plan, account, tools, profile, expectedAccount, signal, limits = LIMITS } = options;
  const { region } = plan.config;
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(limits.checkMs)]);
  const local = await checkTerraform(tools, plan.stack);
  const { identity, finding } = await identify({ account, region, profile }, deadline);
  signal.throwIfAborted();
  if (identity === undefined) return [finding, ...local];
  const state = readState(plan.stack.backend, account, AbortSignal.any([signal, AbortSignal.timeout(limits.totalMs)]));
  const place = checkPlace(identity, { accountId: expectedAccount, region }, await state.catch(() => NO_STATE));
  if (place.status === "failure") return [place, ...local];
  return [place, ...local, ...(await checkAccount({ ...plan, account, identity, state }, options))];
};
