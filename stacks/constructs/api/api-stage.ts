import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment/index.js";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings/index.js";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage/index.js";
import { Construct } from "constructs";
import type { Throttle } from "../../config/api-config.js";
import { STAGE_NAME } from "../../names.js";
import { explainFindings } from "../explain-findings.js";
import type { ApiDefinition } from "./api-definition.js";
import type { ApiLogs } from "./api-logs.js";

export interface ApiStageProps {
  readonly definition: ApiDefinition;
  readonly logs: ApiLogs;
  /** Of each method. */
  readonly throttle: Throttle;
}

const NO_CACHE = "Every answer belongs to one caller: see docs/decisions/0010-no-cache-at-the-gateway.md.";
const STAGE_FINDINGS = {
  CKV_AWS_120: NO_CACHE,
  CKV2_AWS_4: "The method settings below log errors. Checkov does not follow them to this stage.",
  CKV2_AWS_29: "API_WAF decides: AWS WAF has a monthly price.",
  CKV2_AWS_77: "No Java runs behind this API.",
  CKV2_AWS_51:
    "Callers have tokens or sign in. A client certificate proves the gateway to a back end over HTTP: there is none.",
};

/** The deployed API: traced, logged and throttled. */
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

  /** Creates a new deployment for a new definition before it destroys the old one. */
  #deploy({ definition }: ApiStageProps): ApiGatewayDeployment {
    return new ApiGatewayDeployment(this, "deployment", {
      restApiId: definition.api.id,
      triggers: { definition: definition.fingerprint },
      lifecycle: { createBeforeDestroy: true },
    });
  }

  #createStage({ definition, logs }: ApiStageProps, deployment: ApiGatewayDeployment): ApiGatewayStage {
    const stage = new ApiGatewayStage(this, "stage", {
      restApiId: definition.api.id,
      deploymentId: deployment.id,
      stageName: STAGE_NAME,
      xrayTracingEnabled: true,
      accessLogSettings: { destinationArn: logs.accessLogArn, format: logs.format },
      dependsOn: [logs.executionLog],
    });
    return explainFindings(stage, STAGE_FINDINGS);
  }

  /** Metrics of the whole stage are free and always on. Those of each method would cost about 30 USD a month. */
  #configure({ definition, throttle }: ApiStageProps): void {
    const settings = new ApiGatewayMethodSettings(this, "settings", {
      restApiId: definition.api.id,
      stageName: this.name,
      methodPath: "*/*",
      settings: {
        throttlingRateLimit: throttle.rate,
        throttlingBurstLimit: throttle.burst,
        loggingLevel: "ERROR",
        // A trace would contain bodies and headers, including tokens.
        dataTraceEnabled: false,
        metricsEnabled: false,
      },
    });
    explainFindings(settings, { CKV_AWS_225: NO_CACHE });
  }
}
