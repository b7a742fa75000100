-- One row per verdict on a reply: who decided (source) about what (criterion). A later evaluation of the ticket replaces
-- it. On Redshift the primary key is a promise that the load keeps.
CREATE TABLE IF NOT EXISTS response_evaluations (
  ticket_id VARCHAR(256) NOT NULL,
  submitted_at TIMESTAMP NOT NULL,
  evaluated_at TIMESTAMP NOT NULL,
  product VARCHAR(1024),
  language VARCHAR(64),
  category VARCHAR(32),
  -- The model and prompt that wrote the reply.
  model_id VARCHAR(2048),
  prompt_version VARCHAR(256),
  rules_version VARCHAR(256),
  judge_model_id VARCHAR(2048),
  judge_prompt_version VARCHAR(256),
  -- In one row of each reply only, so that sums are right.
  judge_input_tokens INTEGER,
  judge_output_tokens INTEGER,
  schema_version INTEGER,
  source VARCHAR(16) NOT NULL,
  criterion VARCHAR(64) NOT NULL,
  verdict VARCHAR(16) NOT NULL,
  evidence VARCHAR(4096),
  critique VARCHAR(16384),
  -- Of a person's verdict: what they did with the draft, and how much of it they changed, from 0 to 1.
  draft_use VARCHAR(16),
  edit_share DOUBLE PRECISION,
  -- Where the row came from. The hash is of the columns above.
  source_key VARCHAR(1024),
  source_etag VARCHAR(128),
  source_modified_at TIMESTAMP,
  content_hash VARCHAR(64),
  loaded_at TIMESTAMP,
  load_run_id VARCHAR(64),
  PRIMARY KEY (ticket_id, source, criterion)
)
--@redshift DISTSTYLE KEY DISTKEY (ticket_id) SORTKEY (submitted_at)
;

-- What a load loaded or rejected: tickets or evaluations.
ALTER TABLE etl_loads ADD COLUMN dataset VARCHAR(32) NOT NULL DEFAULT 'tickets';

ALTER TABLE rejected_tickets ADD COLUMN dataset VARCHAR(32) NOT NULL DEFAULT 'tickets';

-- Loads, with how long each took and how long ago the source was last loaded. New columns come last, and Redshift
-- replaces a view only by one with the same columns, so it is dropped there; repeat the GRANTs that it had.
--@redshift DROP VIEW IF EXISTS load_health;
CREATE OR REPLACE VIEW load_health AS
SELECT
  loads.source,
  loads.run_id,
  loads.mode,
  loads.status,
  loads.started_at,
  CAST(DATE_PART('epoch', loads.finished_at) - DATE_PART('epoch', loads.started_at) AS DECIMAL(12, 1)) AS seconds,
  loads.objects_read,
  loads.rows_read,
  loads.rows_merged,
  loads.rows_unchanged,
  loads.rows_rejected,
  loads.watermark_to,
  latest.last_success_at,
  loads.error,
  loads.objects_skipped,
  loads.skipped_example,
  loads.dataset
FROM etl_loads AS loads
LEFT JOIN (
  SELECT source, MAX(finished_at) AS last_success_at
  FROM etl_loads
  WHERE status = 'SUCCEEDED'
  GROUP BY source
) AS latest ON latest.source = loads.source;

-- For analysts who may see no personal data: neither evidence nor critique, which quote the reply or the ticket.
CREATE OR REPLACE VIEW evaluations_without_personal_data AS
SELECT
  ticket_id,
  submitted_at,
  evaluated_at,
  product,
  language,
  category,
  model_id,
  prompt_version,
  rules_version,
  judge_model_id,
  judge_prompt_version,
  judge_input_tokens,
  judge_output_tokens,
  source,
  criterion,
  verdict,
  draft_use,
  edit_share,
  schema_version
FROM response_evaluations;
