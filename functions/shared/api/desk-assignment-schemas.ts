import * as z from "zod";
import { SubjectSchema } from "../auth/caller.js";
import { writtenLine } from "../http/text-schema.js";

const REASON_MAX_LENGTH = 500;

/** Ids of agents are those of users, which are UUIDs: neither word is one. */
export const TO_ME = "me";
export const TO_ANYBODY = "auto";

export const AssignmentSchema = z
  .strictObject({
    to: SubjectSchema.meta({
      description: "Id of an agent; `me` for the caller; `auto` for the least loaded agent who can answer the ticket.",
    }),
  })
  .meta({ id: "Assignment", examples: [{ to: "auto" }] });

export const EscalationSchema = z
  .strictObject({
    reason: writtenLine(REASON_MAX_LENGTH)
      .optional()
      .meta({ description: "For the audit trail. It is not part of the notice." }),
  })
  .meta({ id: "Escalation", examples: [{ reason: "The customer called twice." }] });
