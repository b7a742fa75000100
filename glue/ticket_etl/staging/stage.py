"""The one pass over the input: read, parse, check, keep the newest, write the staged files."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import Column, Observation, SparkSession
from pyspark.sql import functions as F

from ticket_etl.datasets import Dataset
from ticket_etl.errors import LoadError, ObjectVanished, SourceUnavailable, StorageUnwritable
from ticket_etl.objects import SourceObject
from ticket_etl.staging.reading import read_objects
from ticket_etl.staging.transforms import newest_per_key, parse_records, reject_bad_rows
from ticket_etl.storage.rejects import REJECT_FIELDS
from ticket_etl.warehouse.warehouse import Counts

_NO_SPACE = "No space left on device"
"""The text of ENOSPC on every POSIX system, also in a JVM's messages."""
_MARK_SUCCESS = "mapreduce.fileoutputcommitter.marksuccessfuljobs"
"""COPY reads every object below the prefix, also the empty _SUCCESS that Spark would add, which is not Parquet."""
_BY_NAME: dict[str, type[LoadError]] = {"ObjectVanished": ObjectVanished, "SourceUnavailable": SourceUnavailable}


def stage(
    spark: SparkSession, dataset: Dataset, source: str, objects: Sequence[SourceObject], staged_uri: str
) -> Counts:
    """Writes the staged rows of `objects` as Parquet below `staged_uri`, in one Spark job, counting on the way."""
    checked, newest = Observation("checked"), Observation("newest")
    raw, read = read_objects(spark, dataset, source, objects)
    rows = reject_bad_rows(parse_records(raw, dataset), dataset).observe(checked, _count(), _count_rejected())
    staged = newest_per_key(rows, dataset).observe(newest, _count(), _count_rejected())
    with restored_errors():
        staged.write.mode("overwrite").option(_MARK_SUCCESS, "false").parquet(staged_uri)
    before, after = checked.get, newest.get
    return Counts(
        objects_read=read.objects.value,
        bytes_read=read.read_bytes.value,
        rows_read=before["rows"],
        rows_staged=after["rows"] - after["rejected"],
        rows_superseded=before["rows"] - before["rejected"] - after["rows"] + after["rejected"],
        rows_rejected=before["rejected"],
        objects_skipped=read.skipped.value.objects,
        skipped_example=read.skipped.value.example,
    )


def staged_rejects(spark: SparkSession, staged_uri: str) -> Iterator[dict[str, object]]:
    """The rejected rows, from the staged files: the input is not read again."""
    rejected = spark.read.parquet(staged_uri).where("reason IS NOT NULL").select(*REJECT_FIELDS)
    return (row.asDict() for row in rejected.toLocalIterator())


def _count() -> Column:
    return F.count(F.lit(1)).alias("rows")


def _count_rejected() -> Column:
    return F.count("reason").alias("rejected")


@contextmanager
def restored_errors() -> Iterator[None]:
    """Raises an executor's error with its own type: Spark passes on only its text."""
    try:
        yield
    except (PySparkException, Py4JJavaError) as error:
        text = str(error)
        for name, kind in _BY_NAME.items():
            if found := re.search(rf"{name}: (.*)", text):
                raise kind(found[1]) from error
        if _NO_SPACE in text:
            raise StorageUnwritable(
                "The disk with the staged files is full, so nothing was loaded: free some space, or set another "
                "location with --staging."
            ) from error
        raise
