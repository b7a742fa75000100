import { randomUUID } from "node:crypto";
import { AwsError, bedrockStatus } from "./aws-api.js";
import type { HttpReply } from "./http-exchange.js";

const headers = (): Record<string, string> => ({
  "content-type": "application/json",
  "x-amzn-requestid": randomUUID(),
});

/** A response of Bedrock's runtime in REST-JSON. */
export const bedrockReply = (body: object): HttpReply => ({
  status: 200,
  headers: headers(),
  body: JSON.stringify(body),
});

/** An error of Bedrock's runtime, as its SDK reads it. */
export const bedrockFailure = ({ name, message }: AwsError): HttpReply => ({
  status: bedrockStatus(name),
  headers: { ...headers(), "x-amzn-errortype": name },
  body: JSON.stringify({ message }),
});

/** The JSON of a request. @throws AwsError as Bedrock does */
export const parseBedrockBody = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError("ValidationException", "The request body is not JSON.");
  }
};

/** A part of a path, decoded; empty if it cannot be. */
export const decodePathPart = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return "";
  }
};
