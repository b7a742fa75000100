import { describe, expect, it } from "vitest";
import * as z from "zod";
import { RETIRED_DAYS } from "../../../../stacks/constructs/console/console-bucket.js";
import { SITE_HEADERS } from "../../../../functions/shared/console/site.js";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const DOMAIN = {
  CONSOLE_DOMAIN: "desk.example.com",
  CONSOLE_CERTIFICATE_ARN: "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
};

const BehaviorSchema = z.looseObject({
  target_origin_id: z.string(),
  function_association: z.array(z.looseObject({ event_type: z.string(), function_arn: z.string() })),
});
const DistributionSchema = z.looseObject({
  origin: z.array(z.looseObject({ origin_id: z.string() })),
  default_cache_behavior: BehaviorSchema,
  ordered_cache_behavior: z.tuple([BehaviorSchema]),
  custom_error_response: z.array(z.looseObject({ error_code: z.number(), error_caching_min_ttl: z.number() })),
});
const distribution = DistributionSchema.parse(stack.resource("aws_cloudfront_distribution"));
const [passOn] = distribution.ordered_cache_behavior;
const originNamed = (id: string) => distribution.origin.find(({ origin_id }) => origin_id === id);

describe("the files of the console", () => {
  const policy = statementsOf(stack.resource("aws_s3_bucket_policy", "console-files/")["policy"]);

  it("are read by the one distribution, and by nobody over plain HTTP", () => {
    const conditions = {
      StringEquals: { "aws:SourceArn": expect.stringMatching(/^\$\{aws_cloudfront_distribution\.console_\w+\.arn\}$/) },
    };
    const [plainHttp, ...others] = policy;

    expect(plainHttp).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    expect(others.map(({ Action }) => Action)).toEqual([["s3:GetObject"], ["s3:ListBucket"]]);
    for (const statement of others)
      expect(statement).toMatchObject({
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Condition: conditions,
      });
  });

  it("are not public, have no access lists, and are encrypted by S3", () => {
    expect(stack.resource("aws_s3_bucket_public_access_block", "console-files/")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(stack.resource("aws_s3_bucket_ownership_controls", "console-files/")).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
    expect(stack.resource("aws_s3_bucket_server_side_encryption_configuration", "console-files/")).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
    });
  });

  it("of an earlier build expire some days after it was replaced, and no others", () => {
    const { rule } = stack.resource("aws_s3_bucket_lifecycle_configuration", "console-files/");

    expect(rule).toMatchObject([
      { filter: [{ tag: [{ key: "retired", value: "true" }] }], expiration: [{ days: RETIRED_DAYS }] },
      { abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }] },
    ]);
    expect(rule).toSatisfy((rules: object[]) => rules.filter((one) => "expiration" in one).length === 1);
  });
});

describe("the distribution", () => {
  it("signs its requests for files", () => {
    expect(originNamed("files")).toMatchObject({
      origin_access_control_id: expect.stringContaining("aws_cloudfront_origin_access_control."),
    });
    expect(stack.resource("aws_cloudfront_origin_access_control")).toMatchObject({
      origin_access_control_origin_type: "s3",
      signing_behavior: "always",
      signing_protocol: "sigv4",
    });
  });

  it("serves files over HTTPS, HTTP/2 and HTTP/3, compressed and cached, with the page for routes", () => {
    expect(distribution).toMatchObject({ http_version: "http2and3", is_ipv6_enabled: true });
    expect(distribution.default_cache_behavior).toMatchObject({
      target_origin_id: "files",
      viewer_protocol_policy: "redirect-to-https",
      compress: true,
      allowed_methods: ["GET", "HEAD"],
      function_association: [{ event_type: "viewer-request", function_arn: expect.stringContaining("route-to-file") }],
    });
  });

  it("passes /v1 on to the API over TLS 1.2 with every method, and keeps nothing of it", () => {
    expect(passOn).toMatchObject({
      path_pattern: "/v1/*",
      target_origin_id: "api",
      viewer_protocol_policy: "https-only",
      allowed_methods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
      // AWS's own: CachingDisabled, and AllViewerExceptHostHeader.
      cache_policy_id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      origin_request_policy_id: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      function_association: [{ event_type: "viewer-request", function_arn: expect.stringContaining("forward-viewer") }],
    });
    expect(originNamed("api")).toMatchObject({
      custom_origin_config: { origin_protocol_policy: "https-only", origin_ssl_protocols: ["TLSv1.2"] },
    });
  });

  it("replaces no error by a page, and keeps none: that would be done to the API's, too", () => {
    expect(distribution.custom_error_response.map(({ error_code }) => error_code)).toEqual(
      expect.arrayContaining([403, 404, 500, 502, 503, 504]),
    );
    for (const response of distribution.custom_error_response)
      expect(Object.keys(response).sort()).toEqual(["error_caching_min_ttl", "error_code"]);
    expect(distribution.custom_error_response.every((response) => response.error_caching_min_ttl === 0)).toBe(true);
  });

  it("sends every security header of the local server, and HSTS", () => {
    const policy = JSON.stringify(stack.resource("aws_cloudfront_response_headers_policy"));

    for (const [name, value] of Object.entries(SITE_HEADERS))
      expect(policy, name).toContain(value === "nosniff" ? '"content_type_options":{"override":true}' : value);
    expect(stack.resource("aws_cloudfront_response_headers_policy")).toMatchObject({
      security_headers_config: {
        strict_transport_security: { access_control_max_age_sec: 63_072_000, include_subdomains: true },
      },
    });
    expect(distribution.default_cache_behavior["response_headers_policy_id"]).toContain("console_headers");
  });

  it("has CloudFront's own certificate, or that of a domain with TLS 1.2 as the minimum", () => {
    expect(distribution).toMatchObject({ viewer_certificate: { cloudfront_default_certificate: true } });
    const own = synthesizeStack({ AWS_REGION: "us-west-2", ...DOMAIN });

    expect(own.resource("aws_cloudfront_distribution")).toMatchObject({
      aliases: [DOMAIN.CONSOLE_DOMAIN],
      viewer_certificate: {
        acm_certificate_arn: DOMAIN.CONSOLE_CERTIFICATE_ARN,
        minimum_protocol_version: "TLSv1.2_2021",
        ssl_support_method: "sni-only",
      },
    });
    expect(own.json.output["console_url"]?.value).toBe("https://desk.example.com");
  });
});

describe("the proof that a request comes from the console", () => {
  const [[path, stored] = []] = stack.resources("terraform_data");

  it("is random, made once, and a secret in Terraform's plans", () => {
    expect(path).toBe("console-proof/value");
    expect(stored).toMatchObject({ input: "${sensitive(uuid())}", lifecycle: { ignore_changes: ["input"] } });
  });

  it("is sent to the API by the distribution, and known to serve-identity by its hash alone", () => {
    expect(originNamed("api")).toMatchObject({
      custom_header: [{ name: "x-console-proof", value: expect.stringMatching(/^\$\{sensitive\(terraform_data\./) }],
    });
    const functions = stack
      .resources("aws_lambda_function")
      .filter(([, fn]) => JSON.stringify(fn).includes("terraform_data"));

    expect(functions.map(([name]) => name)).toEqual(["functions/serve-identity/function"]);
    expect(functions[0]?.[1]).toMatchObject({
      environment: {
        variables: { CONSOLE_PROOF_SHA256: expect.stringMatching(/^\$\{nonsensitive\(sha256\(sensitive\(/) },
      },
    });
  });
});

it("the dashboard shows CloudFront's errors, from where CloudFront has its metrics", () => {
  const elsewhere = synthesizeStack({ AWS_REGION: "us-west-2" }).resource("aws_cloudwatch_dashboard");
  const BodySchema = z.object({ widgets: z.array(z.looseObject({ properties: z.looseObject({}) })) });
  const { widgets } = BodySchema.parse(JSON.parse(z.string().parse(elsewhere["dashboard_body"])));
  const shown = widgets.filter(({ properties }) => JSON.stringify(properties).includes("AWS/CloudFront"));

  expect(shown.map(({ properties }) => properties["region"])).toEqual(["us-east-1", "us-east-1"]);
});

describe("the firewall, with a console", () => {
  const withFirewall = (environment: NodeJS.ProcessEnv) => synthesizeStack({ API_WAF: "true", ...environment });
  const RuleSchema = z.object({ name: z.string(), statement: z.looseObject({ rate_based_statement: z.unknown() }) });
  const rateRulesOf = (environment: NodeJS.ProcessEnv) =>
    z
      .array(z.looseObject({ name: z.string() }))
      .parse(withFirewall(environment).resource("aws_wafv2_web_acl")["rule"])
      .filter(({ name }) => name.endsWith("rate"))
      .map((rule) => RuleSchema.parse(rule));

  it("counts what CloudFront passes on by the viewer's address, and everything else by the source's", () => {
    const match = { byte_match_statement: { positional_constraint: "EXACTLY" } };

    expect(rateRulesOf({}).map(({ statement }) => statement.rate_based_statement)).toMatchObject([
      { aggregate_key_type: "IP", scope_down_statement: { not_statement: { statement: [match] } } },
      {
        aggregate_key_type: "FORWARDED_IP",
        forwarded_ip_config: { header_name: "x-console-viewer", fallback_behavior: "MATCH" },
        scope_down_statement: match,
      },
    ]);
  });

  it("writes the proof to no log", () => {
    expect(JSON.stringify(withFirewall({}).resource("aws_wafv2_web_acl_logging_configuration"))).toContain(
      '{"single_header":{"name":"x-console-proof"}}',
    );
  });

  it("has one limit without a console", () => {
    expect(rateRulesOf({ CONSOLE: "false" })).toHaveLength(1);
  });
});

describe("the publication", () => {
  it("is part of the apply, anew for every build and every version of its function", () => {
    expect(stack.resource("aws_lambda_invocation")).toMatchObject({
      function_name: "ticket-pipeline-dev-publish-console",
      input: expect.stringMatching(
        /^\{"bucket":"\$\{aws_s3_object\..*\.bucket\}","key":"\$\{aws_s3_object\..*\.key\}"\}$/,
      ),
      triggers: { code: expect.any(String) },
    });
    expect(stack.resource("aws_s3_object", "console-publication/build")).toMatchObject({
      key: expect.stringMatching(/^code\/[0-9a-f]{16}\/console\.zip$/),
    });
  });

  it("waits for the function's rights, and for the distribution", () => {
    expect(stack.resource("aws_lambda_invocation")["depends_on"]).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\.console-publication/),
      expect.stringMatching(/^aws_cloudfront_distribution\./),
    ]);
  });

  it("may write the site and read the build, and nothing else of S3", () => {
    const statements = stack
      .rolePolicy("console-publication/")
      .filter(({ Action }) => Action.some((action) => action.startsWith("s3:")));

    expect(statements.map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ["ListFiles", ["s3:ListBucket"]],
      ["PublishFiles", ["s3:GetObject", "s3:GetObjectTagging", "s3:PutObject", "s3:PutObjectTagging"]],
      ["ReadBuild", ["s3:GetObject"]],
    ]);
    expect(statements.flatMap(({ Resource }) => Resource)).toEqual([
      expect.stringMatching(/^\$\{aws_s3_bucket\.console-files_\w+\.arn\}$/),
      expect.stringMatching(/^\$\{aws_s3_bucket\.console-files_\w+\.arn\}\/\*$/),
      expect.stringMatching(/^\$\{aws_s3_bucket\.bucket_\w+\.arn\}\/code\/\*\/console\.zip$/),
    ]);
  });
});

it("without a console, there is nothing of it", () => {
  const without = synthesizeStack({ CONSOLE: "false" });

  expect(without.text).not.toMatch(/cloudfront|console-files|CONSOLE_PROOF|publish-console|terraform_data/);
  expect(without.json.output).not.toHaveProperty("console_url");
});
