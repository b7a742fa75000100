/** Hosts of the console, by partition; the others have that of `aws`. */
const HOSTS: ReadonlyMap<string, string> = new Map([
  ["aws-us-gov", "console.amazonaws-us-gov.com"],
  ["aws-cn", "console.amazonaws.cn"],
]);

/** Address of the console in a region of a partition, such as `https://us-east-1.console.aws.amazon.com`. */
export const consoleOrigin = (partition: string, region: string): string =>
  `https://${region}.${HOSTS.get(partition) ?? "console.aws.amazon.com"}`;
