import type { EmulatorFault } from "../../../scripts/local/emulator/script-faults.js";
import type { FaultScript } from "../../../scripts/local/model-server/faults/fault.js";
import type { CallId } from "./calls.js";
import type { TicketEnding } from "./ticket-endings.js";
import type { FaultId } from "../faults.js";

/** Names of the local stack's topics, to inject faults into one of them. */
export interface Topics {
  readonly tickets: string;
  readonly failures: string;
}

/** A ticket whose calls fail, on the whole pipeline. */
export interface Proof {
  /** Title in the document, and name of the test. */
  readonly title: string;
  /** The row that it proves. */
  readonly callId: CallId;
  readonly faultId: FaultId;
  readonly end: Extract<TicketEnding, "answered" | "assumed" | "needs-human" | "failed" | "unqueued">;
  /** A fault of the model server. It hits every ticket, so this one is sent alone, after the others. */
  readonly models?: FaultScript;
  /** Faults of the emulator. Each hits only calls that contain the ticket's id, unless it names another text. */
  readonly faults?: (topics: Topics) => readonly EmulatorFault[];
}

type Ids = Pick<Proof, "callId" | "faultId">;

export const proofTicket = ({ callId, faultId }: Ids): string => `E2E-${callId}-${faultId}`;

/** The ticket's subject, without its id: in the request of Store ticket, but not of Open ticket. */
export const proofSubject = ({ callId, faultId }: Ids): string => `Export of ${callId} after ${faultId} fails`;

const noObject: EmulatorFault = {
  service: "s3",
  operation: "PutObject",
  error: "AccessDenied",
  resource: "/tickets/",
};

/** The faults that matter most. Tickets run at the same time, except those with a fault of the model server. */
export const END_TO_END: readonly Proof[] = [
  {
    title: "a ticket is started after StartExecution throttled it more often than the client retries",
    callId: "start",
    faultId: "throttled",
    end: "answered",
    // The function's client tries three times.
    faults: () => [{ service: "states", operation: "StartExecution", error: "ThrottlingException", times: 4 }],
  },
  {
    title: "a ticket is started only once, although the response of StartExecution was lost",
    callId: "start",
    faultId: "reset",
    end: "answered",
    faults: () => [{ service: "states", operation: "StartExecution", reset: true, when: "after", times: 1 }],
  },
  {
    title: "a ticket is started only once, although start-workflow crashed after starting the execution",
    callId: "start",
    faultId: "crash",
    end: "answered",
    faults: () => [
      { service: "lambda", operation: "Invoke", crash: true, when: "after", resource: "start-workflow", times: 1 },
    ],
  },
  {
    title: "a ticket keeps its claim, although the response to Open ticket was lost",
    callId: "open",
    faultId: "reset",
    end: "answered",
    faults: () => [{ service: "dynamodb", operation: "UpdateItem", reset: true, when: "after", times: 1 }],
  },
  {
    title: "a ticket is stored after DynamoDB throttled Store ticket",
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
    title: "a ticket is written only once, although write-ticket-json crashed after writing",
    callId: "ticketJson",
    faultId: "crash",
    end: "answered",
    faults: () => [
      { service: "lambda", operation: "Invoke", crash: true, when: "after", resource: "write-ticket-json", times: 1 },
    ],
  },
  {
    title: "a ticket is written after S3 reset every connection for a while",
    callId: "ticketJson",
    faultId: "reset",
    end: "answered",
    // More than the function's client tries, so that its state has to.
    faults: () => [{ service: "s3", operation: "PutObject", resource: "/tickets/", reset: true, times: 4 }],
  },
  {
    title: "a ticket that S3 permanently rejects fails, with its input stored",
    callId: "ticketJson",
    faultId: "denied",
    end: "failed",
    faults: () => [noObject],
  },
  {
    title: "a ticket that can never be published fails, with its input stored",
    callId: "publish",
    faultId: "serverError",
    end: "failed",
    faults: ({ tickets }) => [
      { service: "sns", operation: "Publish", error: "InternalErrorException", resource: tickets },
    ],
  },
  {
    title: "a ticket that fails while its queue is unreachable is stored, and the failure topic is notified",
    callId: "queue",
    faultId: "reset",
    end: "unqueued",
    faults: () => [noObject, { service: "sqs", operation: "SendMessage", reset: true }],
  },
  {
    title: "a ticket continues with an assumed sentiment while Comprehend resets every connection",
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
