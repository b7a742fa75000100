"""The port to the storage of objects: the job does not depend on whether that is S3 or a local folder."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from ticket_etl.objects import SourceObject


class Store(Protocol):
    """Objects under one root. Keys are S3's, relative to the bucket: `tickets/2026/11/21/ticket_1.json`."""

    uri: str
    """The root, without a trailing slash."""

    def days(self) -> list[date]:
        """Days that have a folder `YYYY/MM/DD`. Raises SourceUnavailable when the root cannot be read."""
        ...

    def list_day(self, day: date) -> Iterator[SourceObject]:
        """Every JSON object of a day."""
        ...

    def stat(self, key: str) -> SourceObject:
        """One object by key. Raises ObjectVanished when it does not exist."""
        ...

    def read(self, key: str) -> bytes:
        """An object's bytes. Raises ObjectVanished when it does not exist."""
        ...

    def write(self, name: str, body: bytes) -> str:
        """Writes `body` to `name` below the root and returns its URI. Raises StorageUnwritable."""
        ...

    def clear(self) -> None:
        """Deletes everything below the root."""
        ...


def parse_day(parts: list[str]) -> date | None:
    """The day of a folder: `["2026", "11", "21"]` as a date, or None when the names are not a date."""
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None
