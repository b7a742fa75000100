import type { IncomingMessage } from "node:http";
import type { Service } from "./wire.js";

const SERVICES: readonly (readonly [prefix: string, service: Service])[] = [
  ["DynamoDB", "dynamodb"],
  ["Comprehend", "comprehend"],
  ["Kinesis", "kinesis"],
  ["AWSStepFunctions", "states"],
];

/** Where a request of an SDK client goes. */
export const awsTargetOf = ({ headers, url = "" }: IncomingMessage): { service: Service; operation: string } => {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const [, service = "states"] = SERVICES.find(([prefix]) => target.startsWith(prefix)) ?? [];
    return { service, operation: target.split(".")[1] ?? "" };
  }
  return url.includes("/converse")
    ? { service: "bedrock", operation: "Converse" }
    : { service: "s3", operation: "PutObject" };
};
