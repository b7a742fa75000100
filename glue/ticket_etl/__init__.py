"""The load of ticket records from S3 into the warehouse."""
