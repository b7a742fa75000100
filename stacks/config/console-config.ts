import * as z from "zod";
import { optional, withDefault } from "./setting.js";
import { booleanSchema } from "./variable-schemas.js";

/** A host name in lower case with at least one dot. */
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** CloudFront uses certificates of us-east-1 only. */
const CERTIFICATE = /^arn:[a-z-]+:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/;

const FOLDER = /^[\w./-]+$/;

/** Whether the web console is deployed, and under which name. */
export const ConsoleVariables = z.object({
  CONSOLE: withDefault(booleanSchema(), "true", {
    description:
      "`false` deploys no web console, only the API. `npm start` never deploys it: it serves it on this machine.",
  }),
  CONSOLE_BUILD: withDefault(
    z.string().regex(FOLDER, "expected the path of a folder: letters, digits, dots, hyphens and slashes"),
    "console/dist",
    {
      description:
        "Folder with the built console, absolute or relative to the project. `npm run console:build` writes the default.",
    },
  ),
  CONSOLE_DOMAIN: optional(z.string().regex(DOMAIN, "expected a host name in lower case, such as desk.example.com"), {
    unset: "CloudFront's own name, such as `d111111abcdef8.cloudfront.net`",
    description:
      "Host name of the console, for which you create a DNS record (CNAME or alias) to the output " +
      "`console_distribution_domain`. Needs `CONSOLE_CERTIFICATE_ARN`.",
    example: "desk.example.com",
  }),
  CONSOLE_CERTIFICATE_ARN: optional(
    z.string().regex(CERTIFICATE, "expected the ARN of an ACM certificate in us-east-1, where CloudFront needs it"),
    {
      unset: "CloudFront's own certificate",
      description:
        "ACM certificate for `CONSOLE_DOMAIN`, in us-east-1 whatever `AWS_REGION` is. With it, CloudFront refuses TLS " +
        "below 1.2; for its own name it always accepts older versions.",
      example: "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
    },
  ),
});
export type ConsoleVariables = z.infer<typeof ConsoleVariables>;

/** A name of one's own, and the certificate for it. */
export interface ConsoleDomain {
  readonly name: string;
  readonly certificateArn: string;
}

export interface ConsoleConfig {
  /** Folder with the built console, absolute or relative to the project. */
  readonly build: string;
  /** undefined: the name that CloudFront gives. */
  readonly domain: ConsoleDomain | undefined;
}

/** The console that checked variables describe; undefined without one. */
export const toConsole = (variables: ConsoleVariables): ConsoleConfig | undefined => {
  const { CONSOLE, CONSOLE_BUILD: build, CONSOLE_DOMAIN: name, CONSOLE_CERTIFICATE_ARN: certificateArn } = variables;
  if (CONSOLE === "false") return undefined;
  return { build, domain: name === undefined || certificateArn === undefined ? undefined : { name, certificateArn } };
};

/** CloudFront serves no name without a certificate for it, and a certificate without a name is a mistake. */
export const consoleIssues = (variables: ConsoleVariables): { readonly name: string; readonly message: string }[] => {
  const { CONSOLE_DOMAIN: domain, CONSOLE_CERTIFICATE_ARN: certificate } = variables;
  if ((domain === undefined) === (certificate === undefined)) return [];
  return domain === undefined
    ? [{ name: "CONSOLE_DOMAIN", message: "expected the host name for which CONSOLE_CERTIFICATE_ARN is" }]
    : [{ name: "CONSOLE_CERTIFICATE_ARN", message: "expected the certificate for CONSOLE_DOMAIN" }];
};
