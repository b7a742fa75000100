"""Objects in a local folder, for tests and for runs without S3."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from ticket_etl.errors import ObjectVanished, SourceNotFound, SourceUnavailable, StorageUnwritable
from ticket_etl.objects import SourceObject
from ticket_etl.storage.layout import Level


class FolderStore:
    """A folder. Keys start with its own name, as a prefix of a bucket would."""

    def __init__(self, path: str) -> None:
        self._root = Path(path).absolute()
        self.uri = self._root.as_uri()

    def list_level(self, folder: str) -> Level:
        path = self._root / folder
        if not path.exists():
            raise SourceNotFound(f"{path} does not exist: check --source.")
        if not os.access(path, os.R_OK | os.X_OK) or not path.is_dir():
            raise SourceUnavailable(f"{path} is not a readable folder: check --source.")
        entries = sorted(path.iterdir())
        folders = [f"{path.relative_to(self._root).as_posix()}/" for path in entries if path.is_dir()]
        return Level(folders, [self.stat(self._key(path)) for path in entries if path.is_file()])

    def list_folder(self, folder: str) -> Iterator[SourceObject]:
        for path in sorted((self._root / folder).rglob("*")):
            if path.is_file():
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
