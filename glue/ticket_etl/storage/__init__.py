"""Where objects are stored: an S3 bucket or a local folder."""
