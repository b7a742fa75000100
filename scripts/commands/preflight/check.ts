import { consoleOrigin } from "../../../functions/shared/lambda/aws-console.js";
import type { StackConfig } from "../../../stacks/config/config.js";
import type { Account } from "./account/aws-account.js";
import type { Finding } from "./finding.js";
import type { StackFacts } from "./stack-facts.js";
import type { DeployedState } from "./terraform-state.js";

/** What is to be deployed, and where. */
export interface Plan {
  readonly config: StackConfig;
  readonly stack: StackFacts;
  /** First part of every name: `ticket-pipeline-dev`. */
  readonly prefix: string;
}

/** Who calls AWS. */
export interface Identity {
  readonly accountId: string;
  /** As AWS names the caller: a user, or a session of a role. */
  readonly arn: string;
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
}

/** What every check gets. */
export interface CheckContext extends Plan {
  readonly account: Account;
  readonly identity: Identity;
  /** Terraform's state; rejects if it cannot be read, which the check of the state reports. */
  readonly state: Promise<DeployedState>;
}

export interface Check {
  /** What is said of a check that gives no result: "the region's services". */
  readonly subject: string;
  /** @param signal aborts at the check's deadline @throws whatever a call throws: the check could not be read */
  readonly run: (context: CheckContext, signal: AbortSignal) => Promise<readonly Finding[]>;
}

/** A page of the console, in the context's region and partition. */
export const consolePage = ({ identity, config }: Pick<CheckContext, "identity" | "config">, page: string): string => {
  const origin = consoleOrigin(identity.partition, config.region);
  return `${origin}/${page.replaceAll("{region}", config.region)}`;
};
