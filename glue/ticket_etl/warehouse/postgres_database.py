"""PostgreSQL, for the local stack and the tests. Version 15 or later, for MERGE."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlparse

import psycopg
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from psycopg.rows import dict_row

from ticket_etl.errors import StatementRejected, WarehouseUnavailable
from ticket_etl.warehouse.database import CopyStaged, Row, Step
from ticket_etl.warehouse.sql_text import Dialect, identifier, literal

_LOCK_CLASS = 1_953_064_811
"""First half of the advisory lock's key ("tick" in ASCII); the second is the schema's hash."""
_BATCH_ROWS = 5_000


class PostgresDatabase:
    """One connection, open for the whole run: its advisory lock ends with the process."""

    dialect: Dialect = "postgres"

    def __init__(self, url: str, schema: str) -> None:
        self.schema = schema
        self._connection = _connect(url)

    def transact(self, steps: Sequence[Step]) -> list[list[Row]]:
        with (
            _with_explanation(self._connection),
            self._connection.transaction(),
            self._connection.cursor(row_factory=dict_row) as cursor,
        ):
            cursor.execute(f"SET LOCAL search_path TO {identifier(self.schema)}")
            results = [self._run(cursor, step) for step in steps]
            cursor.execute("DROP TABLE IF EXISTS pg_temp.staged_rows")
            return results

    def lock(self) -> bool:
        with _with_explanation(self._connection), self._connection.cursor() as cursor:
            schema = f"hashtext({literal(self.schema)})"
            cursor.execute(f"SELECT pg_try_advisory_lock({_LOCK_CLASS}, {schema})")
            return cursor.fetchone() == (True,)

    def expired_before(self, now: datetime) -> datetime:
        """All of them: a live process would have the lock that this one has now."""
        return datetime.max

    def close(self) -> None:
        """Releases the lock first: PostgreSQL notices only a moment later that a connection is closed."""
        with suppress(psycopg.Error):
            self._connection.execute("SELECT pg_advisory_unlock_all()")
        self._connection.close()

    def _run(self, cursor: psycopg.Cursor[Row], step: Step) -> list[Row]:
        if isinstance(step, CopyStaged):
            _copy(cursor, step)
            return []
        cursor.execute(step)
        return cursor.fetchall() if cursor.description else []


def _copy(cursor: psycopg.Cursor[Row], step: CopyStaged) -> None:
    """Streams Parquet as CSV, converted by Arrow: quoted text is a value, an empty field without quotes is NULL."""
    options = pa.csv.WriteOptions(include_header=False, quoting_style="all_valid")
    with cursor.copy(f"COPY {step.table} FROM STDIN (FORMAT csv)") as copy:
        for batch in _batches(Path(unquote(urlparse(step.uri).path))):
            sink = pa.BufferOutputStream()
            pa.csv.write_csv(batch, sink, options)
            copy.write(memoryview(sink.getvalue()))


def _batches(folder: Path) -> Iterator[pa.RecordBatch]:
    for path in sorted(folder.glob("*.parquet")):
        with pa.parquet.ParquetFile(path, coerce_int96_timestamp_unit="us") as file:
            yield from file.iter_batches(_BATCH_ROWS)


def _connect(url: str) -> psycopg.Connection:
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=10, application_name="ticket-load")
        connection.execute("SET TIME ZONE 'UTC'")
        return connection
    except psycopg.OperationalError as error:
        raise WarehouseUnavailable(
            f"Could not connect to the warehouse: check that it is running, its address and login. ({_one_line(error)})"
        ) from error


@contextmanager
def _with_explanation(connection: psycopg.Connection) -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        if connection.closed:
            raise WarehouseUnavailable(
                f"The connection to the warehouse was lost: run the load again. ({_one_line(error)})"
            ) from error
        raise StatementRejected(
            f"The warehouse rejected a statement, so nothing was loaded: {_one_line(error)}"
        ) from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
