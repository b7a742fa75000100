import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { StackConfig } from "./config/config.js";
import { ApiLoggingRole } from "./constructs/api/api-logging-role.js";
import { accountNames } from "./names.js";
import { configureProvider, declareBackend } from "./stack-settings.js";

/**
 * What an account and region have once, for all stages. It is deployed by itself, and destroying a stage leaves it as
 * it is.
 */
export class AccountStack extends TerraformStack {
  constructor(scope: Construct, id: string, config: StackConfig) {
    super(scope, id);
    const names = accountNames(config);
    declareBackend(this, config, names.prefix);
    configureProvider(this, config, "account");
    const { arn } = new ApiLoggingRole(this, "logging-role", { name: names.apiLogs });
    new TerraformOutput(this, "api_logging_role_arn", {
      description: "Role with which API Gateway writes the logs of all APIs of the account and region",
      value: arn,
    });
  }
}
