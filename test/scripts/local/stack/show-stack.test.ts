import { describe, expect, it } from "vitest";
import { shortAddress, showStack } from "../../../../scripts/local/stack/show-stack.js";
import type { StackEvent } from "../../../../scripts/local/stack/stack-events.js";
import type { Screen } from "../../../../scripts/shared/terminal/screen.js";

const aFile = () => {
  const written: string[] = [];
  const screen: Screen = { isTerminal: false, write: (text) => void written.push(text) };
  return { screen, written };
};

const EVENTS: readonly StackEvent[] = [
  { kind: "step-started", step: "emulator" },
  { kind: "step-finished", step: "emulator", seconds: 0.6 },
  { kind: "planned", total: 2 },
  { kind: "started", address: "aws_s3_bucket.bucket_3056591E" },
  { kind: "finished", address: "aws_s3_bucket.bucket_3056591E", seconds: 1 },
  { kind: "diagnostic", severity: "warning", text: "deprecated" },
  { kind: "step-finished", step: "terraform apply", seconds: 60 },
];

describe("progress without a terminal", () => {
  it("says why the stack is applied once more, and counts what is left from the beginning", () => {
    const { screen, written } = aFile();
    const show = showStack(screen);
    show({ kind: "planned", total: 2 });
    show({ kind: "finished", address: "aws_s3_bucket.a", seconds: 1 });
    show({ kind: "failed", address: "aws_sqs_queue.b" });
    show({ kind: "apply-repeated", reason: "terraform apply failed:\naws_sqs_queue.b: timeout" });
    show({ kind: "planned", total: 1 });
    show({ kind: "finished", address: "aws_sqs_queue.b", seconds: 1 });

    expect(written.slice(2)).toEqual([
      "terraform apply failed:\naws_sqs_queue.b: timeout\nApplying once more ...\n",
      "1 resources to create\n",
      "  1/1 sqs_queue b (1 s)\n",
    ]);
  });

  it("is a plain line for each step and each resource", () => {
    const { screen, written } = aFile();
    const show = showStack(screen);
    for (const event of EVENTS) show(event);

    expect(written).toEqual([
      "emulator: 600 ms\n",
      "2 resources to create\n",
      "  1/2 s3_bucket bucket (1 s)\n",
      "terraform apply: 1 min 0 s\n",
    ]);
  });
});

it.each([
  ["aws_s3_bucket.bucket_3056591E", "s3_bucket bucket"],
  [
    "aws_lambda_function.functions_start-workflow_function_06616FB1",
    "lambda_function functions start-workflow function",
  ],
  ["aws_sqs_queue.plain", "sqs_queue plain"],
])("shortens %s", (address, short) => {
  expect(shortAddress(address)).toBe(short);
});
