import { sha256 } from "../../../functions/shared/contracts/content-hash.js";

/**
 * 64 bits, as in the names start-workflow gives: with the longest ticket id and "-", 80 characters, which is the
 * service's limit.
 */
const HASH_DIGITS = 16;

/**
 * Name of the execution that runs an ended one again: always the same for the same end, so that asking twice starts
 * one. It begins with the ticket's id, so that `npm run trace` finds it by that.
 * @param redriveCount how often that execution was redriven: each time it ends anew.
 */
export const replayName = (ticketId: string, executionArn: string, redriveCount = 0): string =>
  `${ticketId}-${sha256(`${executionArn} ${redriveCount}`).slice(0, HASH_DIGITS)}`;
