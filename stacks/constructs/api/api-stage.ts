import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment/index.js";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings/index.js";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Throttle } from "../../config/api-config.js";
import type { ApiDefinition } from "./api-definition.js";
import type { ApiLogs } from "./api-logs.js";
import { STAGE_NAME } from "../../names.js";

export interface ApiStageProps {
  readonly definition: ApiDefinition;
  readonly logs: ApiLogs;
  /** What must be there before API Gateway may log; none when the account is set up already. */
  readonly after: readonly ITerraformDependable[];
  /** Of each method. */
  readonly throttle: Throttle;
}

/** The API as it can be called: traced, logged and throttled. */
export class ApiStage extends Construct {
  readonly arn: string;
  readonly name: string;
  readonly url: string;

  constructor(scope: Construct, id: string, props: ApiStageProps) {
    super(scope, id);
    const stage = this.#createStage(props, this.#deploy(props));
    this.arn = stage.arn;
    this.name = stage.stageName;
    this.url = stage.invokeUrl;
    this.#configure(props);
  }

  /**
   * A new deployment for a new definition, there before the old one goes. A method that is no longer defined goes last,
   * so the new deployment still has a copy, and the next has none; until then the function, which knows the routes,
   * answers it 404 or 405.
   */
  #deploy({ definition }: ApiStageProps): ApiGatewayDeployment {
    return new ApiGatewayDeployment(this, "deployment", {
      restApiId: definition.api.id,
      triggers: { definition: definition.fingerprint },
      dependsOn: [...definition.resources],
      lifecycle: { createBeforeDestroy: true },
    });
  }

  #createStage({ definition, logs, after }: ApiStageProps, deployment: ApiGatewayDeployment): ApiGatewayStage {
    return new ApiGatewayStage(this, "stage", {
      restApiId: definition.api.id,
      deploymentId: deployment.id,
      stageName: STAGE_NAME,
      xrayTracingEnabled: true,
      accessLogSettings: { destinationArn: logs.accessLogArn, format: logs.format },
      dependsOn: [...after, logs.faults],
    });
  }

  /**
   * Metrics of the stage as a whole are free and always there; those of each method are some 30 USD a month, and left
   * out.
   */
  #configure({ definition, throttle }: ApiStageProps): void {
    new ApiGatewayMethodSettings(this, "settings", {
      restApiId: definition.api.id,
      stageName: this.name,
      methodPath: "*/*",
      settings: {
        throttlingRateLimit: throttle.rate,
        throttlingBurstLimit: throttle.burst,
        loggingLevel: "ERROR",
        // A trace would hold bodies and headers, tokens among them.
        dataTraceEnabled: false,
        metricsEnabled: false,
      },
    });
  }
}
