-- A rejected row that is read again, in the look-back or a reload, is not stored twice.
INSERT INTO rejected_tickets (
  reject_id, dataset, load_run_id, rejected_at, object_key, object_etag, object_modified_at, line_number, ticket_id,
  reason, raw_text
)
SELECT
  reject_id, :dataset, :run_id, :now, source_key, source_etag, source_modified_at, line_number, ticket_id,
  reason, raw_text
FROM staged_rows
WHERE reason IS NOT NULL
  AND reject_id NOT IN (SELECT reject_id FROM rejected_tickets);

DELETE FROM staged_rows WHERE reason IS NOT NULL;

-- Leaves only rows that are new or newer, so that a rerun changes nothing. Of two records of the same time the one
-- written later is newer; beyond that the hash decides, so that the order of loads does not affect the result.
DELETE FROM staged_rows
USING {table}
WHERE {has_same_key}
  AND (
    {table}.content_hash = staged_rows.content_hash
    OR {table}.{newest_by} > staged_rows.{newest_by}
    OR (
      {table}.{newest_by} = staged_rows.{newest_by}
      AND (
        {table}.source_modified_at > staged_rows.source_modified_at
        OR (
          {table}.source_modified_at = staged_rows.source_modified_at
          AND {table}.content_hash > staged_rows.content_hash
        )
      )
    )
  );

UPDATE etl_loads
SET rows_merged = (SELECT COUNT(*) FROM staged_rows)
WHERE run_id = :run_id;
