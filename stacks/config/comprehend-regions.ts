import { partitionOf } from "./partitions.js";

/**
 * Regions with Comprehend's DetectSentiment and DetectDominantLanguage: AWS General Reference, "Amazon Comprehend
 * endpoints and quotas", November 2026. Its endpoints exist in no other region.
 */
export const COMPREHEND_REGIONS: readonly string[] = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-west-1",
  "eu-west-2",
  "us-east-1",
  "us-east-2",
  "us-gov-west-1",
  "us-west-2",
];

interface Regions {
  readonly AWS_REGION: string;
  readonly COMPREHEND_REGION?: string | undefined;
}

/**
 * A region without Comprehend could be deployed to, and every ticket would then be answered without a sentiment. What
 * the isolated regions have is not public, so they are not refused.
 */
export const comprehendIssues = ({ AWS_REGION: region, COMPREHEND_REGION: chosen = region }: Regions) => {
  const partition = partitionOf(region);
  const callable = COMPREHEND_REGIONS.filter((other) => partitionOf(other) === partition);
  if (callable.includes(chosen) || partition.startsWith("aws-iso")) return [];
  const missing =
    chosen === region ? `AWS_REGION ${region} has no Comprehend` : `it is called from AWS_REGION ${region}`;
  const expected = callable.length === 0 ? "another AWS_REGION" : `one of ${callable.join(", ")}`;
  return [
    {
      name: "COMPREHEND_REGION",
      message: `expected ${expected}, since ${missing}; the texts of tickets are sent there`,
    },
  ];
};
