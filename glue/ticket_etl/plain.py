"""Plainly good records, read and judged by Arrow, which takes less time than from_json and the checks do in Spark.

Never says that a record is bad: what is in any doubt here is left to Spark, which finds the words for it.
"""

import struct
from collections.abc import Iterator
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from ticket_etl.columns import COLUMNS, Column, Kind
from ticket_etl.schemas import CORRUPT

_GROUP_ROWS = 1_000
"""Records read together. One that Arrow cannot read leaves them all to Spark."""

_ARROW_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "time": pa.string(),
    "number": pa.float64(),
    "integer": pa.int32(),
}
_TICKET = pa.schema([(column.name, _ARROW_TYPES[column.kind]) for column in COLUMNS])
_TIMES = [column.name for column in COLUMNS if column.kind == "time"]
_TIME = pa.timestamp("us", tz="UTC")

_PARSED = pa.struct([*_TICKET, (CORRUPT, pa.string())])

PLAIN_FIELDS = [pa.field("plain", _PARSED), *[pa.field(name, _TIME) for name in _TIMES]]
"""A ticket as Spark's parser would give it, and its times read."""
PLAIN = pa.struct(PLAIN_FIELDS)

_FLAT = r"^\{[^{}\\]*(\\[^u{}][^{}\\]*)*\}$"
"""One pair of braces, so that among others too a record ends where it ends alone. And no \\u, since half a character is
no text: nobody need know whether Java and Arrow agree on it."""
_LONG_NUMBER = r":\s*[0-9.eE+-]{500}"
"""Spark's parser has a limit on a number's length (1,000 characters), Arrow has none."""
_USUAL_TIME = r"^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z$"
_BITS_OF_ONE = struct.unpack("<q", struct.pack("<d", 1.0))[0]


def plain_tickets(texts: pa.StringArray, faults: pa.StringArray) -> pa.StructArray:
    """For every text its ticket as PLAIN when the record is good beyond doubt, else null."""
    asked = pc.and_(pc.is_null(faults), pc.match_substring_regex(texts, _FLAT))
    asked = pc.and_not(asked, pc.match_substring_regex(texts, _LONG_NUMBER))
    found = pa.concat_arrays([pa.nulls(0, PLAIN), *_read_groups(texts.filter(asked))])
    if len(found) == len(texts):
        return found
    places = pc.if_else(asked, pc.subtract(pc.cumulative_sum(asked.cast(pa.int64())), 1), None)
    return found.take(places)


def _read_groups(texts: pa.StringArray) -> Iterator[pa.StructArray]:
    for start in range(0, len(texts), _GROUP_ROWS):
        group = texts[start : start + _GROUP_ROWS]
        try:
            yield _judged(_read(group))
        except pa.ArrowInvalid:
            yield pa.nulls(len(group), PLAIN)


def _read(texts: pa.StringArray) -> pa.Table:
    """Raises ArrowInvalid for a value of another type, a field that is unknown or comes twice, and broken JSON."""
    together = pc.binary_join(pa.ListArray.from_arrays([0, len(texts)], texts), "\n")[0].as_py() + "\n"
    body = together.encode()
    tickets = pyarrow.json.read_json(
        pa.BufferReader(body),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(body) + 1),
        parse_options=pyarrow.json.ParseOptions(explicit_schema=_TICKET, unexpected_field_behavior="error"),
    )
    if len(tickets) != len(texts):
        raise pa.ArrowInvalid("not one record each")
    return tickets.combine_chunks()


def _judged(tickets: pa.Table) -> pa.StructArray:
    values = {column.name: _whole(tickets[column.name]) for column in COLUMNS}
    good = reduce(pc.and_, [_passes(column, values[column.name]) for column in COLUMNS])
    # What is no time is not read, since one alone would be the end of them all.
    times = [pc.if_else(good, values[name], None).cast(_TIME) for name in _TIMES]
    parsed = [*values.values(), pa.nulls(len(tickets), pa.string())]
    bad = pc.invert(good)
    ticket = pa.StructArray.from_arrays(parsed, fields=list(_PARSED), mask=bad)
    return pa.StructArray.from_arrays([ticket, *times], fields=PLAIN_FIELDS, mask=bad)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _passes(column: Column, values: pa.Array) -> pa.BooleanArray:
    """Whether each value satisfies its column, at least as strictly as the checks have it."""
    fits = _fits(column, values)
    if column.name == "ticket_id":
        fits = pc.and_(fits, pc.not_equal(pc.utf8_trim(values, " "), ""))
    return pc.fill_null(fits, not column.required)


def _fits(column: Column, values: pa.Array) -> pa.BooleanArray:
    if column.kind == "time":
        return pc.match_substring_regex(values, _USUAL_TIME)
    if column.allowed:
        return pc.is_in(values, pa.array([*column.allowed, None], pa.string()))
    if column.share:
        # As bits, in which doubles from 0 to 1 stand in order. -0.0 is not among them: of -0 Java makes 0, Arrow -0.0.
        bits = values.view(pa.int64())
        return pc.and_(pc.greater_equal(bits, 0), pc.less_equal(bits, _BITS_OF_ONE))
    if column.kind == "text":
        return pc.less_equal(pc.binary_length(values), column.max_bytes)
    return pc.is_valid(pc.coalesce(values, 0))
