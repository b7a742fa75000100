import { expect, it } from "vitest";
import { describeNotice } from "../../../../scripts/commands/start/alarm-stage.js";

it("describes an alarm, its state and the reason", () => {
  const message = {
    AlarmName: "executions-failed",
    NewStateValue: "ALARM",
    NewStateReason: "Sum 3 > 0",
    Region: "us-east-1",
  };

  expect(describeNotice(JSON.stringify(message))).toBe("alarm executions-failed is ALARM (Sum 3 > 0)");
});

it("describes a failed ticket and its error", () => {
  const pointer = {
    ticketId: "TKT-1",
    contentHash: "ab",
    error: "DependencyRejected",
    cause: "S3 PutObject: AccessDenied",
    executionArn: "arn",
    failedAt: "2026-11-21T08:30:00.000Z",
    key: "failed/1.json",
  };

  expect(describeNotice(JSON.stringify(pointer))).toBe("ticket TKT-1 failed with DependencyRejected");
});

it.each(["Load jr_1 of load ended in state FAILED: …", "{}", ""])(
  "returns any other message unchanged: %j",
  (message) => {
    expect(describeNotice(message)).toBe(message);
  },
);

it("cuts a long message", () => {
  expect(describeNotice("x".repeat(500))).toHaveLength(100);
});
