SELECT viewname FROM pg_views WHERE schemaname = :schema;
