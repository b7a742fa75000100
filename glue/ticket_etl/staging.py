"""The one pass over the input: read, parse, judge, keep the newest, write the staged files."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import Column, Observation, SparkSession
from pyspark.sql import functions as F

from ticket_etl.errors import LoadError, ObjectVanished, PlaceUnwritable, SourceUnavailable
from ticket_etl.objects import SourceObject
from ticket_etl.quarantine import FIELDS
from ticket_etl.reading import read_objects
from ticket_etl.transforms import newest_per_ticket, parse_records, reject_bad_rows
from ticket_etl.warehouse import Counts

_NO_SPACE = "No space left on device"
"""How every POSIX system words ENOSPC, in a JVM's messages too."""
_BY_NAME: dict[str, type[LoadError]] = {"ObjectVanished": ObjectVanished, "SourceUnavailable": SourceUnavailable}


def stage(spark: SparkSession, source: str, objects: Sequence[SourceObject], staged_uri: str) -> Counts:
    """Writes the staged rows of `objects` as Parquet below `staged_uri`, in one Spark job, counting on the way."""
    judged, kept = Observation("judged"), Observation("kept")
    raw, read = read_objects(spark, source, objects)
    rows = reject_bad_rows(parse_records(raw)).observe(judged, _count(), _count_rejected())
    staged = newest_per_ticket(rows).observe(kept, _count(), _count_rejected())
    with explained():
        staged.write.mode("overwrite").parquet(staged_uri)
    before, after = judged.get, kept.get
    return Counts(
        objects_read=read.objects.value,
        bytes_read=read.read_bytes.value,
        rows_read=before["rows"],
        rows_staged=after["rows"] - after["rejected"],
        rows_superseded=before["rows"] - before["rejected"] - after["rows"] + after["rejected"],
        rows_rejected=before["rejected"],
    )


def staged_rejects(spark: SparkSession, staged_uri: str) -> Iterator[dict[str, object]]:
    """The rejected rows among the staged ones, which are read back: never the input again."""
    rejected = spark.read.parquet(staged_uri).where("reason IS NOT NULL").select(*FIELDS)
    return (row.asDict() for row in rejected.toLocalIterator())


def _count() -> Column:
    return F.count(F.lit(1)).alias("rows")


def _count_rejected() -> Column:
    return F.count("reason").alias("rejected")


@contextmanager
def explained() -> Iterator[None]:
    """Gives an executor's error back its type: through Spark only its text comes."""
    try:
        yield
    except (PySparkException, Py4JJavaError) as error:
        text = str(error)
        for name, kind in _BY_NAME.items():
            if found := re.search(rf"{name}: (.*)", text):
                raise kind(found[1]) from error
        if _NO_SPACE in text:
            raise PlaceUnwritable(
                "The disk is full where the rows are staged, so nothing was loaded: make room, or name another place "
                "with --staging."
            ) from error
        raise
