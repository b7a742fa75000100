"""The port between the load and a database: it runs transactions, copies staged files and returns rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ticket_etl.warehouse.sql_text import Dialect, Value

Row = Mapping[str, Value]


@dataclass(frozen=True)
class CopyStaged:
    """A step that fills `table` from the Parquet files below `uri`, matching columns by their order."""

    table: str
    uri: str


Step = str | CopyStaged


class Database(Protocol):
    """One schema of one warehouse. Its methods raise WarehouseUnavailable and StatementRejected."""

    dialect: Dialect
    schema: str

    def transact(self, steps: Sequence[Step]) -> list[list[Row]]:
        """Runs `steps` in one session and one transaction, all or nothing. Returns the rows of every step."""
        ...

    def lock(self) -> bool:
        """Locks the warehouse for this process, if the database can. False when another process has the lock."""
        ...

    def expired_before(self, now: datetime) -> datetime:
        """RUNNING rows whose lease ended before this time belong to dead processes."""
        ...

    def close(self) -> None:
        """Ends the session, which also releases the lock."""
        ...
