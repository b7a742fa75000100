"""Reads objects in Spark's executors: each object whole, and once."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.accumulators import Accumulator, AccumulatorParam
from pyspark.sql import DataFrame, SparkSession

from ticket_etl.datasets import Dataset
from ticket_etl.errors import ObjectArchived
from ticket_etl.objects import Skipped, SourceObject, archived, split_by_size
from ticket_etl.staging.plain import plain_records, plain_type
from ticket_etl.staging.schemas import read_record
from ticket_etl.staging.splitting import split_records
from ticket_etl.storage.open_store import open_store
from ticket_etl.storage.store import Store

_THREADS = 16
"""Concurrent requests per task: a GET spends far more time waiting than computing."""
_CHUNK_OBJECTS = 256
_CHUNK_BYTES = 16 * 1024 * 1024
"""Objects in memory at a time, per task."""
_PART_BYTES = 32 * 1024 * 1024
"""Target size of a task's share of the input."""

_Packed = tuple[str, str, datetime, int]
"""A SourceObject as sent to an executor: key, etag, time of modification and size."""

_RAW = pa.schema(
    [
        ("source_key", pa.string()),
        ("source_etag", pa.string()),
        ("source_modified_at", pa.timestamp("us", tz="UTC")),
        ("line_number", pa.int64()),
        ("raw_text", pa.string()),
        ("issue", pa.string()),
    ]
)


def read_schema(dataset: Dataset) -> pa.Schema:
    """`read_record` in Arrow's types."""
    return pa.schema([*_RAW, *plain_type(dataset)])


@dataclass(frozen=True)
class ReadCounts:
    """What the executors actually read, which shows that the job reads its input once."""

    objects: Accumulator[int]
    read_bytes: Accumulator[int]
    skipped: Accumulator[Skipped]
    """What turned out to be archived when it was read."""


class _Skips(AccumulatorParam[Skipped]):
    def zero(self, _value: Skipped) -> Skipped:
        return Skipped()

    def addInPlace(self, value1: Skipped, value2: Skipped) -> Skipped:
        return value1.plus(value2)


def read_objects(
    spark: SparkSession, dataset: Dataset, source: str, objects: Sequence[SourceObject]
) -> tuple[DataFrame, ReadCounts]:
    """The records of `objects` as `read_record` rows. Lazy: the objects are read when an action runs."""
    context = spark.sparkContext
    counts = ReadCounts(context.accumulator(0), context.accumulator(0), context.accumulator(Skipped(), _Skips()))
    parts = split_by_size(objects, _parts_for(objects, context.defaultParallelism))
    packed = context.broadcast([[_pack(found) for found in part] for part in parts])

    def read_part(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        store = open_store(source)
        with ThreadPoolExecutor(_THREADS) as pool:
            for batch in batches:
                for number in batch.column(0).to_pylist():
                    for chunk in _chunks(packed.value[number]):
                        bodies = pool.map(lambda found: _read(store, found[0]), chunk)
                        yield mark_plain(dataset, _to_batch(chunk, bodies, counts))

    return spark.range(0, len(parts), 1, len(parts)).mapInArrow(read_part, read_record(dataset)), counts


def _read(store: Store, key: str) -> bytes | None:
    """An object's bytes; None if it is archived."""
    try:
        return store.read(key)
    except ObjectArchived:
        return None


def _parts_for(objects: Sequence[SourceObject], slots: int) -> int:
    return max(slots, sum(found.size for found in objects) // _PART_BYTES)


def _pack(found: SourceObject) -> _Packed:
    return found.key, found.etag, found.modified_at.replace(tzinfo=UTC), found.size


def _chunks(part: Sequence[_Packed]) -> Iterator[list[_Packed]]:
    chunk: list[_Packed] = []
    weight = 0
    for found in part:
        if chunk and (len(chunk) == _CHUNK_OBJECTS or weight + found[3] > _CHUNK_BYTES):
            yield chunk
            chunk, weight = [], 0
        chunk.append(found)
        weight += found[3]
    if chunk:
        yield chunk


def _to_batch(chunk: Sequence[_Packed], bodies: Iterable[bytes | None], counts: ReadCounts) -> pa.RecordBatch:
    columns: list[list[object]] = [[] for _ in _RAW]
    for (key, etag, modified_at, _), body in zip(chunk, bodies, strict=True):
        if body is None:
            counts.skipped.add(Skipped(1, archived(key)))
            continue
        counts.objects.add(1)
        counts.read_bytes.add(len(body))
        records = split_records(body)
        for column, value in zip(columns, (key, etag, modified_at), strict=False):
            column.extend([value] * len(records))
        for column, values in zip(columns[3:], zip(*records, strict=True), strict=True):
            column.extend(values)
    return pa.record_batch([pa.array(column, field.type) for column, field in zip(columns, _RAW, strict=True)], _RAW)


def mark_plain(dataset: Dataset, raw: pa.RecordBatch) -> pa.RecordBatch:
    """RAW_RECORD rows as `read_record` rows: a plain one gets its values, and its text does not go to Spark."""
    records = plain_records(dataset, raw["raw_text"], raw["issue"])
    texts = pc.if_else(records.is_valid(), None, raw["raw_text"])
    return pa.record_batch([*raw.columns[:4], texts, raw["issue"], *records.flatten()], read_schema(dataset))
