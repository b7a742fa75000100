"""Failures outside the data: each has a clear message, an exit code, and a row in etl_loads that reports it."""

import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import a_record, put, put_many, put_text
from load_tickets_job import main
from ticket_etl.assembly import build_job
from ticket_etl.errors import ObjectVanished
from ticket_etl.options import parse_options
from ticket_etl.warehouse.postgres_database import PostgresDatabase

GLUE = Path(__file__).parents[2] / "glue"
LOADS = "SELECT status, error FROM etl_loads"


def test_a_missing_folder_is_an_error_that_names_it(run_job, source, query, caplog):
    source.rmdir()

    assert run_job() == 2

    assert f"{source} does not exist: check --source." in caplog.text
    assert [row["status"] for row in query(LOADS)] == ["FAILED"]


def test_a_source_that_is_not_a_folder_is_an_error_that_names_it(run_job, source, caplog):
    source.rmdir()
    source.write_text("")

    assert run_job() == 1

    assert f"{source} is not a readable folder: check --source." in caplog.text


def test_a_source_with_nothing_below_it_is_an_error_only_if_it_should_exist(run_job, source, caplog):
    assert run_job() == 0
    assert run_job("--source-exists") == 2
    assert f"Nothing is below {source.as_uri()}: check --source." in caplog.text

    put_many(source, 1)
    assert run_job("--source-exists") == 0


def test_a_range_without_tickets_is_an_error_that_names_it(run_job, source, query, caplog):
    put_many(source, 1)

    assert run_job("--from-date", "2020-01-01", "--to-date", "2020-01-31") == 1

    assert "has no tickets from 2020-01-01 to 2020-01-31" in caplog.text
    assert [row["status"] for row in query(LOADS)] == ["FAILED"]


def test_a_key_that_does_not_exist_is_an_error(run_job, source, tmp_path, caplog):
    keys = tmp_path / "keys"
    keys.write_text("tickets/2026/11/20/ticket_none.json\n")

    assert run_job("--keys-file", str(keys)) == 1
    assert "ticket_none.json was listed but no longer exists" in caplog.text


def test_an_object_that_vanishes_while_being_read_fails_the_run_and_nothing_is_loaded(
    spark, source, warehouse_url, schema, query
):
    put_many(source, 3)
    arguments = ["--source", str(source), "--warehouse", warehouse_url, "--schema", schema]
    [load, _] = build_job(parse_options(arguments, ignore_unknown=False)).loads
    select = load.select

    def select_and_lose_one(progress):
        selection = select(progress)
        (source / "2026/11/20/ticket_TKT-000002.json").unlink()
        return selection

    load.select = select_and_lose_one
    with pytest.raises(ObjectVanished, match=r"TKT-000002\.json was listed but no longer exists.*run the load again"):
        load.run()
    load.warehouse.database.close()

    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 0}]
    assert [(row["status"], "TKT-000002" in row["error"]) for row in query(LOADS)] == [("FAILED", True)]


def test_a_warehouse_that_is_down_is_reported(source, caplog):
    assert main(["--source", str(source), "--warehouse", "postgresql://tickets@127.0.0.1:1/postgres"]) == 1
    assert "Could not connect to the warehouse: check that it is running" in caplog.text


def test_a_refused_login_is_reported_without_the_password(source, warehouse_url, caplog):
    host = warehouse_url.partition("@")[2]

    assert main(["--source", str(source), "--warehouse", f"postgresql://tickets:wrong@{host}"]) == 1
    assert "login" in caplog.text
    assert "wrong" not in caplog.text


def test_rejects_that_cannot_be_written_stop_the_load(run_job, source, query, caplog):
    put_text(source, "oops", "2026/11/20/broken.json")
    (source.parent / "rejected").write_text("a file where the folder should be")

    assert run_job("--max-rejected", "1") == 1

    assert "cannot be written" in caplog.text
    assert query("SELECT COUNT(*) AS n FROM rejected_tickets") == [{"n": 0}]
    assert [row["status"] for row in query(LOADS)] == ["FAILED"]


@contextmanager
def files_of_at_most(count: int) -> Iterator[None]:
    """No file of this process may become larger than this, in bytes, which has the same effect as a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_rejects_that_fill_the_disk_stop_the_load_and_leave_no_partial_file(run_job, source, query, caplog):
    for number in range(7):
        put_text(source, "no ticket " * 1_000 + str(number), f"2026/11/20/broken-{number}.json")

    with files_of_at_most(64 * 1024):
        assert run_job("--max-rejected", "1") == 1

    assert "cannot be written (File too large), so nothing was loaded: free some space" in caplog.text
    assert [path for path in (source.parent / "rejected").rglob("*") if path.is_file()] == []
    assert query("SELECT COUNT(*) AS n FROM rejected_tickets") == [{"n": 0}]
    [row] = query("SELECT status, error, rows_rejected, rows_merged FROM etl_loads")
    assert (row["status"], row["rows_rejected"], row["rows_merged"]) == ("FAILED", 7, 0)
    assert "free some space" in row["error"]


def test_a_second_run_exits_with_its_own_code(run_job, source, warehouse_url, schema, caplog):
    first = PostgresDatabase(warehouse_url, schema)
    assert first.lock()

    assert run_job() == 3
    assert "Another load is running" in caplog.text
    first.close()


def test_a_migration_changed_after_it_was_applied_is_an_error(run_job, source, query, caplog):
    run_job()
    query("UPDATE etl_migrations SET checksum = 'other' WHERE name LIKE 'V002%'")

    assert run_job() == 1
    assert "V002__processed_tickets.sql was changed after it was applied" in caplog.text


def test_staged_files_are_deleted_after_a_run(run_job, source, tmp_path):
    put(source, a_record(1))

    run_job("--staging", str(tmp_path / "staging"))

    assert list((tmp_path / "staging").rglob("*.parquet")) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "--source"),
        (["--source", "x"], "--warehouse is missing"),
        (["--source", "x", "--warehouse", "mysql://h"], "neither postgresql://… nor redshift"),
        (["--source", "ftp://x", "--warehouse", "postgresql://h"], "is not a location this job supports"),
        (["--source", "x", "--warehouse", "postgresql://h", "--speed", "9"], "unknown option --speed"),
        (["--source", "x", "--warehouse", "postgresql://h", "--max-rejected", "2"], "--max-rejected"),
        (["--source", "x", "--warehouse", "postgresql://h", "--run-id", "r" * 49], "--run-id"),
        (
            ["--source", "x", "--warehouse", "postgresql://h", "--all-days", "--from-date", "2026-01-01"],
            "--all-days cannot be used with",
        ),
        (["--source", "x", "--warehouse", "postgresql://h", "--to-date", "2026-01-01"], "--to-date needs --from-date"),
        (["--source", "x", "--warehouse", "postgresql://h", "--from-date", "2026-13-01"], "--from-date"),
        (
            ["--source", "x", "--warehouse", "postgresql://h", "--from-date", "2026-01-02", "--to-date", "2026-01-01"],
            "before",
        ),
        (["--source", "s3://b/t", "--warehouse", "redshift"], "one of --redshift-workgroup and --redshift-cluster"),
        (["--source", "s3://b/t", "--warehouse", "redshift", "--redshift-workgroup", "w"], "--redshift-copy-role-arn"),
    ],
)
def test_invalid_options_end_with_code_2_and_one_line(options, message, caplog, monkeypatch):
    monkeypatch.delenv("WAREHOUSE_URL", raising=False)

    assert main(options) == 2

    assert message in caplog.text
    assert len(caplog.records) == 1


def test_glues_own_arguments_are_ignored():
    own = ["--JOB_NAME", "load", "--TempDir", "s3://b/t", "--enable-metrics", "true", "--JOB_RUN_ID", "jr_1"]
    options = parse_options(["--source", "x", "--warehouse", "postgresql://h", *own], ignore_unknown=True)

    assert options.source == "x"


def test_the_sql_is_found_inside_the_archive_that_glue_loads(tmp_path):
    archive = tmp_path / "etl.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for folder in ("ticket_etl", "sql"):
            for path in (GLUE / folder).rglob("*"):
                if path.suffix in (".py", ".sql"):
                    packed.write(path, path.relative_to(GLUE))
    program = """
from ticket_etl.warehouse.migrations import all_migrations
from ticket_etl.warehouse.sql_text import read_sql
print(len(all_migrations()), "MERGE INTO" in read_sql("load/3_merge.sql"))
"""

    found = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(archive)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.split() == [str(len(list((GLUE / "sql/migrations").iterdir()))), "True"]
