import * as z from "zod";

/** Statuses of an execution, as Step Functions calls them. */
const EXECUTION_STATUSES = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"] as const;
const ExecutionStatusSchema = z.enum(EXECUTION_STATUSES);
export type ExecutionStatus = z.output<typeof ExecutionStatusSchema>;

/** What became of a visit to a state. */
const STATE_OUTCOMES = ["SUCCEEDED", "CAUGHT", "FAILED", "STOPPED", "RUNNING"] as const;
const StateOutcomeSchema = z.enum(STATE_OUTCOMES).meta({
  description:
    "CAUGHT: it failed, and its Catch led to another state. STOPPED: the execution, or another branch, ended first.",
});
export type StateOutcome = z.output<typeof StateOutcomeSchema>;

const Instant = z.iso.datetime();
const Milliseconds = z.int().min(0).nullable().meta({ description: "Null while it runs." });
const ErrorName = z.string().meta({ description: "Name of an error, such as DependencyThrottled." });

const ExecutionStateSchema = z
  .strictObject({
    name: z.string(),
    type: z.string().meta({ description: "Task, Parallel, Choice, …" }),
    depth: z.int().min(0).meta({ description: "Number of Parallel states around it." }),
    enteredAt: Instant,
    leftAt: Instant.nullable(),
    milliseconds: Milliseconds,
    outcome: StateOutcomeSchema,
    retries: z.int().min(0).meta({ description: "How often its task was tried again." }),
    errors: z.array(ErrorName).meta({ description: "Errors of its attempts, in order." }),
  })
  .meta({ id: "ExecutionState" });
export type ExecutionStateView = z.output<typeof ExecutionStateSchema>;

/** A ticket's way through the pipeline: never what its states got and returned, which has the customer's text. */
export const ExecutionSchema = z
  .strictObject({
    ticketId: z.string(),
    executionArn: z.string(),
    consoleUrl: z.string().nullable().meta({ description: "Its page in the AWS console; null on a local stack." }),
    status: ExecutionStatusSchema,
    startedAt: Instant,
    stoppedAt: Instant.nullable(),
    milliseconds: Milliseconds,
    error: ErrorName.nullable().meta({ description: "The error that it ended with; null if there is none." }),
    isComplete: z.boolean().meta({
      description:
        "Whether `states` has all of them. Not if the history is very long, nor where it has no states inside a " +
        "Parallel, as on a local stack.",
    }),
    states: z.array(ExecutionStateSchema).meta({ description: "In the order in which they were entered." }),
  })
  .meta({ id: "Execution" });
export type ExecutionView = z.output<typeof ExecutionSchema>;
