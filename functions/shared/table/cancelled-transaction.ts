import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";

/** Codes with which DynamoDB cancels a transaction that would succeed a moment later. */
const TRANSIENT_CODES = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/** Why a transaction was cancelled, item by item; none for any other error. */
export const cancellationReasons = (error: unknown): readonly CancellationReason[] =>
  error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];

/** Whether the condition on this item did not hold. */
export const isFailedCondition = ({ Code }: CancellationReason): boolean => Code === "ConditionalCheckFailed";

/** Whether the transaction may succeed a moment later. */
export const isTransient = ({ Code = "" }: CancellationReason): boolean => TRANSIENT_CODES.has(Code);

/** Whether somebody else changed the item: before, so that its condition fails, or at the same moment. */
export const isOthersChange = (reason: CancellationReason): boolean =>
  isFailedCondition(reason) || reason.Code === "TransactionConflict";
