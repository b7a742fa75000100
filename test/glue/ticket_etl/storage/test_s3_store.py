"""The S3 store, with the responses of the service."""

from datetime import UTC, datetime
from io import BytesIO

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from botocore.response import StreamingBody
from botocore.stub import Stubber
from ticket_etl.errors import ObjectArchived, ObjectVanished, SourceNotFound, SourceUnavailable, StorageUnwritable
from ticket_etl.objects import SourceObject
from ticket_etl.storage.s3_store import S3Store

MODIFIED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
RESTORED = {"OptionalObjectAttributes": ["RestoreStatus"]}


@pytest.fixture
def s3():
    client = boto3.client("s3", region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test")  # noqa: S106
    with Stubber(client) as stub:
        yield stub
        stub.assert_no_pending_responses()


def a_store(s3: Stubber) -> S3Store:
    return S3Store("bucket", "tickets", s3.client)


def listing(*keys: str, following: str | None = None) -> dict:
    contents = [{"Key": key, "ETag": '"abc"', "LastModified": MODIFIED, "Size": 7} for key in keys]
    more = {"NextContinuationToken": following} if following else {}
    return {"Contents": contents, "IsTruncated": following is not None, **more}


def test_a_folder_is_listed_page_by_page_with_every_object(s3):
    query = {"Bucket": "bucket", "Prefix": "tickets/2026/11/20/", **RESTORED}
    s3.add_response(
        "list_objects_v2", listing("tickets/2026/11/20/a.json", "tickets/2026/11/20/x.tmp", following="t"), query
    )
    s3.add_response("list_objects_v2", listing("tickets/2026/11/20/b.json"), {**query, "ContinuationToken": "t"})

    found = list(a_store(s3).list_folder("2026/11/20/"))

    assert [item.key[-6:] for item in found] == ["a.json", "/x.tmp", "b.json"]
    assert found[0] == SourceObject("tickets/2026/11/20/a.json", "abc", MODIFIED.replace(tzinfo=None), 7)


def test_a_level_has_its_folders_and_the_objects_next_to_them(s3):
    response = {"CommonPrefixes": [{"Prefix": "tickets/2026/"}], **listing("tickets/x.csv")}
    query = {"Bucket": "bucket", "Prefix": "tickets/", "Delimiter": "/", **RESTORED}
    s3.add_response("list_objects_v2", response, query)

    level = a_store(s3).list_level("")

    assert (level.folders, [found.key for found in level.objects]) == (["2026/"], ["tickets/x.csv"])


@pytest.mark.parametrize(
    ("storage_class", "is_archived"),
    [("STANDARD", False), ("GLACIER_IR", False), ("GLACIER", True), ("DEEP_ARCHIVE", True)],
)
def test_an_archived_object_is_known_as_such(s3, storage_class, is_archived):
    page = listing("tickets/a.json")
    page["Contents"][0]["StorageClass"] = storage_class
    s3.add_response("list_objects_v2", page, {"Bucket": "bucket", "Prefix": "tickets/", **RESTORED})

    assert [found.is_archived for found in a_store(s3).list_folder("")] == [is_archived]


@pytest.mark.parametrize(
    ("status", "is_archived"),
    [({"IsRestoreInProgress": True}, True), ({"IsRestoreInProgress": False, "RestoreExpiryDate": MODIFIED}, False)],
)
def test_an_archived_object_can_be_read_once_it_is_restored(s3, status, is_archived):
    page = listing("tickets/a.json")
    page["Contents"][0].update(StorageClass="GLACIER", RestoreStatus=status)
    s3.add_response("list_objects_v2", page, {"Bucket": "bucket", "Prefix": "tickets/", **RESTORED})

    assert [found.is_archived for found in a_store(s3).list_folder("")] == [is_archived]


@pytest.mark.parametrize(
    ("response", "is_archived"),
    [
        ({"StorageClass": "INTELLIGENT_TIERING"}, False),
        ({"StorageClass": "INTELLIGENT_TIERING", "ArchiveStatus": "ARCHIVE_ACCESS"}, True),
        ({"StorageClass": "INTELLIGENT_TIERING", "ArchiveStatus": "DEEP_ARCHIVE_ACCESS"}, True),
        ({"StorageClass": "GLACIER"}, True),
        ({"StorageClass": "GLACIER", "Restore": 'ongoing-request="true"'}, True),
        ({"StorageClass": "GLACIER", "Restore": 'ongoing-request="false", expiry-date="Fri, 21 Dec 2026 00:00:00 GMT"'},
         False),
    ],
)  # fmt: skip
def test_one_archived_object_is_known_as_such_until_it_is_restored(s3, response, is_archived):
    found = {"ETag": '"abc"', "LastModified": MODIFIED, "ContentLength": 7, **response}
    s3.add_response("head_object", found, {"Bucket": "bucket", "Key": "tickets/k"})

    assert a_store(s3).stat("tickets/k").is_archived is is_archived


def test_an_object_that_turns_out_to_be_archived_when_it_is_read_is_no_failure_of_the_source(s3):
    s3.add_client_error("get_object", "InvalidObjectState", http_status_code=403)

    with pytest.raises(ObjectArchived, match=r"s3://bucket/tickets/k is archived and cannot be read until"):
        a_store(s3).read("tickets/k")


def test_an_object_is_read_whole(s3):
    s3.add_response("get_object", {"Body": StreamingBody(BytesIO(b"{}"), 2)}, {"Bucket": "bucket", "Key": "tickets/k"})

    assert a_store(s3).read("tickets/k") == b"{}"


def test_a_missing_object_is_distinguished_from_a_missing_bucket(s3):
    s3.add_client_error("get_object", "NoSuchKey", http_status_code=404)
    s3.add_client_error("get_object", "NoSuchBucket", http_status_code=404)

    with pytest.raises(ObjectVanished, match=r"s3://bucket/tickets/k was listed but no longer exists"):
        a_store(s3).read("tickets/k")
    with pytest.raises(SourceNotFound, match=r"the bucket does not exist\. Check --source"):
        a_store(s3).read("tickets/k")


@pytest.mark.parametrize(
    ("call", "method", "code"), [("get_object", "read", "AccessDenied"), ("head_object", "stat", "403")]
)
def test_access_denied_to_an_object_names_deletion_and_permissions_as_possible_causes(s3, call, method, code):
    s3.add_client_error(call, code, http_status_code=403)

    with pytest.raises(SourceUnavailable, match=r"s3://bucket/tickets/k cannot be read \(access denied\)") as raised:
        getattr(a_store(s3), method)("tickets/k")
    assert "deleted after it was listed" in str(raised.value)
    assert "run the load again" in str(raised.value)
    assert "fix the role" in str(raised.value)


@pytest.mark.parametrize(
    ("code", "advice"), [("AccessDenied", "check the job's role"), ("SlowDown", "run the load again")]
)
def test_a_refused_listing_says_what_to_do(s3, code, advice):
    s3.add_client_error("list_objects_v2", code)

    with pytest.raises(SourceUnavailable, match=advice):
        a_store(s3).list_level("")


def test_a_missing_network_connection_is_reported():
    class Unreachable:
        def get_object(self, **_: object) -> None:
            raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")

    with pytest.raises(SourceUnavailable, match="cannot be reached"):
        S3Store("bucket", "tickets", Unreachable()).read("k")


def test_a_refused_write_stops_the_load(s3):
    s3.add_client_error("put_object", "AccessDenied")

    with pytest.raises(StorageUnwritable, match=r"s3://bucket/tickets/x.jsonl cannot be written"):
        a_store(s3).write("x.jsonl", b"{}")


def test_clearing_deletes_everything_below_the_root_and_nothing_else(s3):
    s3.add_response("list_objects_v2", listing("tickets/a", "tickets/b"), {"Bucket": "bucket", "Prefix": "tickets/"})
    deleted = {"Objects": [{"Key": "tickets/a"}, {"Key": "tickets/b"}], "Quiet": True}
    s3.add_response("delete_objects", {}, {"Bucket": "bucket", "Delete": deleted})

    a_store(s3).clear()
