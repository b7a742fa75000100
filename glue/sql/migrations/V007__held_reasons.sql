-- Why a person must read the reply before the customer does: codes separated by commas, such as LINK,REFUND. NULL for
-- answered tickets, and for tickets of schema_version 1 and 2.
ALTER TABLE processed_tickets ADD COLUMN held_reasons VARCHAR(1024);
