import { describe, expect, it } from "vitest";
import * as z from "zod";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const RuleSchema = z.looseObject({ name: z.string(), priority: z.int(), statement: z.looseObject({}) });

const stack = synthesizeStack({ API_WAF: "true", API_WAF_RATE: "500" });
const acl = stack.resource("aws_wafv2_web_acl");
const rules = z.array(RuleSchema).parse(acl["rule"]);
const ruleNamed = (name: string) => rules.find((rule) => rule.name === name);

describe("the API's firewall", () => {
  it("exists only if it is configured", () => {
    expect(synthesizeStack().resources("aws_wafv2_web_acl")).toEqual([]);
    expect(acl).toMatchObject({ scope: "REGIONAL", default_action: { allow: {} } });
  });

  it("is attached to the API's stage", () => {
    expect(stack.resource("aws_wafv2_web_acl_association")).toMatchObject({
      resource_arn: expect.stringMatching(/aws_api_gateway_stage\.\w+\.arn/) as string,
      web_acl_arn: expect.stringContaining("aws_wafv2_web_acl.") as string,
    });
  });

  it("blocks an address with too many requests in five minutes, and sends Retry-After", () => {
    expect(ruleNamed("rate")).toMatchObject({
      action: {
        block: { custom_response: { response_code: 429, response_header: [{ name: "Retry-After", value: "300" }] } },
      },
      statement: { rate_based_statement: { limit: 500, aggregate_key_type: "IP", evaluation_window_sec: 300 } },
    });
    expect(acl["custom_response_body"]).toMatchObject([{ key: "too-many-requests", content_type: "APPLICATION_JSON" }]);
  });

  it("blocks what AWS's common rules block, but only counts rules that a normal ticket's text would match", () => {
    const counted = ["CrossSiteScripting_BODY", "EC2MetaDataSSRF_BODY", "GenericLFI_BODY", "GenericRFI_BODY"];

    expect(ruleNamed("common")).toMatchObject({
      override_action: { none: {} },
      statement: {
        managed_rule_group_statement: {
          vendor_name: "AWS",
          name: "AWSManagedRulesCommonRuleSet",
          rule_action_override: expect.arrayContaining(
            [...counted, "NoUserAgent_HEADER", "SizeRestrictions_BODY"].map((name) => ({
              name,
              action_to_use: { count: {} },
            })),
          ) as unknown,
        },
      },
    });
  });

  it("counts requests per address first, so that blocked ones count too", () => {
    expect(rules.map(({ name, priority }) => [name, priority])).toEqual([
      ["rate", 0],
      ["console-rate", 1],
      ["common", 2],
      ["known-bad-inputs", 3],
    ]);
  });

  it("only counts what AWS's rules for known bad inputs match, until their log has shown what they would block", () => {
    expect(ruleNamed("known-bad-inputs")).toMatchObject({
      override_action: { count: {} },
      statement: {
        managed_rule_group_statement: { vendor_name: "AWS", name: "AWSManagedRulesKnownBadInputsRuleSet" },
      },
    });
  });

  it("logs what it blocked without tokens, encrypted, under a name that WAF may write to", () => {
    expect(stack.resource("aws_cloudwatch_log_group", "api/firewall/")).toMatchObject({
      name: "aws-waf-logs-ticket-pipeline-dev-api",
      kms_key_id: expect.stringContaining("aws_kms_key.") as string,
      retention_in_days: 30,
    });
    expect(stack.resource("aws_wafv2_web_acl_logging_configuration")).toMatchObject({
      redacted_fields: [
        { single_header: { name: "token" } },
        { single_header: { name: "authorization" } },
        { single_header: { name: "cookie" } },
        { single_header: { name: "idempotency-key" } },
        { single_header: { name: "x-console-proof" } },
        { query_string: {} },
      ],
      logging_filter: { default_behavior: "DROP" },
    });
  });

  it("quotes nothing of a body or query in its log, not even what a rule matched", () => {
    expect(acl["data_protection_config"]).toEqual({
      data_protection: ["BODY", "QUERY_STRING"].map((field_type) => ({
        field: { field_type },
        action: "SUBSTITUTION",
      })),
    });
  });

  it("stores no samples of requests, which would show their headers", () => {
    const configs = [acl["visibility_config"], ...rules.map((rule) => rule["visibility_config"])];

    for (const config of configs) expect(config).toMatchObject({ sampled_requests_enabled: false });
  });
});
