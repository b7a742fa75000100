-- Two runs that start at once begin one after the other. LOCK takes no snapshot, so the second one sees the first one's
-- row.
LOCK TABLE etl_loads;

UPDATE etl_loads
SET status = 'ABANDONED',
    finished_at = :now,
    error = 'The run stopped without a result: its process was killed, or lost its connection. It loaded nothing.'
WHERE status = 'RUNNING'
  AND lease_until < :expired_before;

INSERT INTO etl_loads (run_id, dataset, source, mode, status, started_at, lease_until, watermark_from)
SELECT :run_id, :dataset, :source, :mode, 'RUNNING', :now, :lease_until, watermark
FROM (
  SELECT
    SUM(CASE WHEN status = 'RUNNING' THEN 1 ELSE 0 END) AS running,
    MAX(CASE WHEN status = 'SUCCEEDED' AND source = :source THEN watermark_to END) AS watermark
  FROM etl_loads
) AS state
WHERE COALESCE(running, 0) = 0;

SELECT run_id, started_at FROM etl_loads WHERE status = 'RUNNING';

SELECT MAX(watermark_to) AS watermark, MAX(swept_to) AS swept_to
FROM etl_loads
WHERE source = :source AND status = 'SUCCEEDED';
