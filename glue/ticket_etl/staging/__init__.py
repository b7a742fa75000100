"""From objects to staged rows: reads, parses and checks the records, and writes the files that the warehouse copies."""
