-- Columns in the order of the staged files, by which COPY from Parquet assigns them. Dropped with the session.
CREATE TEMPORARY TABLE staged_rows (
  {columns_with_types},
  source_key VARCHAR(1024),
  source_etag VARCHAR(128),
  source_modified_at TIMESTAMP,
  content_hash VARCHAR(64),
  reject_id VARCHAR(64),
  line_number BIGINT,
  reason VARCHAR(1024),
  raw_text VARCHAR(65535)
)
--@redshift DISTSTYLE KEY DISTKEY (ticket_id)
;
