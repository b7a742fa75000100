-- Objects below the source that a load cannot read: how many, and the key of one of them.
ALTER TABLE etl_loads ADD COLUMN objects_skipped BIGINT NOT NULL DEFAULT 0;

ALTER TABLE etl_loads ADD COLUMN skipped_example VARCHAR(2048);

-- Loads, with how long each took and how long ago the source was last loaded. New columns come last: in PostgreSQL a view
-- that exists can only get more of them. Redshift replaces a view only by one with the same columns, so it is dropped
-- there; repeat the GRANTs that it had.
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
  loads.skipped_example
FROM etl_loads AS loads
LEFT JOIN (
  SELECT source, MAX(finished_at) AS last_success_at
  FROM etl_loads
  WHERE status = 'SUCCEEDED'
  GROUP BY source
) AS latest ON latest.source = loads.source;

-- Seconds from a ticket's submission to its answer, at most 99,999,999,999 in either direction: a single ticket of the
-- year 9999 must not overflow the type, which would fail the view for all of them.
CREATE OR REPLACE VIEW response_times AS
SELECT
  day,
  priority,
  COUNT(*) AS tickets,
  CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY seconds) AS DECIMAL(12, 1)) AS p50_seconds,
  CAST(PERCENTILE_CONT(0.95) WITHIN GROUP (ORDER BY seconds) AS DECIMAL(12, 1)) AS p95_seconds,
  CAST(PERCENTILE_CONT(0.99) WITHIN GROUP (ORDER BY seconds) AS DECIMAL(12, 1)) AS p99_seconds
FROM (
  SELECT
    CAST(submitted_at AS DATE) AS day,
    COALESCE(priority, '(none)') AS priority,
    LEAST(
      GREATEST(DATE_PART('epoch', processed_at) - DATE_PART('epoch', submitted_at), -99999999999),
      99999999999
    ) AS seconds
  FROM processed_tickets
) AS timed
GROUP BY day, priority;
