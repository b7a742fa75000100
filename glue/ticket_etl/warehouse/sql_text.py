"""SQL files as lists of statements for one database, and values as literals in them."""

import re
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

Dialect = Literal["postgres", "redshift"]
Value = str | int | float | datetime | None

_MARK = re.compile(r"^--@(\w+) ", re.MULTILINE)
_COMMENT = re.compile(r"--[^\n]*")
_NAME = re.compile(r"(?<![:\w]):([a-z_]+)")


def sql_folder() -> Traversable:
    """The folder glue/sql, on disk or inside the archive that Glue adds to Python's path."""
    return files("ticket_etl").parent / "sql"  # type: ignore[attr-defined]


def read_sql(name: str) -> str:
    """The text of a file below glue/sql, such as `load/3_merge.sql`."""
    file = sql_folder()
    for part in name.split("/"):
        file = file / part
    return file.read_text(encoding="utf-8")


def statements(text: str, dialect: Dialect, values: Mapping[str, Value] | None = None) -> list[str]:
    """Statements of `text` without comments, with the parts for `dialect` only, and every `:name` as its literal.

    Values are literals, since a Data API batch takes no parameters in the boto3 version on Glue.
    Raises KeyError when a name has no value."""
    own = _MARK.sub(lambda mark: "" if mark[1] == dialect else "--", text)
    bare = [part.strip() for part in _COMMENT.sub("", own).split(";")]
    return [_fill(statement, values or {}) for statement in bare if statement]


def _fill(statement: str, values: Mapping[str, Value]) -> str:
    return _NAME.sub(lambda name: literal(values[name[1]]), statement)


def literal(value: Value) -> str:
    """`value` as SQL. In text a backslash, which the databases read differently, becomes /, and NUL is removed."""
    if value is None:
        return "NULL"
    if isinstance(value, datetime):
        return f"TIMESTAMP '{value.isoformat(sep=' ', timespec='microseconds')}'"
    if isinstance(value, str):
        return "'" + value.replace("\\", "/").replace("\x00", "").replace("'", "''") + "'"
    return str(value)


def identifier(name: str) -> str:
    """The name of a schema or table, quoted."""
    return '"' + name.replace('"', '""') + '"'
