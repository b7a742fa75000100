import { expect, it } from "vitest";
import { metricsOption } from "../../../../scripts/shared/load/metrics-option.js";
import { resourceNames } from "../../../../stacks/names.js";

const names = resourceNames({ projectName: "tickets", stage: "dev" });

it("names the stack's job on an emulator, and puts nothing on AWS, where an alarm waits for the job itself", () => {
  expect(metricsOption({ kind: "local", names })).toEqual(["--metrics-service", "tickets-dev-load-tickets"]);
  expect(metricsOption({ kind: "aws", names })).toEqual([]);
});
