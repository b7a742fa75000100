import * as z from "zod";
import { isAwsErrorName, type AwsErrorName } from "../http/aws-error.js";
import { canFailWith, MODEL_OPERATIONS } from "../http/operations.js";

/** Longest scripted delay, in milliseconds. */
const LATENCY_MAX_MS = 300_000;

/** Answers that are no error but no use either: arguments outside the tool's schema, text in place of the tool, an empty reply. */
export const BAD_OUTPUTS = ["malformed", "refusal", "empty"] as const;
export type BadOutput = (typeof BAD_OUTPUTS)[number];

/**
 * A scripted fault. At least one of `error`, `output`, `reset` and `latencyMs`; of the first three, one.
 * `times` ends it after that many calls, `share` lets it befall that share of calls only, drawn from `seed`.
 */
export const InjectedFaultSchema = z
  .strictObject({
    operation: z.enum([...MODEL_OPERATIONS, "*"]),
    /** An error's name as the SDK has it, such as ThrottlingException. */
    error: z.custom<AwsErrorName>(isAwsErrorName, "expected an error's name, such as ThrottlingException").optional(),
    /** Converse only. */
    output: z.enum(BAD_OUTPUTS).optional(),
    /** The connection closes without a reply. @default false */
    reset: z.boolean().optional(),
    /** Added to the call, in milliseconds, before any answer. */
    latencyMs: z.int().min(0).max(LATENCY_MAX_MS).optional(),
    /** @default without end */
    times: z.int().min(1).optional(),
    /** 0 to 1. @default 1 */
    share: z.number().min(0).max(1).default(1),
    /** The same seed befalls the same calls. @default 1 */
    seed: z.int().min(0).max(0xffffffff).default(1),
  })
  .superRefine((fault, context) => {
    const complain = (path: string, message: string): void => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    const { operation, error, output, latencyMs, reset = false } = fault;
    if (error === undefined && output === undefined && !reset && latencyMs === undefined) {
      complain("error", "expected one of error, output, reset and latencyMs");
    }
    if (reset && (error ?? output) !== undefined) complain("reset", "expected it alone, without error and output");
    if (error !== undefined && output !== undefined) complain("output", "expected either error or output, not both");
    if (output !== undefined && operation !== "Converse") complain("output", "expected operation Converse with it");
    const able = operation === "*" ? MODEL_OPERATIONS : [operation];
    if (error !== undefined && !able.some((name) => canFailWith(name, error))) {
      complain("error", `expected an error of ${operation}, which ${error} is not`);
    }
  });
export type InjectedFault = z.infer<typeof InjectedFaultSchema>;
/** A fault as it is written: defaults left out. */
export type FaultScript = z.input<typeof InjectedFaultSchema>;
