/**
 * Settings of a function. Timeouts increase from client to function to state, so that the innermost one expires first
 * and its error names the cause.
 */
export interface FunctionSettings {
  readonly description: string;
  readonly timeoutSeconds: number;
  /** In MB. The CPU share grows with it, which shortens cold starts. */
  readonly memoryMb: number;
}

/** Every function of the pipeline, by the folder of its code. */
export const FUNCTIONS = {
  "start-workflow": {
    description: "Starts one workflow per ticket event; quarantines what is not a ticket.",
    timeoutSeconds: 120,
    memoryMb: 1024,
  },
  "detect-sentiment": {
    description: "Detects a ticket's language and sentiment.",
    timeoutSeconds: 60,
    memoryMb: 512,
  },
  "generate-response": {
    description: "Asks the model to answer, prioritise and categorise a ticket.",
    timeoutSeconds: 180,
    memoryMb: 512,
  },
  "triage-by-rules": {
    description: "Prioritises a ticket by rules when the model cannot, and leaves the answer to a person.",
    timeoutSeconds: 15,
    memoryMb: 512,
  },
  "write-ticket-json": {
    description: "Writes a finished ticket to the bucket as one line of JSON.",
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  "record-failure": {
    description: "Stores a failed ticket's input and error, and marks its item as failed.",
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  "count-tickets": {
    description: "Counts finished tickets per day, tier, priority and product.",
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  "set-priority-lane": {
    description: "Sets the priority lane and the answer-by time on a ticket.",
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  "set-general-lane": {
    description: "Sets the general lane and the answer-by time on a ticket.",
    timeoutSeconds: 30,
    memoryMb: 512,
  },
  "evaluate-response": {
    description: "Evaluates the model's replies to a share of the finished tickets.",
    timeoutSeconds: 120,
    memoryMb: 512,
  },
  "archive-verdicts": {
    description: "Archives people's verdicts on the model's drafts, for the warehouse.",
    timeoutSeconds: 60,
    memoryMb: 512,
  },
  "serve-api": {
    description: "Handles every request to the API.",
    timeoutSeconds: 25,
    memoryMb: 1024,
  },
  "serve-desk": {
    description: "Lets staff work on tickets.",
    timeoutSeconds: 25,
    memoryMb: 1024,
  },
  "watch-deadlines": {
    description: "Watches the deadlines of the desk, each minute.",
    timeoutSeconds: 50,
    memoryMb: 512,
  },
  "count-desk-changes": {
    description: "Counts what changes on the desk, for its statistics.",
    timeoutSeconds: 60,
    memoryMb: 512,
  },
  "serve-identity": {
    description: "Signs people in and out, and lets admins manage users.",
    timeoutSeconds: 25,
    memoryMb: 1024,
  },
  "authorize-request": {
    description: "Authenticates callers of the API by API token or JWT.",
    timeoutSeconds: 10,
    memoryMb: 512,
  },
} as const satisfies Record<string, FunctionSettings>;
export type FunctionName = keyof typeof FUNCTIONS;

const isFunctionName = (name: string): name is FunctionName => name in FUNCTIONS;
export const FUNCTION_NAMES: readonly FunctionName[] = Object.keys(FUNCTIONS).filter(isFunctionName);
