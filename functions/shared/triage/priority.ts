import { PRIORITIES, type Priority } from "../contracts/ticket-record.js";

/** The more urgent of two priorities; PRIORITIES lists the most urgent first. */
export const moreUrgent = (one: Priority, other: Priority): Priority =>
  PRIORITIES.indexOf(one) <= PRIORITIES.indexOf(other) ? one : other;
