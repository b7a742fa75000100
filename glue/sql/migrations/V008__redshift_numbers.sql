-- Redshift computes with the scale of its operands: the average of DECIMAL(2,1) has one decimal, so that 4% became 0.0,
-- and the average of integers is an integer. So a ratio is a sum * 1.0 / a count, which has many, then a cast.
CREATE OR REPLACE VIEW needs_human_rate AS
SELECT
  CAST(submitted_at AS DATE) AS day,
  COALESCE(category, '(none)') AS category,
  COUNT(*) AS tickets,
  SUM(CASE WHEN outcome = 'NEEDS_HUMAN' THEN 1 ELSE 0 END) AS needs_human,
  CAST(SUM(CASE WHEN outcome = 'NEEDS_HUMAN' THEN 1 ELSE 0 END) * 1.0 / COUNT(*) AS DECIMAL(5, 4)) AS rate
FROM processed_tickets
GROUP BY 1, 2;

-- Negative tickets by day, and their share over that day and the six days with tickets before it. A sum of BIGINT is
-- DECIMAL(38,0), and the quotient of two of them has only four decimals on Redshift: cut, not rounded.
CREATE OR REPLACE VIEW negative_trend AS
SELECT
  day,
  tickets,
  negative,
  CAST(negative * 1.0 / tickets AS DECIMAL(5, 4)) AS share,
  CAST(
    CAST(SUM(negative) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS BIGINT) * 1.0
    / CAST(SUM(tickets) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS BIGINT)
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

-- Seconds from a ticket's submission to its answer, at most 99,999,999,999 in either direction. As DOUBLE PRECISION,
-- because a percentile has the type of what it orders.
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
    CAST(
      LEAST(
        GREATEST(DATE_PART('epoch', processed_at) - DATE_PART('epoch', submitted_at), -99999999999),
        99999999999
      )
      AS DOUBLE PRECISION
    ) AS seconds
  FROM processed_tickets
) AS timed
GROUP BY day, priority;
