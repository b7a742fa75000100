import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission/index.js";
import { Construct } from "constructs";
import type { Tier } from "../../../functions/shared/contracts/ticket-event.js";
import type { ApiConfig } from "../../config/api-config.js";
import { STAGE_NAME } from "../../names.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";
import { ApiDefinition, type ApiHandler } from "./api-definition.js";
import { ApiFirewall } from "./api-firewall.js";
import { ApiLogs } from "./api-logs.js";
import { ApiStage } from "./api-stage.js";
import { ApiUsagePlans } from "./api-usage-plans.js";

export interface TicketApiProps {
  readonly name: string;
  readonly config: ApiConfig;
  /** Handle the routes; ALLOWED_ORIGINS of each function holds the origins whose pages may read its responses. */
  readonly handlers: readonly ApiHandler[];
  /** Authenticates the caller; USAGE_KEY_GENERAL and USAGE_KEY_GOLD hold the keys that count each tier's requests. */
  readonly authorizer: NodeFunction;
  /** Name and value of the API key that represents a tier's callers. */
  readonly usageKeyOf: (tier: Tier) => string;
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
  /** Proves that a request comes from the console's distribution; undefined without a console. */
  readonly proof: string | undefined;
}

/** The HTTP API with which customers submit and follow tickets. */
export class TicketApi extends Construct {
  readonly id: string;
  readonly name: string;
  /** Ends with the stage, without a slash. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: TicketApiProps) {
    super(scope, id);
    const definition = new ApiDefinition(this, "definition", { ...props, ...props.config });
    const stage = this.#deploy(definition, props);
    this.id = definition.api.id;
    this.name = props.name;
    this.url = stage.url;
    const sourceArn = `${definition.api.executionArn}/${STAGE_NAME}/*`;
    for (const [index, { fn }] of props.handlers.entries())
      this.#allowInvoke(index === 0 ? "permission" : `${fn.node.id}-permission`, fn, sourceArn);
    this.#limit(stage, props);
    this.#setFunctionEnvironment(props);
  }

  #deploy(definition: ApiDefinition, { name, config, key, logRetentionDays }: TicketApiProps): ApiStage {
    const logs = new ApiLogs(this, "logs", { name, apiId: definition.api.id, key, retentionDays: logRetentionDays });
    return new ApiStage(this, "stage", { definition, logs, throttle: config.stage });
  }

  #allowInvoke(id: string, fn: NodeFunction, sourceArn: string): void {
    new LambdaPermission(this, id, {
      functionName: fn.arn,
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      sourceArn,
    });
  }

  #limit(stage: ApiStage, { name, config, usageKeyOf: keyOf, key, logRetentionDays, proof }: TicketApiProps): void {
    new ApiUsagePlans(this, "usage-plans", { apiId: this.id, stageName: stage.name, tiers: config.tiers, keyOf });
    if (config.wafRate === undefined) return;
    const shared = { name, key, logRetentionDays, proof };
    new ApiFirewall(this, "firewall", { ...shared, stageArn: stage.arn, ratePerAddress: config.wafRate });
  }

  #setFunctionEnvironment({ config, handlers, authorizer, usageKeyOf }: TicketApiProps): void {
    const origins = config.allowedOrigins.join(",");
    if (origins !== "") for (const { fn } of handlers) fn.setEnvironment("ALLOWED_ORIGINS", origins);
    authorizer.setEnvironment("USAGE_KEY_GENERAL", usageKeyOf("general"));
    authorizer.setEnvironment("USAGE_KEY_GOLD", usageKeyOf("gold"));
  }
}
