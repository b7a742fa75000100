import { scryptSync } from "node:crypto";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret/index.js";
import { Fn, TerraformVariable, VariableType } from "cdktf";
import { Construct } from "constructs";
import { PASSWORD_VARIABLE } from "../../assets/secret-values.js";
import type { ExistingWarehouseConfig, QueryTarget } from "../../config/warehouse-config.js";
import type { AwsAccount } from "../access/aws-account.js";
import type { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import { allowStatements, createCopyRole, type LoadWarehouse } from "./warehouse.js";

export interface ExistingWarehouseProps {
  /** Name of the secret, if the stack creates one. */
  readonly secretName: string;
  readonly copyRoleName: string;
  readonly config: ExistingWarehouseConfig;
  readonly account: AwsAccount;
  readonly bucket: TicketBucket;
  readonly key: EncryptionKey;
  readonly protectsData: boolean;
}

/** The load's option that names the target, and the prefix of the database users that may assume the COPY role. */
const named = (target: QueryTarget, account: AwsAccount) => {
  switch (target.kind) {
    case "cluster":
      return { option: "--redshift-cluster", value: target.name, users: target.name };
    case "workgroup": {
      const id = target.arn.split("/").at(-1) ?? "*";
      return { option: "--redshift-workgroup", value: target.arn, users: `serverless-${account.id}-${id}` };
    }
  }
};

/** An existing Redshift cluster or workgroup. The stack creates at most a secret with the login and the COPY role. */
export class ExistingWarehouse extends Construct implements LoadWarehouse {
  readonly options: Readonly<Record<string, string>>;
  readonly copyRoleArn: string;
  readonly #props: ExistingWarehouseProps;
  readonly #secretArn: string | undefined;

  constructor(scope: Construct, id: string, props: ExistingWarehouseProps) {
    super(scope, id);
    this.#props = props;
    this.#secretArn = this.#findSecret();
    this.copyRoleArn = props.config.copyRoleArn ?? this.#createCopyRole().arn;
    this.options = this.#describe();
  }

  grantLoad(role: ServiceRole): void {
    const { target } = this.#props.config;
    const arn = target.kind === "workgroup" ? target.arn : this.#clusterArn("cluster", target.name);
    allowStatements(role, arn);
    if (this.#secretArn !== undefined) role.allow("LogIn", ["secretsmanager:GetSecretValue"], [this.#secretArn]);
    else if (target.kind === "workgroup") role.allow("LogIn", ["redshift-serverless:GetCredentials"], [arn]);
    else this.#allowLogin(role, target.name);
  }

  #describe(): Record<string, string> {
    const { config, account } = this.#props;
    const { option, value } = named(config.target, account);
    const user = config.login.kind === "iam" && config.target.kind === "cluster" ? config.login.user : undefined;
    return {
      [option]: value,
      "--redshift-database": config.database,
      ...(this.#secretArn === undefined ? {} : { "--redshift-secret-arn": this.#secretArn }),
      ...(user === undefined ? {} : { "--redshift-db-user": user }),
    };
  }

  #findSecret(): string | undefined {
    const { config, secretName: name, key, protectsData } = this.#props;
    switch (config.login.kind) {
      case "iam":
        return undefined;
      case "secret":
        return config.login.arn;
      case "password":
        return new WarehouseSecret(this, "secret", { ...config.login, name, key, protectsData }).arn;
    }
  }

  #createCopyRole(): ServiceRole {
    const { copyRoleName: name, config, account, bucket, key } = this.#props;
    const warehouse = named(config.target, account).users;
    return createCopyRole(this, "copy-role", { name, account, bucket, key, warehouse });
  }

  /** Lets `role` log in as the configured database user, or else as the user that represents the role itself. */
  #allowLogin(role: ServiceRole, cluster: string): void {
    const { database, login } = this.#props.config;
    const databaseArn = this.#clusterArn("dbname", `${cluster}/${database}`);
    const user = login.kind === "iam" ? login.user : undefined;
    if (user === undefined) role.allow("LogIn", ["redshift:GetClusterCredentialsWithIAM"], [databaseArn]);
    else {
      const userArn = this.#clusterArn("dbuser", `${cluster}/${user}`);
      role.allow("LogIn", ["redshift:GetClusterCredentials"], [databaseArn, userArn]);
    }
  }

  #clusterArn(kind: "cluster" | "dbname" | "dbuser", name: string): string {
    return this.#props.account.arn("redshift", `${kind}:${name}`);
  }
}

interface WarehouseSecretProps {
  readonly name: string;
  readonly key: EncryptionKey;
  readonly user: string;
  readonly password: string;
  /** Keeps a deleted secret for 30 days; otherwise it is deleted at once, and its name is free again. */
  readonly protectsData: boolean;
}

/**
 * A number that changes with the password, since Terraform cannot detect a change of a value that it does not store.
 * Two bytes of a slow hash: they reveal next to nothing about the password, and miss one change in 65,536.
 */
const versionOf = (password: string, name: string): number => scryptSync(password, name, 2).readUInt16BE() + 1;

/**
 * The login to a warehouse. The password reaches Terraform as an ephemeral variable and AWS as a write-only argument,
 * so neither the synthesized stack nor a plan or the state contains it.
 */
class WarehouseSecret extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: WarehouseSecretProps) {
    super(scope, id);
    const secret = this.#createSecret(props);
    this.arn = secret.arn;
    this.#fill(secret, props);
  }

  #createSecret({ name, key, protectsData }: WarehouseSecretProps): SecretsmanagerSecret {
    return new SecretsmanagerSecret(this, "secret", {
      name,
      description: "Login of the ticket load to Redshift",
      kmsKeyId: key.arn,
      recoveryWindowInDays: protectsData ? 30 : 0,
    });
  }

  #fill(secret: SecretsmanagerSecret, { name, user, password }: WarehouseSecretProps): void {
    const variable = new TerraformVariable(this, PASSWORD_VARIABLE, { type: VariableType.STRING, sensitive: true });
    variable.overrideLogicalId(PASSWORD_VARIABLE);
    variable.addOverride("ephemeral", true);
    new SecretsmanagerSecretVersion(this, "login", {
      secretId: secret.arn,
      secretStringWo: Fn.jsonencode({ username: user, password: variable.stringValue }),
      secretStringWoVersion: versionOf(password, name),
    });
  }
}
