import { Construct } from "constructs";
import type { ExistingWarehouseConfig, QueryTarget } from "../../config/warehouse-config.js";
import type { AwsAccount } from "../access/aws-account.js";
import { createCopyRole } from "./copy-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { ServiceRole } from "../access/service-role.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import { WarehouseSecret } from "./warehouse-secret.js";
import { allowStatements, type LoadWarehouse } from "./warehouse.js";

export interface ExistingWarehouseProps {
  /** Of the secret, when the stack makes one. */
  readonly secretName: string;
  readonly copyRoleName: string;
  readonly config: ExistingWarehouseConfig;
  readonly account: AwsAccount;
  readonly bucket: TicketBucket;
  readonly key: EncryptionKey;
  readonly protectsData: boolean;
}

/** How the load names the target, and which of its database users may take the COPY role. */
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

/** A Redshift cluster or workgroup that was there before. Only the login and the COPY role may be the stack's. */
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

  /** As the database user that was named, or else as the user that stands for the role itself. */
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
