"""The staged files, as COPY from Parquet reads them."""

import pyarrow.parquet as pq
import pytest
from builders import a_record, put, put_text
from pyspark.errors import PySparkException
from ticket_etl.datasets import TICKETS
from ticket_etl.errors import StorageUnwritable
from ticket_etl.staging.stage import restored_errors, stage, staged_rejects
from ticket_etl.storage.folder_store import FolderStore
from ticket_etl.warehouse.dataset_sql import fill_template
from ticket_etl.warehouse.sql_text import statements

PHYSICAL = {"VARCHAR": "BYTE_ARRAY", "TIMESTAMP": "INT96", "DOUBLE": "DOUBLE", "INTEGER": "INT32", "BIGINT": "INT64"}


def test_staged_files_fit_the_staging_table_column_by_column(spark, source, tmp_path):
    put(source, a_record(1))
    put_text(source, "oops", "2026/11/20/bad.json")
    store = FolderStore(str(source))
    objects = list(store.list_folder(""))

    counts = stage(spark, TICKETS, store.uri, objects, (tmp_path / "out").as_uri())

    assert (counts.objects_read, counts.rows_read, counts.rows_staged, counts.rows_rejected) == (2, 2, 1, 1)
    body = statements(fill_template("load/1_stage.sql", TICKETS), "postgres")[0].split("(", 1)[1]
    wanted = [
        (line.split()[0], PHYSICAL[line.split()[1].split("(")[0].rstrip(",")]) for line in body.splitlines()[1:-1]
    ]
    for path in (tmp_path / "out").glob("*.parquet"):
        schema = pq.ParquetFile(path).schema
        assert [(schema.column(i).name, schema.column(i).physical_type) for i in range(len(schema))] == wanted


def test_copy_finds_nothing_but_parquet_below_the_prefix(spark, source, tmp_path):
    put_text(source, "oops", "2026/11/20/bad.json")
    store = FolderStore(str(source))
    stage(spark, TICKETS, store.uri, list(store.list_folder("")), (tmp_path / "out").as_uri())

    files = [path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")]

    assert files
    assert [name for name in files if not name.endswith(".parquet")] == []


def test_rejects_are_read_back_from_the_staged_files(spark, source, tmp_path):
    put_text(source, "oops", "2026/11/20/bad.json")
    store = FolderStore(str(source))
    uri = (tmp_path / "out").as_uri()
    stage(spark, TICKETS, store.uri, list(store.list_folder("")), uri)
    (source / "2026/11/20/bad.json").unlink()

    assert [(row["reason"], row["raw_text"]) for row in staged_rejects(spark, uri)] == [("not JSON", "oops")]


def test_a_full_disk_is_reported_as_such_and_not_as_a_stack_trace():
    error = PySparkException("Job aborted.\njava.io.IOException: No space left on device\n\tat java.base/…")

    with pytest.raises(StorageUnwritable, match="The disk with the staged files is full") as caught, restored_errors():
        raise error

    assert caught.value.__cause__ is error
