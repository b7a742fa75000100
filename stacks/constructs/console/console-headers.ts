import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy/index.js";
import type { Construct } from "constructs";
import { SITE_HEADERS } from "../../../functions/shared/console/site.js";
import { SECURITY_HEADERS } from "../../../functions/shared/http/response-headers.js";
import { explainFindings } from "../explain-findings.js";

const CUSTOM = ["Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy"] as const;

/** Seconds in the API's own header. */
const strictTransportSeconds = (): number =>
  Number(/max-age=(\d+)/.exec(SECURITY_HEADERS["Strict-Transport-Security"])?.[1]);

/** The headers of every file of the console. @returns the policy's id */
export const createConsoleHeaders = (scope: Construct, name: string): string => {
  const override = true;
  const policy = new CloudfrontResponseHeadersPolicy(scope, "headers", {
    name,
    comment: "Security headers of the console",
    securityHeadersConfig: {
      contentSecurityPolicy: { contentSecurityPolicy: SITE_HEADERS["Content-Security-Policy"], override },
      contentTypeOptions: { override },
      frameOptions: { frameOption: SITE_HEADERS["X-Frame-Options"], override },
      referrerPolicy: { referrerPolicy: SITE_HEADERS["Referrer-Policy"], override },
      strictTransportSecurity: {
        accessControlMaxAgeSec: strictTransportSeconds(),
        includeSubdomains: true,
        override,
      },
    },
    customHeadersConfig: { items: CUSTOM.map((header) => ({ header, value: SITE_HEADERS[header], override })) },
  });
  const reason = "HSTS is enforced. Browsers' list of preloaded domains is up to the owner of the whole domain.";
  return explainFindings(policy, { CKV_AWS_259: reason }).id;
};
