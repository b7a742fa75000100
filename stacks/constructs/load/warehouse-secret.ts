import { scryptSync } from "node:crypto";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret/index.js";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js";
import { Fn, TerraformVariable, VariableType } from "cdktf";
import { Construct } from "constructs";
import { PASSWORD_VARIABLE } from "../../assets/secret-values.js";
import type { EncryptionKey } from "../data/encryption-key.js";

export interface WarehouseSecretProps {
  readonly name: string;
  readonly key: EncryptionKey;
  readonly user: string;
  readonly password: string;
  /** Keeps a deleted secret for 30 days; else it is gone at once, and its name free again. */
  readonly protectsData: boolean;
}

/**
 * A number that changes with the password, since Terraform cannot see that a value it never keeps has changed. Two
 * bytes of a slow hash: they tell next to nothing of the password, and miss one change in 65,536.
 */
const versionOf = (password: string, name: string): number => scryptSync(password, name, 2).readUInt16BE() + 1;

/**
 * The login to a warehouse. The password reaches Terraform as an ephemeral variable and AWS as a write-only argument, so
 * neither the synthesized stack nor a plan or the state holds it.
 */
export class WarehouseSecret extends Construct {
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
