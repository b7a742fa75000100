import { describe, expect, it } from "vitest";
import { readTerraformEvent } from "../../../../scripts/local/stack/terraform-events.js";

const line = (message: object): string => JSON.stringify({ "@level": "info", ...message });

const hook = (action: string, seconds?: number) => ({
  resource: { addr: "aws_sqs_queue.failed", resource_type: "aws_sqs_queue" },
  action,
  ...(seconds !== undefined && { elapsed_seconds: seconds }),
});

describe("readTerraformEvent", () => {
  it("reads the number of resources that will change", () => {
    const summary = { add: 40, change: 1, remove: 2, operation: "plan" };

    expect(readTerraformEvent(line({ type: "change_summary", changes: summary }))).toEqual({
      kind: "planned",
      total: 43,
    });
  });

  it("does not read the summary after the apply as another plan", () => {
    const summary = { add: 40, change: 0, remove: 0, operation: "apply" };

    expect(readTerraformEvent(line({ type: "change_summary", changes: summary }))).toBeUndefined();
  });

  it.each([
    ["apply_start", hook("create"), { kind: "started", address: "aws_sqs_queue.failed" }],
    ["apply_complete", hook("create", 25), { kind: "finished", address: "aws_sqs_queue.failed", seconds: 25 }],
    ["apply_errored", hook("create", 3), { kind: "failed", address: "aws_sqs_queue.failed" }],
  ])("reads %s", (type, details, event) => {
    expect(readTerraformEvent(line({ type, hook: details }))).toEqual(event);
  });

  it("ignores data sources, which are read and not created", () => {
    expect(readTerraformEvent(line({ type: "apply_start", hook: hook("read") }))).toBeUndefined();
  });

  it("returns an error with its resource and Terraform's message", () => {
    const diagnostic = {
      severity: "error",
      summary: "creating SQS Queue: denied",
      detail: "\nAccess denied\n",
      address: "aws_sqs_queue.failed",
    };

    expect(readTerraformEvent(line({ type: "diagnostic", diagnostic }))).toEqual({
      kind: "diagnostic",
      severity: "error",
      text: "aws_sqs_queue.failed: creating SQS Queue: denied\nAccess denied",
    });
  });

  it.each(["", "no json", "{}", '{"type":"version"}', '{"type":"apply_start"}'])("ignores %j", (text) => {
    expect(readTerraformEvent(text)).toBeUndefined();
  });
});
