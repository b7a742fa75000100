import { createHash } from "node:crypto";

const DIGITS = 12;

/**
 * "TKT-20261121-0K3QX9B7T2MF": the day of submission in UTC, and 60 bits made from the ticket's content, its place in the run
 * and the run's salt. So a seeded ticket (its salt is the seed) has the same id exactly when it is the same ticket, and an id is
 * never used again for other content. 60 bits: the chance of one clash in a million tickets is below one in a million.
 */
export const generatedTicketId = (ticket: { readonly submittedAt: string }, index: number, salt: string): string => {
  const digest = createHash("sha256")
    .update(JSON.stringify([salt, index, ticket]))
    .digest("hex");
  const unique = BigInt(`0x${digest.slice(0, 15)}`)
    .toString(36)
    .toUpperCase()
    .padStart(DIGITS, "0");
  return `TKT-${ticket.submittedAt.slice(0, 10).replaceAll("-", "")}-${unique}`;
};
