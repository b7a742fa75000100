-- Objects of the look-back that are loaded in their current version. All rows of an object are loaded in one
-- transaction, so one row shows that the whole object is loaded.
SELECT DISTINCT source_key AS object_key, source_etag AS object_etag
FROM {table}
WHERE source_modified_at >= :since
UNION
SELECT DISTINCT object_key, object_etag
FROM rejected_tickets
WHERE dataset = :dataset
  AND object_modified_at >= :since;
