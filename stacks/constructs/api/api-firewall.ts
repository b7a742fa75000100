import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl/index.js";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js";
import { Construct } from "constructs";
import { firewallRules, TOO_MANY_REQUESTS, tooManyRequests } from "./firewall-rules.js";
import type { EncryptionKey } from "../data/encryption-key.js";

export interface ApiFirewallProps {
  readonly name: string;
  readonly stageArn: string;
  /** Requests from one address in 5 minutes, above which they are refused. */
  readonly ratePerAddress: number;
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
}

/** Headers that hold a caller's token, and the key that it marks a request with. */
const SECRET_HEADERS = ["token", "authorization", "idempotency-key"];

/**
 * A rule's entry in the log quotes what the rule found, which in a body is a ticket's text, and a log's own redaction knows no
 * bodies. This leaves the rule's name and hides the quotation.
 */
const UNQUOTED = ["BODY", "QUERY_STRING"].map((fieldType) => ({ field: { fieldType }, action: "SUBSTITUTION" }));

/** AWS WAF before the API: refuses known attacks, and an address that asks too often. */
export class ApiFirewall extends Construct {
  constructor(scope: Construct, id: string, props: ApiFirewallProps) {
    super(scope, id);
    const { arn } = this.#createAcl(props);
    new Wafv2WebAclAssociation(this, "association", { resourceArn: props.stageArn, webAclArn: arn });
    this.#log(arn, props);
  }

  #createAcl({ name, ratePerAddress }: ApiFirewallProps): Wafv2WebAcl {
    return new Wafv2WebAcl(this, "acl", {
      name,
      description: "Refuses known attacks on the API, and too many requests from one address",
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rule: firewallRules(ratePerAddress),
      dataProtectionConfig: { dataProtection: UNQUOTED },
      customResponseBody: [{ key: TOO_MANY_REQUESTS, contentType: "APPLICATION_JSON", content: tooManyRequests() }],
      visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: false },
    });
  }

  /** WAF writes only to a group whose name begins so. Requests that pass are in the access log already. */
  #log(resourceArn: string, { name, key, logRetentionDays }: ApiFirewallProps): void {
    const group = new CloudwatchLogGroup(this, "logs", {
      name: `aws-waf-logs-${name}`,
      retentionInDays: logRetentionDays,
      kmsKeyId: key.arn,
    });
    new Wafv2WebAclLoggingConfiguration(this, "logging", {
      resourceArn,
      logDestinationConfigs: [group.arn],
      redactedFields: [...SECRET_HEADERS.map((header) => ({ singleHeader: { name: header } })), { queryString: {} }],
      loggingFilter: {
        defaultBehavior: "DROP",
        filter: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            condition: [{ actionCondition: { action: "BLOCK" } }, { actionCondition: { action: "COUNT" } }],
          },
        ],
      },
    });
  }
}
