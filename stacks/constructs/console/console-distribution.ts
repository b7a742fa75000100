import {
  CloudfrontDistribution,
  type CloudfrontDistributionConfig,
} from "@cdktf/provider-aws/lib/cloudfront-distribution/index.js";
import { CloudfrontFunction } from "@cdktf/provider-aws/lib/cloudfront-function/index.js";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control/index.js";
import { Construct } from "constructs";
import { INDEX_PATH } from "../../../functions/shared/console/site-path.js";
import { PROOF_HEADER } from "../../../functions/shared/console/viewer-headers.js";
import { bundleEdgeFunction } from "../../assets/edge-function.js";
import type { ConsoleDomain } from "../../config/console-config.js";
import { STAGE_NAME } from "../../names.js";
import { explainFindings } from "../explain-findings.js";
import type { ConsoleBucket } from "./console-bucket.js";
import { createConsoleHeaders } from "./console-headers.js";
import type { ConsoleProof } from "./console-proof.js";

export interface ConsoleDistributionProps {
  /** Beginning of the names of what belongs to it. */
  readonly name: string;
  readonly bucket: ConsoleBucket;
  /** Host name of the API, whose stage is the path below which the console reaches it. */
  readonly apiHost: string;
  readonly proof: ConsoleProof;
  readonly domain: ConsoleDomain | undefined;
}

/** Ids of policies that AWS manages, the same in every account. */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

const FILES = "files";
const API = "api";

const ALL_METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];

/** Statuses that CloudFront keeps for ten seconds unless it is told otherwise, those of the API as well. */
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** Seconds that CloudFront waits for the API, which API Gateway ends after 29: its own answer is what a client gets. */
const API_SECONDS = 35;

const FINDINGS = {
  CKV_AWS_68: "Files are the same for everybody. API_WAF decides for the API, and counts by the viewer's address.",
  CKV_AWS_86: "The API logs each request. Logs of files would add addresses of people, and nothing that is acted on.",
  CKV_AWS_310: "A second bucket would need a second publication. S3 and CloudFront have no single data center.",
  CKV_AWS_374: "Who may sign in decides. Customers may be anywhere.",
  CKV2_AWS_47: "No Java runs behind it.",
};
const OWN_NAME_FINDINGS = {
  CKV_AWS_174: "For its own name, CloudFront has one policy. CONSOLE_DOMAIN brings TLS 1.2 as the minimum.",
  CKV2_AWS_42: "CONSOLE_DOMAIN and CONSOLE_CERTIFICATE_ARN decide.",
};

/** CloudFront in front of the console's files, and of the API below its stage: one origin for the browser. */
export class ConsoleDistribution extends Construct {
  readonly id: string;
  readonly arn: string;
  /** CloudFront's own name, to which a domain's record points. */
  readonly domainName: string;
  /** What must wait until CloudFront has it everywhere. */
  readonly resource: CloudfrontDistribution;

  constructor(scope: Construct, id: string, props: ConsoleDistributionProps) {
    super(scope, id);
    const distribution = new CloudfrontDistribution(this, "distribution", this.#settings(props));
    explainFindings(distribution, { ...FINDINGS, ...(props.domain === undefined && OWN_NAME_FINDINGS) });
    this.resource = distribution;
    this.id = distribution.id;
    this.arn = distribution.arn;
    this.domainName = distribution.domainName;
    props.bucket.allowDistribution(this.arn);
  }

  #settings(props: ConsoleDistributionProps): CloudfrontDistributionConfig {
    return {
      comment: props.name,
      enabled: true,
      isIpv6Enabled: true,
      httpVersion: "http2and3",
      // Europe, North America and Israel: whoever is elsewhere is served from there.
      priceClass: "PriceClass_100",
      defaultRootObject: INDEX_PATH.slice(1),
      origin: [this.#files(props), this.#api(props)],
      defaultCacheBehavior: this.#serveFiles(props),
      orderedCacheBehavior: [this.#passOn(props)],
      // A page in place of an error would replace the API's own, since this holds for all behaviors.
      customErrorResponse: ERRORS.map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 })),
      restrictions: { geoRestriction: { restrictionType: "none" } },
      ...this.#certificate(props),
    };
  }

  #files({ name, bucket }: ConsoleDistributionProps) {
    const access = new CloudfrontOriginAccessControl(this, "access", {
      name,
      description: "Reads the files of the console",
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    return { originId: FILES, domainName: bucket.domainName, originAccessControlId: access.id };
  }

  #api({ apiHost, proof }: ConsoleDistributionProps) {
    return {
      originId: API,
      domainName: apiHost,
      customHeader: [{ name: PROOF_HEADER, value: proof.value }],
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "https-only",
        originSslProtocols: ["TLSv1.2"],
        originReadTimeout: API_SECONDS,
      },
    };
  }

  #serveFiles({ name }: ConsoleDistributionProps) {
    return {
      targetOriginId: FILES,
      viewerProtocolPolicy: "redirect-to-https",
      allowedMethods: ["GET", "HEAD"],
      cachedMethods: ["GET", "HEAD"],
      compress: true,
      cachePolicyId: CACHING_OPTIMIZED,
      responseHeadersPolicyId: createConsoleHeaders(this, name),
      functionAssociation: this.#onRequest("route-to-file", name),
    };
  }

  /** HTTP is refused and not redirected: by then, a request has sent its token. */
  #passOn({ name }: ConsoleDistributionProps) {
    return {
      pathPattern: `/${STAGE_NAME}/*`,
      targetOriginId: API,
      viewerProtocolPolicy: "https-only",
      allowedMethods: ALL_METHODS,
      cachedMethods: ["GET", "HEAD"],
      cachePolicyId: CACHING_DISABLED,
      originRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
      functionAssociation: this.#onRequest("forward-viewer", name),
    };
  }

  #onRequest(edge: string, name: string) {
    const fn = new CloudfrontFunction(this, edge, {
      name: `${name}-${edge}`,
      runtime: "cloudfront-js-2.0",
      comment: "See functions/shared/console/edge/",
      publish: true,
      code: bundleEdgeFunction(edge),
    });
    return [{ eventType: "viewer-request", functionArn: fn.arn }];
  }

  #certificate({ domain }: ConsoleDistributionProps) {
    if (domain === undefined) return { viewerCertificate: { cloudfrontDefaultCertificate: true } };
    const { name, certificateArn: acmCertificateArn } = domain;
    return {
      aliases: [name],
      viewerCertificate: {
        acmCertificateArn,
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
    };
  }
}
