-- In a form that both databases accept: no alias for the target, a table as source, both clauses, without conditions.
-- The source has each key once, and only rows that are new or newer.
MERGE INTO {table}
USING staged_rows
ON {has_same_key}
WHEN MATCHED THEN UPDATE SET
  {assignments},
  source_key = staged_rows.source_key,
  source_etag = staged_rows.source_etag,
  source_modified_at = staged_rows.source_modified_at,
  content_hash = staged_rows.content_hash,
  loaded_at = :now,
  load_run_id = :run_id
WHEN NOT MATCHED THEN INSERT (
  {columns},
  source_key,
  source_etag,
  source_modified_at,
  content_hash,
  loaded_at,
  load_run_id
) VALUES (
  {values},
  staged_rows.source_key,
  staged_rows.source_etag,
  staged_rows.source_modified_at,
  staged_rows.content_hash,
  :now,
  :run_id
);
