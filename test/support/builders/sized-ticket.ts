import { aTicketData, aTicketEvent } from "./tickets.js";

export const KIB = 1024;

const ticketWith = (ticketId: string, description: string): Buffer =>
  Buffer.from(JSON.stringify(aTicketEvent({ ticketId, data: aTicketData({ description }) })));

/** The record data of a ticket, exactly so many bytes long by the length of its description. */
export const ticketOfBytes = (ticketId: string, bytes: number): Uint8Array =>
  ticketWith(ticketId, "x".repeat(bytes - ticketWith(ticketId, "").byteLength));
