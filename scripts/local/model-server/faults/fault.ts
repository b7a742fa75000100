import * as z from "zod";
import { canFailWith, isAwsErrorName, MODEL_OPERATIONS, type AwsErrorName } from "../http/aws-api.js";

/** Longest scripted delay, in milliseconds. */
const LATENCY_MAX_MS = 300_000;

/**
 * Answers that are not errors. Useless: arguments outside the tool's schema, text instead of the tool, an empty reply.
 * Odd, but readable: values in another form ("data-loss", "90%"), the arguments as JSON text or nested under the tool's
 * name, the tool's name with a prefix, the arguments as fenced JSON in a text without a call.
 */
const OUTPUTS = ["malformed", "refusal", "empty", "loose", "json-text", "nested", "prefixed", "fenced"] as const;
export type ScriptedOutput = (typeof OUTPUTS)[number];

/** The most that a model supports of tools: a forced call of any tool, calls at its own choice, or no tools. */
const TOOL_SUPPORT = ["any", "auto", "none"] as const;
export type ToolSupport = (typeof TOOL_SUPPORT)[number];

/**
 * A scripted fault: at least one of `error`, `output`, `reset`, `latencyMs` and `toolSupport`, and at most one of the
 * first three.
 * With `times` it ends after that many calls, with `share` it hits only that share of calls, drawn from `seed`.
 */
export const InjectedFaultSchema = z
  .strictObject({
    operation: z.enum([...MODEL_OPERATIONS, "*"]),
    /** The SDK's name of an error, such as ThrottlingException. */
    error: z.custom<AwsErrorName>(isAwsErrorName, "expected an error's name, such as ThrottlingException").optional(),
    /** Converse only. */
    output: z.enum(OUTPUTS).optional(),
    /** Converse only. A request that asks for more is refused. @default everything */
    toolSupport: z.enum(TOOL_SUPPORT).optional(),
    /** The connection closes without a response. @default false */
    reset: z.boolean().optional(),
    /** Delay before any response, in milliseconds. */
    latencyMs: z.int().min(0).max(LATENCY_MAX_MS).optional(),
    /** The fault ends after this many calls. @default no limit */
    times: z.int().min(1).optional(),
    /** So many calls a second pass, as with a quota; the fault hits the rest. @default none */
    perSecond: z.number().positive().optional(),
    /** 0 to 1. @default 1 */
    share: z.number().min(0).max(1).default(1),
    /** The same seed hits the same calls. @default 1 */
    seed: z.int().min(0).max(0xffffffff).default(1),
  })
  .superRefine((fault, context) => {
    const complain = (path: string, message: string): void => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    const { operation, error, output, latencyMs, toolSupport, reset = false } = fault;
    if ((error ?? output ?? latencyMs ?? toolSupport) === undefined && !reset) {
      complain("error", "expected one of error, output, reset, latencyMs and toolSupport");
    }
    if (toolSupport !== undefined && operation !== "Converse")
      complain("toolSupport", "expected operation Converse with it");
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
