import { AWS_REGIONS } from "../../../shared/quotas/regions.js";
import type { Account } from "../account/aws-account.js";
import { describeReadError, faultOf } from "../account/read-error.js";
import type { Identity } from "../check.js";
import { failure, ok, type Finding } from "../finding.js";
import type { DeployedState } from "../terraform-state.js";

const SUBJECT = "credentials";

/** An identity, or why there is none. */
export type Identification =
  { readonly identity: Identity; readonly finding?: never } | { readonly identity?: never; readonly finding: Finding };

export interface Caller {
  readonly account: Account;
  readonly region: string;
  /** Name of the profile in use, for the commands that sign in. */
  readonly profile: string | undefined;
}

const profileOption = ({ profile }: Caller): string => (profile === undefined ? "" : ` --profile ${profile}`);

/** Keys that are valid elsewhere are rejected by a region that the account has not enabled. */
const explainRejection = async (caller: Caller, error: unknown, signal: AbortSignal): Promise<Finding> => {
  const { account, region } = caller;
  const home = await account.getCallerIdentityAtHome({}, signal).catch(() => undefined);
  if (home === undefined) {
    const message = `AWS does not accept the credentials: ${describeReadError(error)}.`;
    return failure(SUBJECT, message, `aws configure${profileOption(caller)}`);
  }
  return failure(
    "region",
    `Region ${region} is not enabled in account ${home.Account}: it rejects credentials that us-east-1 accepts.`,
    `aws account enable-region --region-name ${region}`,
  );
};

const explainUnknownHost = ({ region }: Caller): Finding =>
  AWS_REGIONS.includes(region)
    ? failure(SUBJECT, "AWS cannot be reached: its host name was not found.", "Check the network, proxy and DNS.")
    : failure(
        "region",
        `There is no region ${region}: AWS has no host for it.`,
        "Set AWS_REGION in .env to a region that `aws account list-regions` shows.",
      );

const explain = async (caller: Caller, error: unknown, signal: AbortSignal): Promise<Finding> => {
  switch (faultOf(error)) {
    case "no-credentials":
      return failure(SUBJECT, "There are no credentials for AWS.", `aws configure sso${profileOption(caller)}`);
    case "expired":
      return failure(
        SUBJECT,
        "The credentials for AWS have expired.",
        `aws sso login${profileOption(caller)}; if they are keys in the environment, set new ones.`,
      );
    case "rejected-credentials":
      return explainRejection(caller, error, signal);
    case "unknown-host":
      return explainUnknownHost(caller);
    case "absent":
    case "denied":
    case "unreachable":
    case "other": {
      const message = `AWS did not say whose credentials these are: ${describeReadError(error)}.`;
      return failure(SUBJECT, message, "Check the network, then run the command again.");
    }
  }
};

/** Asks AWS who calls it. */
export const identify = async (caller: Caller, signal: AbortSignal): Promise<Identification> => {
  try {
    const { Account: accountId = "", Arn: arn = "" } = await caller.account.getCallerIdentity({}, signal);
    return { identity: { accountId, arn, partition: arn.split(":")[1] ?? "aws" } };
  } catch (error) {
    return { finding: await explain(caller, error, signal) };
  }
};

/** Accounts and regions in the ARNs of what was deployed. */
const placesOf = ({ resources }: DeployedState) => {
  const arns = resources.flatMap(({ attributes: { arn } }) => (typeof arn === "string" ? [arn.split(":")] : []));
  const partsAt = (index: number) => new Set(arns.map((parts) => parts[index] ?? "").filter((part) => part !== ""));
  return { regions: partsAt(3), accounts: new Set([...partsAt(4)].filter((account) => /^\d{12}$/.test(account))) };
};

export interface Expectation {
  /** Account that the user named. */
  readonly accountId: string | undefined;
  readonly region: string;
}

const wrongAccount = (accountId: string, other: string, why: string): Finding =>
  failure(
    SUBJECT,
    `The credentials are for account ${accountId}, not ${other}, ${why}.`,
    `Set AWS_PROFILE to a profile of account ${other}.`,
  );

/** Compares who calls, and where, with the account that is expected and with what was deployed before. */
export const checkPlace = ({ accountId, arn }: Identity, expected: Expectation, state: DeployedState): Finding => {
  if (expected.accountId !== undefined && expected.accountId !== accountId)
    return wrongAccount(accountId, expected.accountId, "which --account names");
  const { accounts, regions } = placesOf(state);
  const [deployedIn] = accounts;
  if (deployedIn !== undefined && !accounts.has(accountId))
    return wrongAccount(accountId, deployedIn, "where the stage is deployed");
  const [region] = regions;
  if (region === undefined || regions.has(expected.region)) return ok(SUBJECT, `${arn} in account ${accountId}.`);
  return failure(
    "region",
    `The stage is deployed in ${region}, and AWS_REGION is ${expected.region}.`,
    `Set AWS_REGION=${region} in .env, or another STAGE.`,
  );
};
