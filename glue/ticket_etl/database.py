"""The port between the load and a database: transactions and staged files in, rows out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ticket_etl.sql_text import Dialect, Value

Row = Mapping[str, Value]


@dataclass(frozen=True)
class CopyStaged:
    """A step that fills `table` from the Parquet files below `uri`, column by column in their order."""

    table: str
    uri: str


Step = str | CopyStaged


class Database(Protocol):
    """One warehouse, and the schema in it. Errors: WarehouseUnavailable, WarehouseRefused."""

    dialect: Dialect
    schema: str

    def transact(self, steps: Sequence[Step]) -> list[list[Row]]:
        """Runs `steps` in one session and one transaction, all or nothing. Gives the rows of every step."""
        ...

    def lock(self) -> bool:
        """Claims the warehouse for this process, where the database can. False when another process holds it."""
        ...

    def dead_before(self, now: datetime) -> datetime:
        """RUNNING rows whose lease ended before this belong to dead processes."""
        ...

    def close(self) -> None:
        """Ends the session, which also gives up the claim."""
        ...
