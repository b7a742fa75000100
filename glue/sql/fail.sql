UPDATE etl_loads
SET status = 'FAILED',
    finished_at = :now,
    objects_read = :objects_read,
    bytes_read = :bytes_read,
    objects_skipped = :objects_skipped,
    skipped_example = :skipped_example,
    rows_read = :rows_read,
    rows_rejected = :rows_rejected,
    error = :error
WHERE run_id = :run_id
  AND status = 'RUNNING';
