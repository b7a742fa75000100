"""Where objects lie: an S3 bucket, or a local folder. Both behind one port, so that the job does not know which."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol
from urllib.parse import unquote, urlparse

from ticket_etl.errors import WrongOptions
from ticket_etl.objects import SourceObject


class Store(Protocol):
    """Objects under one root. Keys are as S3 has them, from the bucket on: `tickets/2026/11/21/ticket_1.json`."""

    uri: str
    """The root, without a slash at its end."""

    def days(self) -> list[date]:
        """Days that have a folder `YYYY/MM/DD`. Raises SourceUnavailable when the root cannot be read."""
        ...

    def list_day(self, day: date) -> Iterator[SourceObject]:
        """Every JSON object of a day."""
        ...

    def stat(self, key: str) -> SourceObject:
        """One object by key. Raises ObjectVanished when there is none."""
        ...

    def read(self, key: str) -> bytes:
        """An object's bytes. Raises ObjectVanished when there is none."""
        ...

    def write(self, name: str, body: bytes) -> str:
        """Puts `body` at `name` below the root. Gives the URI written."""
        ...

    def clear(self) -> None:
        """Deletes everything below the root."""
        ...


def open_store(uri: str) -> Store:
    """The store at `s3://bucket/prefix`, `file:///folder` or a plain path."""
    parts = urlparse(uri)
    if parts.scheme == "s3" and parts.netloc:
        from ticket_etl.s3_store import S3Store

        return S3Store(parts.netloc, parts.path.strip("/"))
    if parts.scheme in ("", "file"):
        from ticket_etl.folder_store import FolderStore

        return FolderStore(unquote(parts.path))
    raise WrongOptions(f"{uri} is no place this job knows: use s3://bucket/prefix or a folder.")


def parse_day(parts: list[str]) -> date | None:
    """`["2026", "11", "21"]` as a date; None for folders that are no day."""
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None
