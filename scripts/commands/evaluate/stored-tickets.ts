import { TICKET_SUBMITTED, TicketEventSchema } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { type TicketRecord, TicketRecordSchema } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { createS3, findBucket } from "../../shared/deployment/bucket.js";
import { resolveTarget, type TargetOptions } from "../../shared/deployment/target.js";
import { describeIssues } from "../../shared/evaluation/evaluation.js";
import type { DateRange } from "../../shared/reconciliation/days.js";
import { type LocatedEntry, ObjectTickets } from "../../shared/reconciliation/object-tickets.js";
import type { TicketSource, TicketToTriage } from "./run-evaluation.js";

const contactOf = (record: TicketRecord) => {
  const contact = {
    first_name: record.customer_first_name,
    last_name: record.customer_last_name,
    full_name: record.customer_full_name,
    email: record.customer_email,
    company: record.customer_company,
  };
  return Object.values(contact).some((field) => field !== null) ? contact : null;
};

const productOf = ({ product, issue_type }: TicketRecord) =>
  product === null && issue_type === null ? null : { product: product ?? "", issue_type: issue_type ?? "" };

/** What became a ticket's record, as far as the record has it; null stands for what it lacks. */
const eventOf = (record: TicketRecord) => ({
  eventName: TICKET_SUBMITTED,
  ticketId: record.ticket_id,
  submittedAt: record.submitted_at,
  customerId: record.customer_id,
  channel: record.channel,
  company: record.customer_company,
  tier: record.tier,
  data: {
    subject: record.subject,
    description: record.description,
    customer_contact_information: contactOf(record),
    product_issue_information: productOf(record),
  },
});

/** A stored ticket, measured by what it was triaged as; or why it cannot be used. */
const toTriage = (entry: LocatedEntry): TicketToTriage | string => {
  if ("reason" in entry) return `${entry.key}: ${entry.reason}`;
  const record = TicketRecordSchema.safeParse(Object.fromEntries(entry.content));
  const name = entry.version?.key ?? entry.day;
  if (!record.success) return `${name}: ${describeIssues(record.error.issues)}`;
  const event = TicketEventSchema.safeParse(eventOf(record.data));
  if (!event.success) return `${name}: ${describeIssues(event.error.issues)}`;
  const { ticket_id: id, sentiment, priority, category, language } = record.data;
  return { id, kind: "plain", ticket: event.data, truth: { sentiment, priority, category, language } };
};

/**
 * Reads the tickets that a deployment has stored in S3, each with the sentiment, priority, category and language that
 * it was stored with: figures then say how far another model, prompt or the rules would agree with them. Objects that
 * cannot be used are named in the result. Of a ticket with several records, the last one counts.
 * @throws UsageError if there is no such deployment
 */
export const readStoredTickets = async (
  range: DateRange,
  options: TargetOptions,
  signal?: AbortSignal,
): Promise<TicketSource> => {
  const target = await resolveTarget(options);
  const client = createS3(target);
  try {
    const stored = new ObjectTickets(client, await findBucket(client, target));
    const days = [...(await stored.daysIn(range, signal)).keys()].sort();
    const tickets = new Map<string, TicketToTriage>();
    const problems: string[] = [];
    for await (const entry of stored.ticketsOf(days)) {
      signal?.throwIfAborted();
      const ticket = toTriage(entry);
      if (typeof ticket === "string") problems.push(ticket);
      else tickets.set(ticket.id, ticket);
    }
    const name = `stored from ${range.from} to ${range.to} in ${target.description}`;
    return { name, tickets: [...tickets.values()], problems };
  } finally {
    client.destroy();
  }
};
