"""Objects in S3, or in the service that AWS_ENDPOINT_URL names. boto3 rather than Spark's own S3 file system, which
makes several requests for one small object, and needs jars that only Glue has."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from ticket_etl.errors import (
    LoadError,
    ObjectArchived,
    ObjectVanished,
    SourceNotFound,
    SourceUnavailable,
    StorageUnwritable,
)
from ticket_etl.objects import SourceObject
from ticket_etl.storage.layout import Level

_MISSING = {"NoSuchKey", "404"}
_NO_BUCKET = "NoSuchBucket"
_DENIED = {"AccessDenied", "403"}
_ARCHIVED = "InvalidObjectState"
_ARCHIVES = {"GLACIER", "DEEP_ARCHIVE"}
"""Storage classes whose objects cannot be read until somebody restores them. They stay in the class."""


class S3Store:
    """A prefix of a bucket."""

    def __init__(self, bucket: str, prefix: str, client: Any = None) -> None:
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self.uri = f"s3://{bucket}/{prefix}".rstrip("/")
        self._client = client or _client()

    def list_level(self, folder: str) -> Level:
        folders, objects = [], []
        for page in self._list(folder, Delimiter="/"):
            folders += [item["Prefix"].removeprefix(self._prefix) for item in page.get("CommonPrefixes", [])]
            objects += _objects_of(page)
        return Level(folders, objects)

    def list_folder(self, folder: str) -> Iterator[SourceObject]:
        for page in self._list(folder):
            yield from _objects_of(page)

    def stat(self, key: str) -> SourceObject:
        try:
            found = self._client.head_object(Bucket=self._bucket, Key=key)
            return _source_object(key, found, found["ContentLength"])
        except (ClientError, BotoCoreError) as error:
            raise self._explain(error, key) from error

    def read(self, key: str) -> bytes:
        try:
            return self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except (ClientError, BotoCoreError) as error:
            raise self._explain(error, key) from error

    def write(self, name: str, body: bytes) -> str:
        try:
            self._client.put_object(Bucket=self._bucket, Key=f"{self._prefix}{name}", Body=body)
        except (ClientError, BotoCoreError) as error:
            raise StorageUnwritable(
                f"{self.uri}/{name} cannot be written, so nothing was loaded: check the bucket and the role's "
                f"permission to write to it. ({error})"
            ) from error
        return f"s3://{self._bucket}/{self._prefix}{name}"

    def clear(self) -> None:
        for page in self._pages(Prefix=self._prefix):
            keys = [{"Key": item["Key"]} for item in page.get("Contents", [])]
            if keys:
                self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": keys, "Quiet": True})

    def _list(self, folder: str, **query: str) -> Iterator[dict[str, Any]]:
        return self._pages(Prefix=f"{self._prefix}{folder}", OptionalObjectAttributes=["RestoreStatus"], **query)

    def _pages(self, **query: Any) -> Iterator[dict[str, Any]]:
        try:
            yield from self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, **query)
        except (ClientError, BotoCoreError) as error:
            raise self._explain(error) from error

    def _explain(self, error: Exception, key: str = "") -> LoadError:
        code = error.response["Error"].get("Code", "") if isinstance(error, ClientError) else type(error).__name__
        if key and code in _MISSING:
            return ObjectVanished(
                f"s3://{self._bucket}/{key} was listed but no longer exists: nothing was loaded; run the load again."
            )
        if key and code == _ARCHIVED:
            return ObjectArchived(f"s3://{self._bucket}/{key} is archived and cannot be read until it is restored.")
        if key and code in _DENIED:
            # To a role that may list only a prefix, S3 does not reveal that an object does not exist.
            return SourceUnavailable(
                f"s3://{self._bucket}/{key} cannot be read (access denied): nothing was loaded. Either it was deleted "
                "after it was listed, which also gives a 403: then run the load again. Or the job's role may not read "
                f"it or use its key: then fix the role. ({error})"
            )
        failure = SourceNotFound if code == _NO_BUCKET else SourceUnavailable
        return failure(f"s3://{self._bucket}/{key or self._prefix} {_advice(code)} ({error})")


def _advice(code: str) -> str:
    if code == _NO_BUCKET:
        return "cannot be reached: the bucket does not exist. Check --source and AWS_ENDPOINT_URL."
    if code in {*_DENIED, "InvalidAccessKeyId", "NoCredentialsError"}:
        return "cannot be accessed with these credentials: check the job's role."
    return "cannot be reached: check the network, AWS_ENDPOINT_URL and the region, then run the load again."


def _client() -> Any:
    config = Config(max_pool_connections=32, retries={"max_attempts": 5, "mode": "standard"}, connect_timeout=5)
    return boto3.session.Session().client("s3", config=config)


def _objects_of(page: dict[str, Any]) -> list[SourceObject]:
    return [_source_object(item["Key"], item, item["Size"]) for item in page.get("Contents", [])]


def _source_object(key: str, found: dict[str, Any], size: int) -> SourceObject:
    modified = found["LastModified"].astimezone(UTC).replace(tzinfo=None)
    return SourceObject(key, found["ETag"].strip('"'), modified, size, _is_archived(found))


def _is_archived(found: dict[str, Any]) -> bool:
    """Whether an item of a listing, or the response to HEAD, is of an object that must be restored. A listing does not
    show it of objects that Intelligent-Tiering has archived: a GET does."""
    # A listing has the end of a restored copy in one field, HEAD in another.
    is_restored = "RestoreExpiryDate" in found.get("RestoreStatus", {}) or "expiry-date" in found.get("Restore", "")
    return not is_restored and (found.get("StorageClass") in _ARCHIVES or "ArchiveStatus" in found)
