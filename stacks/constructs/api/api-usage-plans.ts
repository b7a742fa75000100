import { ApiGatewayApiKey } from "@cdktf/provider-aws/lib/api-gateway-api-key/index.js";
import { ApiGatewayUsagePlanKey } from "@cdktf/provider-aws/lib/api-gateway-usage-plan-key/index.js";
import { ApiGatewayUsagePlan } from "@cdktf/provider-aws/lib/api-gateway-usage-plan/index.js";
import { Construct } from "constructs";
import { TIERS, type Tier } from "../../../functions/shared/contracts/ticket-event.js";
import type { UsageLimits } from "../../config/api-config.js";

export interface ApiUsagePlansProps {
  readonly apiId: string;
  readonly stageName: string;
  /** Of all callers of a tier together. */
  readonly tiers: Readonly<Record<Tier, UsageLimits>>;
  /**
   * Name and value of a tier's key. It is not a secret: only the authorizer can send it, and API Gateway ignores a
   * client's.
   */
  readonly keyOf: (tier: Tier) => string;
}

/** A usage plan for each tier, with the key that the authorizer sends for the tier's callers. */
export class ApiUsagePlans extends Construct {
  constructor(scope: Construct, id: string, props: ApiUsagePlansProps) {
    super(scope, id);
    for (const tier of TIERS) this.#createPlan(tier, props);
  }

  #createPlan(tier: Tier, { apiId, stageName, tiers, keyOf }: ApiUsagePlansProps): void {
    const { rate, burst, quota } = tiers[tier];
    const name = keyOf(tier);
    const plan = new ApiGatewayUsagePlan(this, tier, {
      name,
      description: `Limits of all callers of tier ${tier} together`,
      apiStages: [{ apiId, stage: stageName }],
      throttleSettings: { rateLimit: rate, burstLimit: burst },
      quotaSettings: { limit: quota, period: "DAY" },
    });
    const key = new ApiGatewayApiKey(this, `${tier}-key`, {
      name,
      value: name,
      description: `Represents every caller of tier ${tier}`,
    });
    new ApiGatewayUsagePlanKey(this, `${tier}-plan-key`, { keyId: key.id, keyType: "API_KEY", usagePlanId: plan.id });
  }
}
