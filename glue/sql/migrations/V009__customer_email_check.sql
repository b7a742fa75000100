-- Whether customer_email has the form of an address, VALID or INVALID: tickets of the stream are accepted with any text.
-- NULL without an address, and for tickets of schema_version 1 to 3.
ALTER TABLE processed_tickets ADD COLUMN customer_email_check VARCHAR(16);
