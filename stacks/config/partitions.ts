const PREFIXES: readonly (readonly [prefix: RegExp, partition: string])[] = [
  [/^us-gov-/, "aws-us-gov"],
  [/^cn-/, "aws-cn"],
  [/^us-iso-/, "aws-iso"],
  [/^us-isob-/, "aws-iso-b"],
  [/^eu-isoe-/, "aws-iso-e"],
  [/^us-isof-/, "aws-iso-f"],
  [/^eusc-/, "aws-eusc"],
];

/** The partition of a region, as in its ARNs. Credentials of one partition are worth nothing in another. */
export const partitionOf = (region: string): string => PREFIXES.find(([prefix]) => prefix.test(region))?.[1] ?? "aws";
