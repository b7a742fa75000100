import { sha256 } from "../contracts/content-hash.js";

/** 64 bits. With the longest ticket id and "-" a name has 80 characters, which is the limit of Step Functions. */
const HASH_DIGITS = 16;

/**
 * Name of a ticket's execution: `<ticketId>-<first 16 digits of the content hash>`, so that equal content starts only
 * once.
 */
export const executionName = (ticketId: string, contentHash: string): string =>
  `${ticketId}-${contentHash.slice(0, HASH_DIGITS)}`;

/**
 * Name of the execution that runs an ended one again: always the same for the same end, so that replaying twice starts
 * one execution. It begins with the ticket's id, by which `npm run trace` finds it.
 * @param redriveCount how often that execution was redriven: each time it ends again
 */
export const replayName = (ticketId: string, executionArn: string, redriveCount = 0): string =>
  executionName(ticketId, sha256(`${executionArn} ${redriveCount}`));

/** An execution's name, which is the last part of its ARN. */
export const executionNameOf = (arn: string): string => arn.slice(arn.lastIndexOf(":") + 1);

const NAME = new RegExp(`^(.+)-[0-9a-f]{${HASH_DIGITS}}$`);

/** The ticket that an execution's name begins with, or the whole name if it has another form. */
export const ticketIdOfExecution = (name: string): string => NAME.exec(name)?.[1] ?? name;

/** The ARN of an execution of a state machine, whether it exists or not. */
export const executionArnOf = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
