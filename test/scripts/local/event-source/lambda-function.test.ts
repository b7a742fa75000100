import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { LambdaFunction } from "../../../../scripts/local/event-source/lambda-function.js";
import { aRecord } from "../../../support/builders/tickets.js";

const api = mockClient(LambdaClient);
const fn = new LambdaFunction(new LambdaClient({ region: "us-east-1" }), "arn:f");
const payload = (text: string): never => Buffer.from(text) as never;

beforeEach(() => api.reset());

it("calls the function with the whole event and returns its response", async () => {
  api.on(InvokeCommand).resolves({ Payload: payload('{"batchItemFailures":[]}') });
  const records = [aRecord()];

  expect(await fn.invoke(records)).toEqual({ kind: "returned", response: { batchItemFailures: [] } });
  const input = api.commandCalls(InvokeCommand)[0]?.args[0].input;
  expect(input?.FunctionName).toBe("arn:f");
  expect(JSON.parse(input?.Payload as string)).toEqual({ Records: records });
});

it("treats a response that is not JSON as none", async () => {
  api.on(InvokeCommand).resolves({ Payload: payload("") });

  expect(await fn.invoke([aRecord()])).toEqual({ kind: "returned", response: undefined });
});

it("distinguishes an error of the function from a call that was not made", async () => {
  const throttled = Object.assign(new Error("Rate exceeded"), { name: "TooManyRequestsException" });
  api
    .on(InvokeCommand)
    .resolvesOnce({ FunctionError: "Unhandled", Payload: payload("{}") })
    .rejectsOnce(throttled);

  expect(await fn.invoke([aRecord()])).toEqual({ kind: "function-error" });
  expect(await fn.invoke([aRecord()])).toEqual({
    kind: "not-invoked",
    reason: "TooManyRequestsException: Rate exceeded",
  });
});
