-- Last, so that etl_loads is locked for a moment only. Moves the watermark with the data, in the same transaction.
UPDATE etl_loads
SET status = 'SUCCEEDED',
    finished_at = :now,
    watermark_to = :watermark_to,
    swept_to = :swept_to,
    objects_read = :objects_read,
    bytes_read = :bytes_read,
    rows_read = :rows_read,
    rows_unchanged = :rows_staged - rows_merged,
    rows_superseded = :rows_superseded,
    rows_rejected = :rows_rejected
WHERE run_id = :run_id
  AND status = 'RUNNING';

-- The fence: divides by zero, and so undoes everything, when a later run took this one for dead and marked it ABANDONED.
SELECT 1 / COUNT(*) AS fence FROM etl_loads WHERE run_id = :run_id AND status = 'SUCCEEDED';

SELECT rows_merged, rows_unchanged FROM etl_loads WHERE run_id = :run_id;
