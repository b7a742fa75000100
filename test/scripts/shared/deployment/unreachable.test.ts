import { expect, it } from "vitest";
import { resourceNotFound, resourceUnusable } from "../../../../scripts/shared/deployment/unreachable.js";

const wanted = { description: 'stream "tickets" of AWS in us-east-1', options: "--endpoint or --stream" };
const HINT = "Start a local stack with `npm start`, or set AWS credentials, --endpoint or --stream.";

it("says what is not there, and what to do about it", () => {
  expect(resourceNotFound(wanted)).toMatchObject({
    name: "UsageError",
    message: `There is no stream "tickets" of AWS in us-east-1. ${HINT}`,
  });
});

it("says why it cannot be used, ends that sentence once, and says what to do", () => {
  const error = Object.assign(new Error("Could not load credentials."), { name: "CredentialsProviderError" });

  expect(resourceUnusable(wanted, error)).toMatchObject({
    name: "UsageError",
    message: `Cannot use ${wanted.description}: CredentialsProviderError: Could not load credentials. ${HINT}`,
  });
});
