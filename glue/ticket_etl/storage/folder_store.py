"""Objects in a local folder, for tests and for runs without S3."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from ticket_etl.errors import ObjectVanished, SourceUnavailable, StorageUnwritable
from ticket_etl.objects import SourceObject
from ticket_etl.storage.store import parse_day


class FolderStore:
    """A folder. Keys start with its own name, as a prefix of a bucket would."""

    def __init__(self, path: str) -> None:
        self._root = Path(path).absolute()
        self.uri = self._root.as_uri()

    def days(self) -> list[date]:
        if not os.access(self._root, os.R_OK | os.X_OK) or not self._root.is_dir():
            raise SourceUnavailable(f"{self._root} is not a readable folder: check --source.")
        folders = (path.relative_to(self._root).parts for path in self._root.glob("*/*/*"))
        return sorted(day for day in (parse_day(list(parts)) for parts in folders) if day)

    def list_day(self, day: date) -> Iterator[SourceObject]:
        folder = self._root / day.strftime("%Y/%m/%d")
        for path in sorted(folder.rglob("*.json")):
            yield self.stat(self._key(path))

    def stat(self, key: str) -> SourceObject:
        try:
            found = self._path(key).stat()
        except FileNotFoundError:
            raise _vanished(self._path(key)) from None
        modified = datetime.fromtimestamp(found.st_mtime, UTC).replace(tzinfo=None)
        return SourceObject(key, f"{found.st_mtime_ns:x}-{found.st_size:x}", modified, found.st_size)

    def read(self, key: str) -> bytes:
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            raise _vanished(self._path(key)) from None
        except PermissionError:
            raise SourceUnavailable(f"{self._path(key)} cannot be read: check its permissions.") from None

    def write(self, name: str, body: bytes) -> str:
        path = self._root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
        except OSError as error:
            with suppress(OSError):
                # A partial file would be mistaken for a complete one, and keep a full disk full.
                path.unlink()
            raise StorageUnwritable(
                f"{path} cannot be written ({error.strerror}), so nothing was loaded: free some space or correct the "
                "permissions, or set another location with --rejects."
            ) from None
        return path.as_uri()

    def clear(self) -> None:
        shutil.rmtree(self._root, ignore_errors=True)

    def _key(self, path: Path) -> str:
        return path.relative_to(self._root.parent).as_posix()

    def _path(self, key: str) -> Path:
        return self._root.parent / key


def _vanished(path: Path) -> ObjectVanished:
    return ObjectVanished(f"{path} was listed but no longer exists: nothing was loaded; run the load again.")
