import { DataAwsIamOpenidConnectProvider } from "@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider/index.js";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js";
import { Construct } from "constructs";
import type { Statement } from "../access/policy-statements.js";

const HOST = "token.actions.githubusercontent.com";
const AUDIENCE = "sts.amazonaws.com";

export interface GithubIdentityProps {
  /** `owner/name`, as subjects have it. */
  readonly repository: string;
  /** False where the account has the provider already: it can have only one. */
  readonly createsProvider: boolean;
}

/** Which jobs of the repository may assume a role. GitHub puts it into the subject of a job's token. */
export type Jobs =
  | { readonly ofBranch: string }
  | { readonly inEnvironment: string }
  /** Of branches of this repository: to those of forks GitHub gives no token. */
  | "ofPullRequests";

const subjectOf = (jobs: Jobs): string => {
  if (jobs === "ofPullRequests") return "pull_request";
  return "ofBranch" in jobs ? `ref:refs/heads/${jobs.ofBranch}` : `environment:${jobs.inEnvironment}`;
};

/** GitHub as an identity provider, so that workflows need no stored credentials. */
export class GithubIdentity extends Construct {
  readonly #providerArn: string;
  readonly #repository: string;

  constructor(scope: Construct, id: string, { repository, createsProvider }: GithubIdentityProps) {
    super(scope, id);
    this.#repository = repository;
    const url = `https://${HOST}`;
    this.#providerArn = createsProvider
      ? new IamOpenidConnectProvider(this, "provider", { url, clientIdList: [AUDIENCE] }).arn
      : new DataAwsIamOpenidConnectProvider(this, "provider", { url }).arn;
  }

  /** Trusts only jobs whose subject is exactly this one. A pattern would also match names that others can choose. */
  trust(jobs: Jobs): Statement {
    const subject = `repo:${this.#repository}:${subjectOf(jobs)}`;
    return {
      sid: "Trust",
      principal: { Federated: this.#providerArn },
      actions: ["sts:AssumeRoleWithWebIdentity"],
      resources: [],
      conditions: { StringEquals: { [`${HOST}:aud`]: AUDIENCE, [`${HOST}:sub`]: subject } },
    };
  }
}
