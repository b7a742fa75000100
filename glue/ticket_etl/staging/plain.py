"""Plain records: clearly good ones, parsed and checked by Arrow, which is faster than Spark's from_json and checks.

Never rejects a record: whatever is in doubt here is left to Spark, which also finds the reason.
"""

import struct
from collections.abc import Iterator
from functools import cache, reduce

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from ticket_etl.datasets import Column, Dataset, Kind
from ticket_etl.staging.schemas import CORRUPT

_GROUP_ROWS = 1_000
"""Records parsed together. If Arrow cannot parse one of them, Spark parses them all."""

_ARROW_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "time": pa.string(),
    "number": pa.float64(),
    "integer": pa.int32(),
}
_TIME = pa.timestamp("us", tz="UTC")

_FLAT = r"^\{[^{}\\]*(\\[^u{}][^{}\\]*)*\}$"
"""One pair of braces, so that a record ends at the same place among others as alone. And no \\u, which can escape half
a character: whether Java and Arrow agree on that does not matter then."""
_LONG_NUMBER = r":\s*[0-9.eE+-]{500}"
"""Spark's parser limits a number to 1,000 characters, Arrow does not."""
_USUAL_TIME = r"^(19[7-9]|20[0-9])[0-9]-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z$"
_BITS_OF_ONE = struct.unpack("<q", struct.pack("<d", 1.0))[0]


@cache
def _json_schema(dataset: Dataset) -> pa.Schema:
    return pa.schema([(column.name, _ARROW_TYPES[column.kind]) for column in dataset.columns])


@cache
def plain_type(dataset: Dataset) -> pa.StructType:
    """A record in `plain`, as Spark's parser would return it, and its times as timestamps."""
    parsed = pa.struct([*_json_schema(dataset), (CORRUPT, pa.string())])
    return pa.struct([("plain", parsed), *[(name, _TIME) for name in dataset.times]])


def plain_records(dataset: Dataset, texts: pa.StringArray, issues: pa.StringArray) -> pa.StructArray:
    """For every text its record as `plain_type` when it is good beyond doubt, else null."""
    candidates = pc.and_(pc.is_null(issues), pc.match_substring_regex(texts, _FLAT))
    candidates = pc.and_not(candidates, pc.match_substring_regex(texts, _LONG_NUMBER))
    found = pa.concat_arrays([pa.nulls(0, plain_type(dataset)), *_read_groups(dataset, texts.filter(candidates))])
    if len(found) == len(texts):
        return found
    positions = pc.if_else(candidates, pc.subtract(pc.cumulative_sum(candidates.cast(pa.int64())), 1), None)
    return found.take(positions)


def _read_groups(dataset: Dataset, texts: pa.StringArray) -> Iterator[pa.StructArray]:
    for start in range(0, len(texts), _GROUP_ROWS):
        group = texts[start : start + _GROUP_ROWS]
        try:
            yield _checked(dataset, _read(dataset, group))
        except pa.ArrowInvalid:
            yield pa.nulls(len(group), plain_type(dataset))


def _read(dataset: Dataset, texts: pa.StringArray) -> pa.Table:
    """Raises ArrowInvalid for a value of another type, an unknown or duplicate field, and broken JSON."""
    together = pc.binary_join(pa.ListArray.from_arrays([0, len(texts)], texts), "\n")[0].as_py() + "\n"
    body = together.encode()
    records = pyarrow.json.read_json(
        pa.BufferReader(body),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(body) + 1),
        parse_options=pyarrow.json.ParseOptions(
            explicit_schema=_json_schema(dataset), unexpected_field_behavior="error"
        ),
    )
    if len(records) != len(texts):
        raise pa.ArrowInvalid("not one record per text")
    return records.combine_chunks()


def _checked(dataset: Dataset, records: pa.Table) -> pa.StructArray:
    values = {name: _as_one_array(records[name]) for name in dataset.names}
    good = reduce(pc.and_, [_passes(column, values[column.name]) for column in dataset.columns])
    # Text that is not a time is left out, since a single one would make the whole cast fail.
    times = [pc.if_else(good, values[name], None).cast(_TIME) for name in dataset.times]
    parsed = [*values.values(), pa.nulls(len(records), pa.string())]
    bad = pc.invert(good)
    fields = list(plain_type(dataset))
    record = pa.StructArray.from_arrays(parsed, fields=list(fields[0].type), mask=bad)
    return pa.StructArray.from_arrays([record, *times], fields=fields, mask=bad)


def _as_one_array(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _passes(column: Column, values: pa.Array) -> pa.BooleanArray:
    """Whether each value satisfies its column, at least as strictly as in the checks."""
    fits = _fits(column, values)
    if column.required and column.kind == "text":
        fits = pc.and_(fits, pc.not_equal(pc.utf8_trim(values, " "), ""))
    return pc.fill_null(fits, not column.required)


def _fits(column: Column, values: pa.Array) -> pa.BooleanArray:
    if column.kind == "time":
        return pc.match_substring_regex(values, _USUAL_TIME)
    if column.allowed:
        return pc.is_in(values, pa.array([*column.allowed, None], pa.string()))
    if column.share:
        # As bits, whose order is that of doubles from 0 to 1. Without -0.0: Java reads -0 as 0, Arrow as -0.0.
        bits = values.view(pa.int64())
        return pc.and_(pc.greater_equal(bits, 0), pc.less_equal(bits, _BITS_OF_ONE))
    if column.kind == "text":
        return pc.less_equal(pc.binary_length(values), column.max_bytes)
    return pc.is_valid(pc.coalesce(values, 0))
