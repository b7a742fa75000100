import { describe, expect, it } from "vitest";
import { asDependencyError, describeError, InvalidInput } from "../../../../functions/shared/lambda/errors.js";

const fault = (name: string, status?: number, message = "why"): Error =>
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
    expect(asDependencyError("Service Call", fault(serviceName, status)).name).toBe(name);
  });

  it("keeps the call and the service's own name and words", () => {
    expect(asDependencyError("S3 PutObject", fault("AccessDenied", 403, "Access Denied")).message).toBe(
      "S3 PutObject: AccessDenied: Access Denied",
    );
  });

  it("leaves out what was sent, which a validation message quotes", () => {
    const message = "2 errors: Value 'my ' at 'secret' at 'text' failed; Value 'more' at 'code' failed to satisfy";
    const error = asDependencyError("Service Call", fault("ValidationException", 400, message));

    expect(error.message).toBe("Service Call: ValidationException: 2 errors: Value at 'code' failed to satisfy");
    expect(error.cause).toBeUndefined();
  });

  it("is DependencyUnavailable for an answer that cannot be read, and quotes none of it", () => {
    const error = asDependencyError("Bedrock Converse", fault("SyntaxError", 200, '"Dear Ada" is not valid JSON'));

    expect(error).toMatchObject({
      name: "DependencyUnavailable",
      message: "Bedrock Converse: the response cannot be read",
    });
  });

  it("cuts the service's words short", () => {
    expect(asDependencyError("Service Call", fault("E", 400, "x".repeat(9_000))).message.length).toBeLessThan(600);
  });

  it("takes whatever was thrown", () => {
    expect(asDependencyError("Service Call", "text").message).toBe("Service Call: Error: text");
  });
});

it("tells an error's name and message", () => {
  expect(describeError(new InvalidInput("subject: expected string"))).toEqual({
    error: "InvalidInput",
    reason: "subject: expected string",
  });
});

it("tells nothing of what was thrown and is no error, which may hold a ticket's text", () => {
  expect(describeError("Dear support, …")).toEqual({ error: "Error" });
});
