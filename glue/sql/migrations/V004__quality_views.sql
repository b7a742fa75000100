-- Seconds from a ticket's submission to its answer. DATE_PART of an epoch is what both databases know.
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
    DATE_PART('epoch', processed_at) - DATE_PART('epoch', submitted_at) AS seconds
  FROM processed_tickets
) AS timed
GROUP BY day, priority;

-- Share of tickets that were handed to a person.
CREATE OR REPLACE VIEW needs_human_rate AS
SELECT
  CAST(submitted_at AS DATE) AS day,
  COALESCE(category, '(none)') AS category,
  COUNT(*) AS tickets,
  SUM(CASE WHEN outcome = 'NEEDS_HUMAN' THEN 1 ELSE 0 END) AS needs_human,
  CAST(AVG(CASE WHEN outcome = 'NEEDS_HUMAN' THEN 1.0 ELSE 0.0 END) AS DECIMAL(5, 4)) AS rate
FROM processed_tickets
GROUP BY 1, 2;

-- Products by trouble (negative, critical or high tickets) in the seven days up to today, beside the seven days before.
CREATE OR REPLACE VIEW worst_products AS
SELECT
  product,
  tickets_this_week,
  troubled_this_week,
  troubled_last_week,
  troubled_this_week - troubled_last_week AS change
FROM (
  SELECT
    COALESCE(product, '(none)') AS product,
    SUM(this_week) AS tickets_this_week,
    SUM(this_week * trouble) AS troubled_this_week,
    SUM((1 - this_week) * trouble) AS troubled_last_week
  FROM (
    SELECT
      product,
      CASE WHEN CAST(submitted_at AS DATE) > CURRENT_DATE - 7 THEN 1 ELSE 0 END AS this_week,
      CASE WHEN sentiment = 'NEGATIVE' OR priority IN ('CRITICAL', 'HIGH') THEN 1 ELSE 0 END AS trouble
    FROM processed_tickets
    WHERE CAST(submitted_at AS DATE) > CURRENT_DATE - 14
      AND CAST(submitted_at AS DATE) <= CURRENT_DATE
  ) AS judged
  GROUP BY 1
) AS compared;

-- Negative tickets by day, and their share over that day and the six days with tickets before it.
CREATE OR REPLACE VIEW negative_trend AS
SELECT
  day,
  tickets,
  negative,
  CAST(negative * 1.0 / tickets AS DECIMAL(5, 4)) AS share,
  CAST(
    SUM(negative) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) * 1.0
    / SUM(tickets) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)
    AS DECIMAL(5, 4)
  ) AS share_of_seven_days
FROM (
  SELECT
    CAST(submitted_at AS DATE) AS day,
    COUNT(*) AS tickets,
    SUM(CASE WHEN sentiment = 'NEGATIVE' THEN 1 ELSE 0 END) AS negative
  FROM processed_tickets
  GROUP BY 1
) AS counted;

-- Loads, with how long each took and how long ago the source was last loaded.
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
  loads.error
FROM etl_loads AS loads
LEFT JOIN (
  SELECT source, MAX(finished_at) AS last_success_at
  FROM etl_loads
  WHERE status = 'SUCCEEDED'
  GROUP BY source
) AS latest ON latest.source = loads.source;
