"""The SQL of a load for one dataset: the files of sql/ with its table, columns and key."""

from ticket_etl.datasets import Dataset
from ticket_etl.warehouse.sql_text import read_sql

_BETWEEN_COLUMNS = ",\n  "


def fill_template(name: str, dataset: Dataset) -> str:
    """The text of a file below glue/sql, such as `load/3_merge.sql`, with every `{placeholder}` filled.

    Raises KeyError for an unknown placeholder."""
    changed = [column for column in dataset.names if column not in dataset.key]
    return read_sql(name).format_map(
        {
            "table": dataset.table,
            "newest_by": dataset.newest_by,
            "has_same_key": " AND ".join(f"{dataset.table}.{column} = staged_rows.{column}" for column in dataset.key),
            "columns": _BETWEEN_COLUMNS.join(dataset.names),
            "columns_with_types": _BETWEEN_COLUMNS.join(f"{one.name} {one.sql_type}" for one in dataset.columns),
            "values": _BETWEEN_COLUMNS.join(f"staged_rows.{column}" for column in dataset.names),
            "assignments": _BETWEEN_COLUMNS.join(f"{column} = staged_rows.{column}" for column in changed),
        }
    )
