"""The port to the storage of objects: the job does not depend on whether that is S3 or a local folder."""

from collections.abc import Iterator
from typing import Protocol

from ticket_etl.objects import SourceObject
from ticket_etl.storage.layout import Level


class Store(Protocol):
    """Objects under one root. Keys are S3's, relative to the bucket: `tickets/2026/11/21/ticket_1.json`.
    Folders are relative to the root and end in a slash, such as `2026/11/21/`; the root is the empty text."""

    uri: str
    """The root, without a trailing slash."""

    def list_level(self, folder: str) -> Level:
        """What is directly in a folder. Raises SourceUnavailable when the root cannot be read."""
        ...

    def list_folder(self, folder: str) -> Iterator[SourceObject]:
        """Every object below a folder, whatever its name."""
        ...

    def stat(self, key: str) -> SourceObject:
        """One object by key. Raises ObjectVanished when it does not exist."""
        ...

    def read(self, key: str) -> bytes:
        """An object's bytes. Raises ObjectVanished when it does not exist, ObjectArchived when it must be restored."""
        ...

    def write(self, name: str, body: bytes) -> str:
        """Writes `body` to `name` below the root and returns its URI. Raises StorageUnwritable."""
        ...

    def clear(self) -> None:
        """Deletes everything below the root."""
        ...
