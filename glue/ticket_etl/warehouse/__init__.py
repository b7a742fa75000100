"""The database that a load writes to: its schema, its transactions and the SQL of a load."""
