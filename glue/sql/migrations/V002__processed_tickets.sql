-- One row per ticket: the newest record of it. On Redshift the primary key is a promise that the load keeps.
-- VARCHAR lengths are bytes on Redshift and characters on PostgreSQL; the load checks bytes.

CREATE TABLE IF NOT EXISTS processed_tickets (
  ticket_id VARCHAR(256) NOT NULL PRIMARY KEY,
  submitted_at TIMESTAMP NOT NULL,
  customer_first_name VARCHAR(1024),
  customer_last_name VARCHAR(1024),
  customer_full_name VARCHAR(2048),
  customer_email VARCHAR(1024),
  product VARCHAR(1024),
  issue_type VARCHAR(1024),
  subject VARCHAR(65535),
  description VARCHAR(65535),
  response_text VARCHAR(65535),
  sentiment VARCHAR(16),
  sentiment_score_mixed DOUBLE PRECISION,
  sentiment_score_negative DOUBLE PRECISION,
  sentiment_score_neutral DOUBLE PRECISION,
  sentiment_score_positive DOUBLE PRECISION,
  priority VARCHAR(16),
  priority_reasoning VARCHAR(65535),
  processed_at TIMESTAMP NOT NULL,
  -- The nineteen columns above are the ones analysts use by name: their order and types stay.
  customer_company VARCHAR(1024),
  customer_id VARCHAR(1024),
  tier VARCHAR(16),
  channel VARCHAR(256),
  language VARCHAR(64),
  category VARCHAR(32),
  confidence DOUBLE PRECISION,
  outcome VARCHAR(16),
  model_id VARCHAR(2048),
  prompt_version VARCHAR(256),
  input_tokens INTEGER,
  output_tokens INTEGER,
  execution_arn VARCHAR(2048),
  original_key VARCHAR(1024),
  schema_version INTEGER,
  -- Where the row came from. The hash is of the columns above. NULL in rows that another load put here.
  source_key VARCHAR(1024),
  source_etag VARCHAR(128),
  source_modified_at TIMESTAMP,
  content_hash VARCHAR(64),
  loaded_at TIMESTAMP,
  load_run_id VARCHAR(64)
)
--@redshift DISTSTYLE KEY DISTKEY (ticket_id) SORTKEY (submitted_at)
;
