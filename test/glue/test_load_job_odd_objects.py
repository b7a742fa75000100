"""Objects of the source that are not named as the pipeline names them: loaded, reported or ignored."""

import gzip
import json

import pytest
from builders import a_record, put, put_text
from ticket_etl.errors import ObjectArchived
from ticket_etl.staging import reading
from ticket_etl.storage.folder_store import FolderStore

LINE = json.dumps(a_record(2)) + "\n"
SKIPPED = "SELECT objects_skipped, skipped_example FROM load_health"


def ids(query) -> list[str]:
    return [row["ticket_id"] for row in query("SELECT ticket_id FROM processed_tickets ORDER BY ticket_id")]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("2026/11/20/a.JSON", LINE), ("2026/11/20/a.Json", LINE), ("2026/11/20/a.jsonl", LINE),
        ("2026/11/20/a.ndjson", LINE), ("2026/11/20/a.JSONL", LINE),
        ("2026/11/20/a.json.gz", gzip.compress(LINE.encode())), ("2026/11/20/a.jsonl.gz", gzip.compress(LINE.encode())),
        ("2026/11/20/a.JSON.GZ", gzip.compress(LINE.encode())), ("2026/11/20/a.json", gzip.compress(LINE.encode())),
        ("2026/11/20/a.json.gz", LINE), ("2026/11/20/a.json.gz", gzip.compress(gzip.compress(LINE.encode()))),
        ("2026/11/20/a.json.gz", gzip.compress(LINE[:90].encode()) + gzip.compress(LINE[90:].encode())),
        ("2026/1/5/a.json", LINE), ("2026/01/5/a.json", LINE), ("2026/11/20/08/a.json", LINE),
        ("2026/11/20/a b+c%20é.json", LINE), ("2026/11/20/.a.json", LINE), ("2026/11/20/_a.json", LINE),
        ("3000/01/01/a.json", LINE),
    ],
)  # fmt: skip
def test_an_object_that_can_be_read_is_loaded_whatever_its_name(run_job, source, query, name, body):
    put(source, a_record(1))
    put_text(source, body, name)

    assert run_job() == 0

    assert ids(query) == ["TKT-000001", "TKT-000002"]
    assert query(SKIPPED) == [{"objects_skipped": 0, "skipped_example": None}]


def test_a_reload_of_a_day_reads_all_of_its_folders(run_job, source, query):
    put_text(source, json.dumps(a_record(1)), "2026/01/05/a.json")
    put_text(source, json.dumps(a_record(2)), "2026/1/5/b.json")

    assert run_job("--from-date", "2026-01-05") == 0

    assert ids(query) == ["TKT-000001", "TKT-000002"]


@pytest.mark.parametrize(
    "name",
    [
        "2026/11/20/notes.txt", "2026/11/20/a.csv", "2026/11/20/a.parquet", "2026/11/20/a.json.bak",
        "2026/11/20/a.json.tmp", "2026/11/20/a.json.zst", "2026/11/20/a.jsonx", "2026/11/20/ticket_1",
        "2026/11/20/.DS_Store", "2026/11/20/_SUCCESS", "2026/02/30/a.json", "2026/a.json", "2026/11/a.json", "a.json",
        "2026-11-20/a.json", "year=2026/month=11/day=20/a.json", "archive/a.json",
    ],
)  # fmt: skip
def test_an_object_that_cannot_be_read_is_reported(run_job, source, query, caplog, tmp_path, name):
    put(source, a_record(1))
    put_text(source, LINE, name)

    assert run_job("--json", str(tmp_path / "report.json")) == 0

    assert ids(query) == ["TKT-000001"]
    assert query(SKIPPED) == [{"objects_skipped": 1, "skipped_example": f"tickets/{name}"}]
    assert f"1 object below the source not loaded, such as tickets/{name}: expected YYYY/MM/DD/" in caplog.text
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["objects_skipped"], report["skipped_example"]) == (1, f"tickets/{name}")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("2026_$folder$", b""), ("2026/11/20/sub_$folder$", b"x"), ("2026/11/20/._ticket_1.json", b"\0\5\26\7"),
        ("._tickets", b"\0\5\26\7"), ("2026/11/20/empty.json", b""), ("2026/11/20/empty", b""), ("README", b""),
        ("archive/x", b""),
    ],
)  # fmt: skip
def test_markers_and_empty_objects_are_ignored(run_job, source, query, caplog, name, body):
    put(source, a_record(1))
    put_text(source, body, name)

    assert run_job() == 0

    assert ids(query) == ["TKT-000001"]
    assert query("SELECT objects_skipped, rows_rejected FROM load_health") == [
        {"objects_skipped": 0, "rows_rejected": 0}
    ]


def test_a_rerun_and_a_failed_run_report_them_too(run_job, source, query):
    put(source, a_record(1))
    put_text(source, LINE, "2026/11/20/a.csv")
    put_text(source, LINE, "x.csv")

    assert run_job() == 0
    assert run_job() == 0
    assert run_job("--from-date", "2026-11-21") == 1

    loads = query("SELECT status, objects_skipped, skipped_example FROM etl_loads ORDER BY started_at")
    assert (
        loads[:2] == [{"status": "SUCCEEDED", "objects_skipped": 2, "skipped_example": "tickets/2026/11/20/a.csv"}] * 2
    )
    assert query("SELECT error FROM etl_loads WHERE status = 'FAILED'")[0]["error"].endswith(
        "1 object below the source not loaded, such as tickets/x.csv: expected YYYY/MM/DD/*.json, .jsonl or "
        ".ndjson, also with .gz, and not archived."
    )


def test_a_load_that_rejects_too_many_rows_reports_them(run_job, source, query):
    put_text(source, "oops", "2026/11/20/a.json")
    put_text(source, "oops", "2026/11/20/a.csv")

    assert run_job("--min-rejected", "1") == 1

    assert query("SELECT status, rows_rejected, objects_skipped FROM etl_loads") == [
        {"status": "FAILED", "rows_rejected": 1, "objects_skipped": 1}
    ]


@pytest.mark.parametrize("body", [gzip.compress(LINE.encode())[:-9], b"\x1f\x8b", gzip.compress(b"x" * 300_000_000)])
def test_a_broken_or_huge_gzip_file_is_a_rejected_row_and_not_a_crash(run_job, source, query, body):
    put(source, a_record(1))
    put_text(source, body, "2026/11/20/a.json.gz")

    assert run_job() == 0

    assert ids(query) == ["TKT-000001"]
    [row] = query("SELECT object_key, reason FROM rejected_tickets")
    assert row["object_key"] == "tickets/2026/11/20/a.json.gz"
    assert row["reason"] in ("not a complete gzip file", "more than 256 MiB when decompressed")


@pytest.fixture
def archive(monkeypatch):
    """Makes S3 refuse to return objects whose key contains a text. Spark sends what is defined here to its workers."""

    def store_of(*parts: str):
        class ArchivingStore(FolderStore):
            def read(self, key: str) -> bytes:
                if any(part in key for part in parts):
                    raise ObjectArchived(f"{key} is archived")
                return super().read(key)

        return lambda uri: ArchivingStore(uri.removeprefix("file://"))

    return lambda *parts: monkeypatch.setattr(reading, "open_store", store_of(*parts))


def test_what_turns_out_to_be_archived_when_it_is_read_is_counted_and_the_rest_is_loaded(
    run_job, source, query, caplog, archive
):
    put(source, a_record(1))
    put_text(source, "", "2026/11/20/_SUCCESS")
    put_text(source, "a;b", "2026/11/20/z.csv")
    for number in (2, 3):
        put_text(source, json.dumps(a_record(number)), f"2026/11/20/{number}.json")
    archive("/2.json", "/3.json")

    assert run_job() == 0

    assert ids(query) == ["TKT-000001"]
    assert query(SKIPPED) == [{"objects_skipped": 3, "skipped_example": "tickets/2026/11/20/2.json (archived)"}]
    assert "2 objects below the source not loaded, such as tickets/2026/11/20/2.json (archived)" in caplog.text
    archive()
    assert run_job("--from-date", "2026-11-20") == 0
    assert ids(query) == ["TKT-000001", "TKT-000002", "TKT-000003"]


def test_a_load_of_nothing_but_archived_objects_succeeds_and_counts_them(run_job, source, query, archive):
    put(source, a_record(1))
    archive("")

    assert run_job() == 0

    assert ids(query) == []
    assert [row["objects_skipped"] for row in query(SKIPPED)] == [1]
