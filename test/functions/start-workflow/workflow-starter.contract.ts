import { describe, expect, it } from "vitest";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../functions/shared/lambda/errors.js";
import type { WorkflowStarter } from "../../../functions/start-workflow/ports.js";
import { aWorkflowInput } from "../../support/builders/tickets.js";

/** States of the service that every starter must report in the same way. */
export type ServiceState = "well" | "throttling" | "unavailable" | "denying" | "refusing the input";

/** The contract of WorkflowStarter, run against the fake and against the adapter of Step Functions. */
export const workflowStarterContract = (name: string, starterOf: (state: ServiceState) => WorkflowStarter): void => {
  describe(`WorkflowStarter: ${name}`, () => {
    it("starts a new name", async () => {
      expect(await starterOf("well").start("TKT-1-ab", aWorkflowInput())).toEqual({ status: "started" });
    });

    it("counts a name that has run as success", async () => {
      const starter = starterOf("well");
      await starter.start("TKT-1-ab", aWorkflowInput());

      expect(await starter.start("TKT-1-ab", aWorkflowInput())).toEqual({ status: "already-started" });
      expect(await starter.start("TKT-2-ab", aWorkflowInput())).toEqual({ status: "started" });
    });

    it("returns the service's reason when it will never accept the input", async () => {
      expect(await starterOf("refusing the input").start("TKT-1-ab", aWorkflowInput())).toEqual({
        status: "rejected",
        reason: "InvalidExecutionInput: not JSON",
      });
    });

    it.each([
      ["throttling" as const, DependencyThrottled],
      ["unavailable" as const, DependencyUnavailable],
      ["denying" as const, DependencyRejected],
    ])("throws when the service is %s", async (state, error) => {
      await expect(starterOf(state).start("TKT-1-ab", aWorkflowInput())).rejects.toBeInstanceOf(error);
    });
  });
};
