import * as z from "zod";
import { canFailWith, isAwsErrorName, MODEL_OPERATIONS, type AwsErrorName } from "../http/aws-api.js";

/** Longest scripted delay, in milliseconds. */
const LATENCY_MAX_MS = 300_000;

/** Useless answers, but not errors: arguments outside the tool's schema, text instead of the tool, an empty reply. */
const BAD_OUTPUTS = ["malformed", "refusal", "empty"] as const;
export type BadOutput = (typeof BAD_OUTPUTS)[number];

/**
 * A scripted fault: at least one of `error`, `output`, `reset` and `latencyMs`, and at most one of the first three.
 * With `times` it ends after that many calls, with `share` it hits only that share of calls, drawn from `seed`.
 */
export const InjectedFaultSchema = z
  .strictObject({
    operation: z.enum([...MODEL_OPERATIONS, "*"]),
    /** The SDK's name of an error, such as ThrottlingException. */
    error: z.custom<AwsErrorName>(isAwsErrorName, "expected an error's name, such as ThrottlingException").optional(),
    /** Converse only. */
    output: z.enum(BAD_OUTPUTS).optional(),
    /** The connection closes without a response. @default false */
    reset: z.boolean().optional(),
    /** Delay before any response, in milliseconds. */
    latencyMs: z.int().min(0).max(LATENCY_MAX_MS).optional(),
    /** The fault ends after this many calls. @default no limit */
    times: z.int().min(1).optional(),
    /** 0 to 1. @default 1 */
    share: z.number().min(0).max(1).default(1),
    /** The same seed hits the same calls. @default 1 */
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
/** A fault as written in a script, without defaults. */
export type FaultScript = z.input<typeof InjectedFaultSchema>;
