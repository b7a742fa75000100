import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";

/** The error that an SDK client throws when a service fails: its name and status decide what becomes of it. */
export const serviceUnavailable = (): Error =>
  Object.assign(new Error("unavailable"), { name: "InternalServerError", $metadata: { httpStatusCode: 500 } });

/** A transaction that DynamoDB cancelled, with a reason for each of its items in their order; `None` for no reason. */
export const cancelledTransaction = (...reasons: readonly (string | CancellationReason)[]): Error =>
  new TransactionCanceledException({
    message: "cancelled",
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: reasons.map((reason) => (typeof reason === "string" ? { Code: reason } : reason)),
  });
