import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js";
import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl/index.js";
import { Construct } from "constructs";
import { PROOF_HEADER, VIEWER_HEADER } from "../../../functions/shared/console/viewer-headers.js";
import { PROBLEMS, problemType } from "../../../functions/shared/http/problem.js";
import { explainFindings } from "../explain-findings.js";
import type { EncryptionKey } from "../data/encryption-key.js";

export interface ApiFirewallProps {
  readonly name: string;
  readonly stageArn: string;
  /** Requests from one address in 5 minutes, above which WAF blocks them. */
  readonly ratePerAddress: number;
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
  /** Proves that a request comes from the console's distribution; undefined without a console. */
  readonly proof: string | undefined;
}

/** Headers with a caller's token, session or idempotency key, or with the console's proof. */
const SECRET_HEADERS = ["token", "authorization", "cookie", "idempotency-key", PROOF_HEADER];

/**
 * A log entry quotes what a rule matched, which in a body is a ticket's text, and the log's redaction does not cover
 * bodies. This keeps the rule's name and replaces the quoted text.
 */
const UNQUOTED = ["BODY", "QUERY_STRING"].map((fieldType) => ({ field: { fieldType }, action: "SUBSTITUTION" }));

/** AWS WAF in front of the API: blocks known attacks, and addresses that send too many requests. */
export class ApiFirewall extends Construct {
  constructor(scope: Construct, id: string, props: ApiFirewallProps) {
    super(scope, id);
    const { arn } = this.#createAcl(props);
    new Wafv2WebAclAssociation(this, "association", { resourceArn: props.stageArn, webAclArn: arn });
    this.#log(arn, props);
  }

  #createAcl({ name, ratePerAddress, proof }: ApiFirewallProps): Wafv2WebAcl {
    const acl = new Wafv2WebAcl(this, "acl", {
      name,
      description: "Blocks known attacks on the API, and addresses that send too many requests",
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rule: firewallRules(ratePerAddress, proof),
      dataProtectionConfig: { dataProtection: UNQUOTED },
      customResponseBody: [{ key: TOO_MANY_REQUESTS, contentType: "APPLICATION_JSON", content: tooManyRequests() }],
      visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: false },
    });
    return explainFindings(acl, { CKV_AWS_192: "No Java runs behind this API." });
  }

  /** WAF requires this prefix of the log group's name. Allowed requests are already in the access log. */
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

/** Seconds over which WAF counts the requests from an address. */
const WINDOW_SECONDS = 300;

/** Problem kind, and name of the response body, for an address with too many requests. */
const TOO_MANY_REQUESTS = "too-many-requests";

/**
 * Rules of AWS's common set that only count here, and why. A ticket describes problems: it quotes markup, paths,
 * addresses and logs, which these rules look for in a body. The function only ever treats a body as text.
 */
const COUNTED_RULES = {
  SizeRestrictions_BODY: "blocks bodies over 8 KB; the API accepts tickets of 256 KiB and enforces that limit itself",
  CrossSiteScripting_BODY: "blocks a ticket that quotes a web page",
  GenericLFI_BODY: "blocks a ticket that quotes a path such as ../../etc",
  GenericRFI_BODY: "blocks a ticket that quotes a URL with an IP address in it",
  EC2MetaDataSSRF_BODY: "blocks a ticket about instance metadata that fails",
  NoUserAgent_HEADER: "blocks custom clients, which often send no User-Agent",
};

const visibility = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName,
  // Samples would show headers, including tokens.
  sampledRequestsEnabled: false,
});

const commonRules: Wafv2WebAclRule = {
  name: "common",
  priority: 2,
  overrideAction: { none: {} },
  statement: {
    managed_rule_group_statement: {
      vendor_name: "AWS",
      name: "AWSManagedRulesCommonRuleSet",
      rule_action_override: Object.keys(COUNTED_RULES).map((name) => ({ name, action_to_use: { count: {} } })),
    },
  },
  visibilityConfig: visibility("common"),
};

/**
 * AWS's rules for requests that are known to exploit something, such as Log4j. They only count here until their log has
 * shown that no ticket is blocked: tickets quote exploits too. Then `count` becomes `none`.
 */
const knownBadInputs: Wafv2WebAclRule = {
  name: "known-bad-inputs",
  priority: 3,
  overrideAction: { count: {} },
  statement: {
    managed_rule_group_statement: { vendor_name: "AWS", name: "AWSManagedRulesKnownBadInputsRuleSet" },
  },
  visibilityConfig: visibility("known-bad-inputs"),
};

interface RateRule {
  readonly name: string;
  readonly priority: number;
  readonly limit: number;
  /** Whose requests are counted, and by which address. */
  readonly counted: Readonly<Record<string, unknown>>;
}

const rateRule = ({ name, priority, limit, counted }: RateRule): Wafv2WebAclRule => ({
  name,
  priority,
  action: {
    block: {
      customResponse: {
        responseCode: PROBLEMS[TOO_MANY_REQUESTS][0],
        customResponseBodyKey: TOO_MANY_REQUESTS,
        responseHeader: [{ name: "Retry-After", value: String(WINDOW_SECONDS) }],
      },
    },
  },
  statement: { rate_based_statement: { limit, evaluation_window_sec: WINDOW_SECONDS, ...counted } },
  visibilityConfig: visibility(name),
});

const BY_SOURCE = { aggregate_key_type: "IP" };

const fromConsole = (proof: string) => ({
  byte_match_statement: {
    field_to_match: { single_header: { name: PROOF_HEADER } },
    positional_constraint: "EXACTLY",
    search_string: proof,
    text_transformation: [{ priority: 0, type: "NONE" }],
  },
});

/**
 * The limit of requests from one address in 5 minutes. What the console's distribution passes on comes from addresses
 * of CloudFront, so it is counted by the viewer's, which only that distribution can say.
 */
const rateRules = (limit: number, proof: string | undefined): Wafv2WebAclRule[] => {
  if (proof === undefined) return [rateRule({ name: "rate", priority: 0, limit, counted: BY_SOURCE })];
  const others = { not_statement: { statement: [fromConsole(proof)] } };
  const byViewer = {
    aggregate_key_type: "FORWARDED_IP",
    forwarded_ip_config: { header_name: VIEWER_HEADER, fallback_behavior: "MATCH" },
  };
  return [
    rateRule({ name: "rate", priority: 0, limit, counted: { ...BY_SOURCE, scope_down_statement: others } }),
    rateRule({
      name: "console-rate",
      priority: 1,
      limit,
      counted: { ...byViewer, scope_down_statement: fromConsole(proof) },
    }),
  ];
};

/** The limits of requests, then AWS's common rules, then those that only count. */
const firewallRules = (ratePerAddress: number, proof: string | undefined): Wafv2WebAclRule[] => [
  ...rateRules(ratePerAddress, proof),
  commonRules,
  knownBadInputs,
];

/** Response to an address with too many requests. WAF has no request id to include. */
const tooManyRequests = (): string => {
  const [status, title] = PROBLEMS[TOO_MANY_REQUESTS];
  const detail = "Too many requests came from this address in 5 minutes.";
  return JSON.stringify({ type: problemType(TOO_MANY_REQUESTS), title, status, detail });
};
