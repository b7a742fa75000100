import { describe, expect, it } from "vitest";
import {
  asDependencyError,
  call,
  describeError,
  ignoreFailedCondition,
  InvalidInput,
} from "../../../../functions/shared/lambda/errors.js";

const serviceError = (name: string, status?: number, message = "why"): Error =>
  Object.assign(new Error(message), {
    name,
    ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
  });

describe("asDependencyError", () => {
  it.each([
    ["DependencyThrottled", "ThrottlingException", 400],
    ["DependencyThrottled", "TooManyRequestsException", 400],
    ["DependencyThrottled", "ProvisionedThroughputExceededException", 400],
    ["DependencyThrottled", "SlowDown", 503],
    ["DependencyThrottled", "TransactionConflictException", 400],
    ["DependencyThrottled", "TransactionInProgressException", 400],
    ["DependencyThrottled", "AnythingAtAll", 429],
    ["DependencyUnavailable", "InternalServerException", 500],
    ["DependencyUnavailable", "ModelTimeoutException", 408],
    ["DependencyUnavailable", "ModelErrorException", 424],
    ["DependencyUnavailable", "TimeoutError", undefined],
    ["DependencyRejected", "AccessDeniedException", 403],
    ["DependencyRejected", "ValidationException", 400],
  ])("is %s for %s with status %s", (name, serviceName, status) => {
    expect(asDependencyError("Service Call", serviceError(serviceName, status)).name).toBe(name);
  });

  it("keeps the operation and the service's own error name and message", () => {
    expect(asDependencyError("S3 PutObject", serviceError("AccessDenied", 403, "Access Denied")).message).toBe(
      "S3 PutObject: AccessDenied: Access Denied",
    );
  });

  it("removes the sent values that a validation message quotes", () => {
    const message = "2 errors: Value 'my ' at 'secret' at 'text' failed; Value 'more' at 'code' failed to satisfy";
    const error = asDependencyError("Service Call", serviceError("ValidationException", 400, message));

    expect(error.message).toBe("Service Call: ValidationException: 2 errors: Value at 'code' failed to satisfy");
    expect(error.cause).toBeUndefined();
  });

  it("is DependencyUnavailable for a response that cannot be read, and quotes none of it", () => {
    const error = asDependencyError(
      "Bedrock Converse",
      serviceError("SyntaxError", 200, '"Dear Ada" is not valid JSON'),
    );

    expect(error).toMatchObject({
      name: "DependencyUnavailable",
      message: "Bedrock Converse: the response cannot be read",
    });
  });

  it("truncates the service's message", () => {
    expect(asDependencyError("Service Call", serviceError("E", 400, "x".repeat(9_000))).message.length).toBeLessThan(
      600,
    );
  });

  it("accepts any thrown value", () => {
    expect(asDependencyError("Service Call", "text").message).toBe("Service Call: Error: text");
  });
});

describe("call", () => {
  it("returns the response", async () => {
    expect(await call("Service Call", Promise.resolve(1))).toBe(1);
  });

  it("translates the error", async () => {
    const response = Promise.reject(serviceError("ThrottlingException", 400, "Rate exceeded"));

    await expect(call("Service Call", response)).rejects.toMatchObject({
      name: "DependencyThrottled",
      message: "Service Call: ThrottlingException: Rate exceeded",
    });
  });
});

describe("ignoreFailedCondition", () => {
  it("ignores a failed condition, and rethrows any other error", () => {
    const other = serviceError("ThrottlingException");

    expect(() => {
      ignoreFailedCondition(serviceError("ConditionalCheckFailedException", 400));
    }).not.toThrow();
    expect(() => {
      ignoreFailedCondition(other);
    }).toThrow(other);
  });
});

describe("describeError", () => {
  it("logs an error's name and message", () => {
    expect(describeError(new InvalidInput("subject: expected string"))).toEqual({
      error: "InvalidInput",
      reason: "subject: expected string",
    });
  });

  it("logs nothing of a thrown value that is not an Error, because it may contain a ticket's text", () => {
    expect(describeError("Dear support, …")).toEqual({ error: "Error" });
  });
});
