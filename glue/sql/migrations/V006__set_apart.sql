-- What was separated from a ticket's description because it is not the customer's own report: quoted mails, signature
-- and disclaimers. NULL for none, and for tickets of schema_version 1.
ALTER TABLE processed_tickets ADD COLUMN set_apart VARCHAR(65535);
