"""Compares the tables with the migrations, so that a manual change is reported before it breaks a load."""

from ticket_etl.datasets import TICKETS, Column, Dataset
from ticket_etl.errors import TableAltered
from ticket_etl.warehouse.database import Database
from ticket_etl.warehouse.sql_text import identifier, read_sql, statements

_FAMILIES = {
    "character varying": "text",
    "text": "text",
    "timestamp without time zone": "time",
    "double precision": "number",
    "integer": "integer",
}
_LINEAGE = (
    Column("source_key", max_bytes=1024),
    Column("source_etag", max_bytes=128),
    Column("source_modified_at", kind="time"),
    Column("content_hash", max_bytes=64),
    Column("loaded_at", kind="time"),
    Column("load_run_id", max_bytes=64),
)


def check_table(database: Database, dataset: Dataset) -> None:
    """Raises TableAltered with every difference and the statement that fixes it. Additional columns are allowed."""
    table = f"{identifier(database.schema)}.{dataset.table}"
    found = _columns_of(database, dataset.table)
    issues = [
        issue for column in (*dataset.columns, *_LINEAGE) if (issue := _issue(table, column, found.get(column.name)))
    ]
    if issues:
        raise TableAltered(
            f"{table} differs from the migrations, so nothing was loaded: {' '.join(issues)} After that, the next load "
            f"creates the views again that were dropped with a column, and {_refill(dataset)} fills it."
        )


def _refill(dataset: Dataset) -> str:
    if dataset is TICKETS:
        return "`npm run reconcile -- --repair`"
    return f"emptying {dataset.table} and loading its days again (`npm run etl -- --from-date …`)"


def _columns_of(database: Database, table: str) -> dict[str, str]:
    query = statements(read_sql("columns.sql"), database.dialect, {"schema": database.schema, "table": table})
    return {str(row["column_name"]): str(row["data_type"]) for row in database.transact(query)[-1]}


def _issue(table: str, column: Column, found: str | None) -> str | None:
    if found is None:
        return f"column {column.name} is missing (ALTER TABLE {table} ADD COLUMN {column.name} {column.sql_type});"
    if _FAMILIES.get(found) != column.kind:
        # Not a rename: views would keep reading the old column under its new name.
        fix = f"ALTER TABLE {table} DROP COLUMN {column.name} CASCADE, then ADD COLUMN {column.name} {column.sql_type}"
        return f"column {column.name} is {found}, not {column.sql_type} ({fix});"
    return None
