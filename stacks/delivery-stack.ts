import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { Fn, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ConfigError, type StackConfig } from "./config/config.js";
import { AwsAccount } from "./constructs/access/aws-account.js";
import { policyDocument, type Statement } from "./constructs/access/policy-statements.js";
import { boundaryStatements, deployingStage, readingStage } from "./constructs/delivery/delivery-policies.js";
import { GithubIdentity, type Jobs } from "./constructs/delivery/github-identity.js";
import { StateBucket } from "./constructs/delivery/state-bucket.js";
import { deliveryNames, resourceNames } from "./names.js";
import { configureProvider, declareBackend } from "./stack-settings.js";

/** The branch that is deployed. */
const MAIN = "main";

const HOUR = 3600;

interface RoleProps {
  readonly name: string;
  readonly description: string;
  readonly jobs: Jobs;
  readonly statements: readonly Statement[];
}

/** @throws ConfigError without a repository to trust */
const repositoryOf = ({ delivery }: StackConfig): string => {
  if (delivery.repository !== undefined) return delivery.repository;
  throw new ConfigError(
    "DELIVERY_REPOSITORY is not set: expected owner/name of the repository on GitHub whose workflows may deploy",
  );
};

/**
 * What workflows deploy with, once per account: a bucket for Terraform's states, and roles that jobs of one repository
 * may assume. People deploy it; no workflow can change it.
 */
export class DeliveryStack extends TerraformStack {
  readonly #account: AwsAccount;
  readonly #names: ReturnType<typeof deliveryNames>;
  readonly #github: GithubIdentity;
  readonly #states: StateBucket;

  constructor(
    scope: Construct,
    id: string,
    private readonly config: StackConfig,
  ) {
    super(scope, id);
    const repository = repositoryOf(config);
    this.#names = deliveryNames(config);
    declareBackend(this, config, this.#names.prefix);
    configureProvider(this, config, "delivery");
    this.#account = new AwsAccount(this, "account");
    this.#states = new StateBucket(this, "states", { name: this.#names.stateBucket(this.#account.id) });
    const { createsProvider } = config.delivery;
    this.#github = new GithubIdentity(this, "github", { repository, createsProvider });
    this.#declareOutputs(this.#createReviewRole(), this.#createPlanRole(), this.#createBoundary());
  }

  /** A pull request may contain anything, so this role reads states and nothing else. */
  #createReviewRole(): string {
    return this.#createRole("review", {
      name: this.#names.reviewRole,
      description: "Plans pull requests: reads Terraform's states",
      jobs: "ofPullRequests",
      statements: this.#states.reading(`${this.config.projectName}-*`),
    });
  }

  #createPlanRole(): string {
    const prefix = `${this.config.projectName}-*`;
    return this.#createRole("plan", {
      name: this.#names.planRole,
      description: "Plans the main branch: reads Terraform's states and configurations",
      jobs: { ofBranch: MAIN },
      statements: [...this.#states.reading(prefix), ...readingStage(this.#account, prefix)],
    });
  }

  #createDeployRole(stage: string, boundary: string): string {
    const { prefix } = resourceNames({ ...this.config, stage });
    return this.#createRole(`deploy-${stage}`, {
      name: this.#names.deployRole(stage),
      description: `Deploys stage ${stage}`,
      jobs: { inEnvironment: stage },
      statements: [...this.#states.changing(prefix), ...deployingStage(this.#account, { prefix, stage, boundary })],
    });
  }

  #createBoundary(): string {
    const policy = new IamPolicy(this, "boundary", {
      name: this.#names.boundary,
      description: "The most that any role of a deployed stage may do",
      policy: policyDocument(boundaryStatements(this.#states.arn)),
    });
    return policy.arn;
  }

  #createRole(id: string, { name, description, jobs, statements }: RoleProps): string {
    const role = new IamRole(this, id, {
      name,
      description,
      assumeRolePolicy: policyDocument([this.#github.trust(jobs)]),
      maxSessionDuration: HOUR,
    });
    new IamRolePolicy(this, `${id}-policy`, {
      name: "permissions",
      role: role.id,
      policy: policyDocument(statements),
    });
    return role.arn;
  }

  /** What the workflows read in the repository's variable STAGES. */
  #declareOutputs(reviewRole: string, planRole: string, boundary: string): void {
    const settings = { TERRAFORM_STATE_BUCKET: this.#states.name, PERMISSIONS_BOUNDARY: boundary };
    const toStage = (stage: string) => {
      const deployRole = this.#createDeployRole(stage, boundary);
      return [stage, { region: this.config.region, reviewRole, planRole, deployRole, settings }] as const;
    };
    new TerraformOutput(this, "stages", {
      description: "Value of the repository's variable STAGES",
      value: Fn.jsonencode(Object.fromEntries(this.config.delivery.stages.map(toStage))),
    });
    new TerraformOutput(this, "state_bucket", {
      description: "Bucket of Terraform's states (TERRAFORM_STATE_BUCKET)",
      value: this.#states.name,
    });
  }
}
