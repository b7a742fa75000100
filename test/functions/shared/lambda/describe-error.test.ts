import { expect, it } from "vitest";
import { describeError } from "../../../../functions/shared/lambda/describe-error.js";
import { InvalidInput } from "../../../../functions/shared/lambda/errors.js";

it("tells an error's name and message", () => {
  expect(describeError(new InvalidInput("subject: expected string"))).toEqual({
    error: "InvalidInput",
    reason: "subject: expected string",
  });
});

it("tells nothing of what was thrown and is no error, which may hold a ticket's text", () => {
  expect(describeError("Dear support, …")).toEqual({ error: "Error" });
});
