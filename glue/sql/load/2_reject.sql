-- A rejected row that is read again, in the look-back or a reload, is not stored twice.
INSERT INTO rejected_tickets (
  reject_id, load_run_id, rejected_at, object_key, object_etag, object_modified_at, line_number, ticket_id, reason, raw_text
)
SELECT
  reject_id, :run_id, :now, source_key, source_etag, source_modified_at, line_number, ticket_id, reason, raw_text
FROM staged_tickets
WHERE reason IS NOT NULL
  AND reject_id NOT IN (SELECT reject_id FROM rejected_tickets);

DELETE FROM staged_tickets WHERE reason IS NOT NULL;

-- Leaves only rows that are new or newer, so that a rerun changes nothing. Of two records processed at the same time
-- the one written later is newer; beyond that the hash decides, so that the order of loads does not affect the result.
DELETE FROM staged_tickets
USING processed_tickets
WHERE processed_tickets.ticket_id = staged_tickets.ticket_id
  AND (
    processed_tickets.content_hash = staged_tickets.content_hash
    OR processed_tickets.processed_at > staged_tickets.processed_at
    OR (
      processed_tickets.processed_at = staged_tickets.processed_at
      AND (
        processed_tickets.source_modified_at > staged_tickets.source_modified_at
        OR (
          processed_tickets.source_modified_at = staged_tickets.source_modified_at
          AND processed_tickets.content_hash > staged_tickets.content_hash
        )
      )
    )
  );

UPDATE etl_loads
SET rows_merged = (SELECT COUNT(*) FROM staged_tickets)
WHERE run_id = :run_id;
