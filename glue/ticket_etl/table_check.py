"""Compares the tables with what the migrations made, so that a change by hand is named before it breaks a load."""

from ticket_etl.columns import COLUMNS, Column
from ticket_etl.database import Database
from ticket_etl.errors import TableAltered
from ticket_etl.sql_text import identifier, read_sql, statements

_FAMILIES = {
    "character varying": "text",
    "text": "text",
    "timestamp without time zone": "time",
    "double precision": "number",
    "integer": "integer",
}
_SQL_TYPES = {"time": "TIMESTAMP", "number": "DOUBLE PRECISION", "integer": "INTEGER"}
_LINEAGE = (
    Column("source_key", max_bytes=1024),
    Column("source_etag", max_bytes=128),
    Column("source_modified_at", kind="time"),
    Column("content_hash", max_bytes=64),
    Column("loaded_at", kind="time"),
    Column("load_run_id", max_bytes=64),
)


def check_tables(database: Database) -> None:
    """Raises TableAltered, with every difference and the statement that mends it. Columns of one's own are welcome."""
    table = f"{identifier(database.schema)}.processed_tickets"
    found = _columns_of(database, "processed_tickets")
    faults = [fault for column in (*COLUMNS, *_LINEAGE) if (fault := _fault(table, column, found.get(column.name)))]
    if faults:
        raise TableAltered(
            f"{table} is not what the migrations made, so nothing was loaded: {' '.join(faults)} After that, the next "
            "load makes views anew that went with a column, and `npm run reconcile -- --repair` fills the column."
        )


def _columns_of(database: Database, table: str) -> dict[str, str]:
    query = statements(read_sql("columns.sql"), database.dialect, {"schema": database.schema, "table": table})
    return {str(row["column_name"]): str(row["data_type"]) for row in database.transact(query)[-1]}


def _fault(table: str, column: Column, found: str | None) -> str | None:
    wanted = _SQL_TYPES.get(column.kind) or f"VARCHAR({column.max_bytes})"
    if found is None:
        return f"column {column.name} is missing (ALTER TABLE {table} ADD COLUMN {column.name} {wanted});"
    if _FAMILIES.get(found) != column.kind:
        # Not renamed: views would go on reading the old column, by its new name.
        mend = f"ALTER TABLE {table} DROP COLUMN {column.name} CASCADE, then ADD COLUMN {column.name} {wanted}"
        return f"column {column.name} is {found}, not {wanted} ({mend});"
    return None
