"""Opens the store that a URI names. Each kind is imported only when it is used: boto3 takes a while to import."""

from urllib.parse import unquote, urlparse

from ticket_etl.errors import InvalidOptions
from ticket_etl.storage.store import Store


def open_store(uri: str) -> Store:
    """The store at `s3://bucket/prefix`, `file:///folder` or a plain path. Raises InvalidOptions for any other URI."""
    parts = urlparse(uri)
    if parts.scheme == "s3" and parts.netloc:
        from ticket_etl.storage.s3_store import S3Store

        return S3Store(parts.netloc, parts.path.strip("/"))
    if parts.scheme in ("", "file"):
        from ticket_etl.storage.folder_store import FolderStore

        return FolderStore(unquote(parts.path))
    raise InvalidOptions(f"{uri} is not a location this job supports: use s3://bucket/prefix or a folder.")
