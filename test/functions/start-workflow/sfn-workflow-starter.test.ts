import { SFNClient, SFNServiceException, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../functions/shared/lambda/errors.js";
import type { StartResult } from "../../../functions/start-workflow/ports.js";
import { SfnWorkflowStarter } from "../../../functions/start-workflow/sfn-workflow-starter.js";
import { aWorkflowInput } from "../../support/builders/tickets.js";
import { FakeWorkflows } from "../../support/fakes/start-workflow-fakes.js";
import { type ServiceState, workflowStarterContract } from "./workflow-starter.contract.js";

const STATE_MACHINE = "arn:aws:states:us-east-1:111122223333:stateMachine:ticket-pipeline-dev-workflow";

const serviceError = (name: string, status: number, message = "no") =>
  new SFNServiceException({
    name,
    message,
    $fault: status < 500 ? "client" : "server",
    $metadata: { httpStatusCode: status },
  });

const serviceFaults: Record<Exclude<ServiceState, "well">, Error> = {
  throttling: serviceError("ThrottlingException", 400, "Rate exceeded"),
  unavailable: Object.assign(new Error("socket hang up"), { name: "TimeoutError" }),
  denying: serviceError("AccessDeniedException", 400),
  "refusing the input": serviceError("InvalidExecutionInput", 400, "not JSON"),
};

/** The adapter with a client whose service remembers names, as Step Functions does. */
const sfnStarter = (fault?: Error) => {
  const client = new SFNClient({ region: "us-east-1" });
  const service = mockClient(client);
  const names = new Set<string | undefined>();
  service.on(StartExecutionCommand).callsFake(({ name }: { name: string }) => {
    if (fault !== undefined) throw fault;
    if (names.has(name)) throw serviceError("ExecutionAlreadyExists", 400, "Execution Already Exists");
    names.add(name);
    return { executionArn: `arn:${name}`, startDate: new Date() };
  });
  return { starter: new SfnWorkflowStarter(client, STATE_MACHINE), service };
};

const fakeAnswers: Record<Exclude<ServiceState, "well">, Error | StartResult> = {
  throttling: new DependencyThrottled("Rate exceeded"),
  unavailable: new DependencyUnavailable("socket hang up"),
  denying: new DependencyRejected("no"),
  "refusing the input": { status: "rejected", reason: "InvalidExecutionInput: not JSON" },
};

workflowStarterContract(
  "Step Functions",
  (state) => sfnStarter(state === "well" ? undefined : serviceFaults[state]).starter,
);
workflowStarterContract(
  "the fake",
  (state) => new FakeWorkflows(() => (state === "well" ? undefined : fakeAnswers[state])),
);

describe("SfnWorkflowStarter", () => {
  it("sends the state machine, the name and the input as JSON", async () => {
    const { starter, service } = sfnStarter();

    await starter.start("TKT-1-ab", aWorkflowInput());

    const [call] = service.commandCalls(StartExecutionCommand);
    expect(call?.args[0].input).toEqual({
      stateMachineArn: STATE_MACHINE,
      name: "TKT-1-ab",
      input: JSON.stringify(aWorkflowInput()),
    });
  });

  it.each(["InvalidExecutionInput", "InvalidName", "ValidationException"])(
    "quarantines the record after %s",
    async (name) => {
      const { starter } = sfnStarter(serviceError(name, 400));

      expect(await starter.start("n", aWorkflowInput())).toEqual({ status: "rejected", reason: `${name}: no` });
    },
  );

  it.each([
    ["ExecutionLimitExceeded", 400, DependencyThrottled],
    ["KmsThrottlingException", 400, DependencyThrottled],
    ["TooManyRequestsException", 429, DependencyThrottled],
    ["InternalServerError", 500, DependencyUnavailable],
    ["ServiceUnavailable", 503, DependencyUnavailable],
    ["StateMachineDoesNotExist", 400, DependencyRejected],
    ["StateMachineDeleting", 400, DependencyRejected],
    ["InvalidArn", 400, DependencyRejected],
    ["KmsAccessDeniedException", 400, DependencyRejected],
    ["ExpiredTokenException", 400, DependencyRejected],
  ])("never quarantines the record for %s (%d)", async (name, status, error) => {
    const { starter } = sfnStarter(serviceError(name, status));

    await expect(starter.start("n", aWorkflowInput())).rejects.toBeInstanceOf(error);
  });
});
