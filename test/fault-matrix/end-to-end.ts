import type { EmulatorFault } from "../../scripts/local/emulator/script-faults.js";
import type { FaultScript } from "../../scripts/local/model-server/faults/fault.js";
import type { CallId } from "./calls.js";
import type { TicketEnding } from "./ticket-endings.js";
import type { FaultId } from "./faults.js";

/** Topics of the local stack that faults are narrowed to, by their names. */
export interface Topics {
  readonly tickets: string;
  readonly failures: string;
}

/** A ticket whose calls go wrong, on the whole pipeline. */
export interface Proof {
  /** Of the document, and of the test. */
  readonly title: string;
  /** The row that it shows. */
  readonly callId: CallId;
  readonly faultId: FaultId;
  readonly end: Extract<TicketEnding, "answered" | "assumed" | "needs-human" | "failed" | "unqueued">;
  /** A fault of the model server's. It befalls every ticket, so this one is sent alone, after the others. */
  readonly models?: FaultScript;
  /** Faults of the emulator for this ticket. Each befalls only calls that contain the ticket's id, unless it says what they contain. */
  readonly faults?: (topics: Topics) => readonly EmulatorFault[];
}

type Ids = Pick<Proof, "callId" | "faultId">;

export const proofTicket = ({ callId, faultId }: Ids): string => `E2E-${callId}-${faultId}`;

/** A text of the ticket that its id is not in: Open ticket does not have it, Store ticket does. */
export const proofSubject = ({ callId, faultId }: Ids): string => `Export of ${callId} after ${faultId} fails`;

const noObject: EmulatorFault = {
  service: "s3",
  operation: "PutObject",
  error: "AccessDenied",
  resource: "/tickets/",
};

/** The faults that matter most. Tickets are under way at once, but for those with a fault of the model server. */
export const END_TO_END: readonly Proof[] = [
  {
    title: "a ticket is started once StartExecution, which throttled it more often than a client tries, has room again",
    callId: "start",
    faultId: "throttled",
    end: "answered",
    // The function's client tries three times.
    faults: () => [{ service: "states", operation: "StartExecution", error: "ThrottlingException", times: 4 }],
  },
  {
    title: "a ticket is started once, though the answer of the StartExecution that started it was lost",
    callId: "start",
    faultId: "reset",
    end: "answered",
    faults: () => [{ service: "states", operation: "StartExecution", reset: true, when: "after", times: 1 }],
  },
  {
    title: "a ticket is started once, though start-workflow crashed after it started the execution",
    callId: "start",
    faultId: "crash",
    end: "answered",
    faults: () => [
      { service: "lambda", operation: "Invoke", crash: true, when: "after", resource: "start-workflow", times: 1 },
    ],
  },
  {
    title: "a ticket keeps its claim, though the answer to Open ticket was lost",
    callId: "open",
    faultId: "reset",
    end: "answered",
    faults: () => [{ service: "dynamodb", operation: "UpdateItem", reset: true, when: "after", times: 1 }],
  },
  {
    title: "a ticket is stored once DynamoDB, which throttled Store ticket, has room again",
    callId: "store",
    faultId: "throttled",
    end: "answered",
    faults: () => [
      {
        service: "dynamodb",
        operation: "UpdateItem",
        error: "ProvisionedThroughputExceededException",
        times: 3,
        containing: proofSubject({ callId: "store", faultId: "throttled" }),
      },
    ],
  },
  {
    title: "a ticket is written once, though write-ticket-json crashed after it wrote",
    callId: "ticketJson",
    faultId: "crash",
    end: "answered",
    faults: () => [
      { service: "lambda", operation: "Invoke", crash: true, when: "after", resource: "write-ticket-json", times: 1 },
    ],
  },
  {
    title: "a ticket is written once S3, which reset every connection, is back",
    callId: "ticketJson",
    faultId: "reset",
    end: "answered",
    // More than the function's client tries, so that its state has to.
    faults: () => [{ service: "s3", operation: "PutObject", resource: "/tickets/", reset: true, times: 4 }],
  },
  {
    title: "a ticket that S3 takes from no one fails with its input kept",
    callId: "ticketJson",
    faultId: "denied",
    end: "failed",
    faults: () => [noObject],
  },
  {
    title: "a ticket that cannot be published for good fails with its input kept",
    callId: "publish",
    faultId: "serverError",
    end: "failed",
    faults: ({ tickets }) => [
      { service: "sns", operation: "Publish", error: "InternalErrorException", resource: tickets },
    ],
  },
  {
    title: "a ticket that fails while its queue is out of reach is kept and told of all the same",
    callId: "queue",
    faultId: "reset",
    end: "unqueued",
    faults: () => [noObject, { service: "sqs", operation: "SendMessage", reset: true }],
  },
  {
    title: "a ticket goes on with an assumed sentiment while Comprehend resets every connection",
    callId: "language",
    faultId: "reset",
    end: "assumed",
    models: { operation: "DetectDominantLanguage", reset: true },
  },
  {
    title: "a ticket goes to a person while Bedrock resets every connection",
    callId: "converse",
    faultId: "reset",
    end: "needs-human",
    models: { operation: "Converse", reset: true },
  },
];
