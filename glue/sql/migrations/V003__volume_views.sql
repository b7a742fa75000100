-- Tickets and their share of the day, by each property. A property that a ticket does not have is shown as '(none)'.

CREATE OR REPLACE VIEW tickets_by_day AS
SELECT
  CAST(submitted_at AS DATE) AS day,
  COUNT(*) AS tickets,
  SUM(CASE WHEN outcome = 'ANSWERED' THEN 1 ELSE 0 END) AS answered,
  SUM(CASE WHEN outcome = 'NEEDS_HUMAN' THEN 1 ELSE 0 END) AS needs_human
FROM processed_tickets
GROUP BY 1;

CREATE OR REPLACE VIEW tickets_by_priority AS
SELECT day, priority, tickets, CAST(tickets * 1.0 / SUM(tickets) OVER (PARTITION BY day) AS DECIMAL(5, 4)) AS share
FROM (
  SELECT CAST(submitted_at AS DATE) AS day, COALESCE(priority, '(none)') AS priority, COUNT(*) AS tickets
  FROM processed_tickets
  GROUP BY 1, 2
) AS counted;

CREATE OR REPLACE VIEW tickets_by_sentiment AS
SELECT day, sentiment, tickets, CAST(tickets * 1.0 / SUM(tickets) OVER (PARTITION BY day) AS DECIMAL(5, 4)) AS share
FROM (
  SELECT CAST(submitted_at AS DATE) AS day, COALESCE(sentiment, '(none)') AS sentiment, COUNT(*) AS tickets
  FROM processed_tickets
  GROUP BY 1, 2
) AS counted;

CREATE OR REPLACE VIEW tickets_by_product AS
SELECT day, product, tickets, CAST(tickets * 1.0 / SUM(tickets) OVER (PARTITION BY day) AS DECIMAL(5, 4)) AS share
FROM (
  SELECT CAST(submitted_at AS DATE) AS day, COALESCE(product, '(none)') AS product, COUNT(*) AS tickets
  FROM processed_tickets
  GROUP BY 1, 2
) AS counted;

CREATE OR REPLACE VIEW tickets_by_issue_type AS
SELECT day, issue_type, tickets, CAST(tickets * 1.0 / SUM(tickets) OVER (PARTITION BY day) AS DECIMAL(5, 4)) AS share
FROM (
  SELECT CAST(submitted_at AS DATE) AS day, COALESCE(issue_type, '(none)') AS issue_type, COUNT(*) AS tickets
  FROM processed_tickets
  GROUP BY 1, 2
) AS counted;

CREATE OR REPLACE VIEW tickets_by_tier AS
SELECT day, tier, tickets, CAST(tickets * 1.0 / SUM(tickets) OVER (PARTITION BY day) AS DECIMAL(5, 4)) AS share
FROM (
  SELECT CAST(submitted_at AS DATE) AS day, COALESCE(tier, '(none)') AS tier, COUNT(*) AS tickets
  FROM processed_tickets
  GROUP BY 1, 2
) AS counted;

CREATE OR REPLACE VIEW tickets_by_channel AS
SELECT day, channel, tickets, CAST(tickets * 1.0 / SUM(tickets) OVER (PARTITION BY day) AS DECIMAL(5, 4)) AS share
FROM (
  SELECT CAST(submitted_at AS DATE) AS day, COALESCE(channel, '(none)') AS channel, COUNT(*) AS tickets
  FROM processed_tickets
  GROUP BY 1, 2
) AS counted;

CREATE OR REPLACE VIEW tickets_by_language AS
SELECT day, language, tickets, CAST(tickets * 1.0 / SUM(tickets) OVER (PARTITION BY day) AS DECIMAL(5, 4)) AS share
FROM (
  SELECT CAST(submitted_at AS DATE) AS day, COALESCE(language, '(none)') AS language, COUNT(*) AS tickets
  FROM processed_tickets
  GROUP BY 1, 2
) AS counted;
