-- Last, so that etl_loads is locked only briefly. Moves the watermark in the same transaction as the data.
UPDATE etl_loads
SET status = 'SUCCEEDED',
    finished_at = :now,
    watermark_to = :watermark_to,
    swept_to = :swept_to,
    objects_read = :objects_read,
    bytes_read = :bytes_read,
    objects_skipped = :objects_skipped,
    skipped_example = :skipped_example,
    rows_read = :rows_read,
    rows_unchanged = :rows_staged - rows_merged,
    rows_superseded = :rows_superseded,
    rows_rejected = :rows_rejected
WHERE run_id = :run_id
  AND status = 'RUNNING';

-- The fence: when a later run considered this one dead and marked it ABANDONED, this divides by zero, which rolls back
-- the whole transaction.
SELECT 1 / COUNT(*) AS fence FROM etl_loads WHERE run_id = :run_id AND status = 'SUCCEEDED';

SELECT rows_merged, rows_unchanged FROM etl_loads WHERE run_id = :run_id;
