import type { CertificateDetail } from "@aws-sdk/client-acm";
import { consoleOrigin } from "../../../../functions/shared/lambda/aws-console.js";
import type { ConsoleDomain } from "../../../../stacks/config/console-config.js";
import { unlessAbsent } from "../account/read-error.js";
import { plural } from "../../../shared/terminal/format.js";
import type { Check, CheckContext } from "../check.js";
import { failure, ok, warning, type Finding } from "../finding.js";

const SUBJECT = "certificate of the console";

const DAY_MS = 86_400_000;

/** ACM renews its own certificates earlier than this: one that expires within so many days could not be renewed. */
const LAST_DAYS = 30;

/** The variables are checked before: the ARN is one of us-east-1, where CloudFront looks for certificates. */
const REQUEST_ANOTHER =
  "Set CONSOLE_CERTIFICATE_ARN in .env to one that is ISSUED: aws acm list-certificates --region us-east-1";

const certificatePage = ({ identity }: CheckContext, { certificateArn }: ConsoleDomain): string =>
  `${consoleOrigin(identity.partition, "us-east-1")}/acm/home?region=us-east-1#/certificates/${certificateArn.split("/").at(-1) ?? ""}`;

/** CloudFront takes no certificate of another account. */
const accountOf = ({ certificateArn }: ConsoleDomain): string => certificateArn.split(":")[4] ?? "";

const statusOf = (context: CheckContext, domain: ConsoleDomain, { Status }: CertificateDetail): Finding | undefined => {
  if (Status === undefined || Status === "ISSUED") return undefined;
  if (Status === "PENDING_VALIDATION")
    return failure(
      SUBJECT,
      "It is not issued yet: ACM waits for the proof that its names are yours, so CloudFront refuses it.",
      `Create the DNS records that this page shows, or click the link in AWS's e-mail: ${certificatePage(context, domain)}`,
    );
  return failure(SUBJECT, `It is ${Status} and not ISSUED, so CloudFront refuses it.`, REQUEST_ANOTHER);
};

/** A wildcard stands for exactly one label. */
const covers = (name: string, host: string): boolean => {
  const pattern = name.toLowerCase();
  return pattern === host || (pattern.startsWith("*.") && pattern.slice(1) === host.slice(host.indexOf(".")));
};

const namesOf = ({ DomainName, SubjectAlternativeNames = [] }: CertificateDetail): readonly string[] => [
  ...new Set([...(DomainName === undefined ? [] : [DomainName]), ...SubjectAlternativeNames]),
];

const coverageOf = ({ name }: ConsoleDomain, certificate: CertificateDetail): Finding | undefined => {
  const names = namesOf(certificate);
  if (names.some((one) => covers(one, name))) return undefined;
  return failure(
    SUBJECT,
    `It is for ${names.join(", ")}, not for ${name} (CONSOLE_DOMAIN), so CloudFront refuses it.`,
    `aws acm request-certificate --region us-east-1 --domain-name ${name} --validation-method DNS`,
  );
};

const expiryOf = (
  context: CheckContext,
  domain: ConsoleDomain,
  { NotAfter, Type }: CertificateDetail,
): Finding | undefined => {
  if (NotAfter === undefined) return undefined;
  const days = Math.floor((NotAfter.getTime() - Date.now()) / DAY_MS);
  if (days >= LAST_DAYS) return undefined;
  const message = `It expires in ${plural(days, "day")}; then no browser opens the console.`;
  return Type === "IMPORTED"
    ? warning(
        SUBJECT,
        `${message} Nobody renews an imported one.`,
        `Import a new one in its place: ${certificatePage(context, domain)}`,
      )
    : warning(
        SUBJECT,
        `${message} ACM could not renew it.`,
        `Create the DNS records that this page shows: ${certificatePage(context, domain)}`,
      );
};

const judge = (context: CheckContext, domain: ConsoleDomain, certificate: CertificateDetail): Finding =>
  statusOf(context, domain, certificate) ??
  coverageOf(domain, certificate) ??
  expiryOf(context, domain, certificate) ??
  ok(SUBJECT, `ISSUED, for ${namesOf(certificate).join(", ")}.`);

/** Whether CloudFront would take the certificate for the console's own name, and for how long. */
export const certificateCheck: Check = {
  subject: SUBJECT,
  run: async (context, signal) => {
    const { account, config, identity } = context;
    const domain = config.console?.domain;
    if (domain === undefined) return [];
    const owner = accountOf(domain);
    if (owner !== identity.accountId)
      return [
        failure(
          SUBJECT,
          `It is one of account ${owner}; CloudFront takes only those of its own account.`,
          REQUEST_ANOTHER,
        ),
      ];
    const { certificateArn: CertificateArn } = domain;
    const found = await unlessAbsent(account.describeCertificate({ CertificateArn }, signal));
    if (found?.Certificate === undefined)
      return [failure(SUBJECT, `ACM has no certificate ${CertificateArn}.`, REQUEST_ANOTHER)];
    return [judge(context, domain, found.Certificate)];
  },
};
