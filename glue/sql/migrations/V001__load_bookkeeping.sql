-- Lines that start with --@redshift or --@postgres count on that database only. Everything else is the same text on both.
-- All times are in UTC.

CREATE TABLE IF NOT EXISTS etl_loads (
  run_id VARCHAR(64) NOT NULL PRIMARY KEY,
  -- Where the objects lie. Watermarks count per source.
  source VARCHAR(2048) NOT NULL,
  -- incremental, dates or keys. Only an incremental run moves the watermark.
  mode VARCHAR(16) NOT NULL,
  -- RUNNING, SUCCEEDED, FAILED, or ABANDONED: died without a word, noticed by a later run.
  status VARCHAR(16) NOT NULL,
  started_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  -- A RUNNING row counts as dead after this.
  lease_until TIMESTAMP NOT NULL,
  watermark_from TIMESTAMP,
  watermark_to TIMESTAMP,
  swept_to TIMESTAMP,
  objects_read BIGINT NOT NULL DEFAULT 0,
  bytes_read BIGINT NOT NULL DEFAULT 0,
  rows_read BIGINT NOT NULL DEFAULT 0,
  rows_merged BIGINT NOT NULL DEFAULT 0,
  -- Rows the warehouse already has, or has a newer version of.
  rows_unchanged BIGINT NOT NULL DEFAULT 0,
  -- Rows for which the same run read a newer version.
  rows_superseded BIGINT NOT NULL DEFAULT 0,
  rows_rejected BIGINT NOT NULL DEFAULT 0,
  error VARCHAR(4096)
)
--@redshift DISTSTYLE ALL SORTKEY (started_at)
;

CREATE TABLE IF NOT EXISTS rejected_tickets (
  -- SHA-256 of key, line and text, so that a row is kept once however often it is read.
  reject_id VARCHAR(64) NOT NULL PRIMARY KEY,
  load_run_id VARCHAR(64) NOT NULL,
  rejected_at TIMESTAMP NOT NULL,
  object_key VARCHAR(1024) NOT NULL,
  object_etag VARCHAR(128) NOT NULL,
  object_modified_at TIMESTAMP NOT NULL,
  line_number BIGINT NOT NULL,
  ticket_id VARCHAR(256),
  reason VARCHAR(1024) NOT NULL,
  -- The first 16,000 characters.
  raw_text VARCHAR(65535)
)
--@redshift DISTSTYLE EVEN SORTKEY (rejected_at)
;
