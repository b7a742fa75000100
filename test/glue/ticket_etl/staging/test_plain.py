"""Records parsed by Arrow compared with the same text parsed by Spark."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from builders import a_record, a_verdict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyspark.sql import Row, SparkSession
from record_cases import BAD, GOOD, text_of
from ticket_etl.datasets import EVALUATIONS, TICKETS, Dataset
from ticket_etl.staging import plain
from ticket_etl.staging.plain import plain_records, plain_type
from ticket_etl.staging.reading import mark_plain, read_schema
from ticket_etl.staging.schemas import RAW_RECORD, read_record
from ticket_etl.staging.transforms import parse_records, reject_bad_rows

MODIFIED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
READ = read_schema(TICKETS)


def raw_batch(texts: Sequence[str]) -> pa.RecordBatch:
    rows = [
        (f"key-{number:05}", "etag", MODIFIED, 1, text, None if number % 50 else "not UTF-8 text")
        for number, text in enumerate(texts, start=1)
    ]
    schema = pa.schema(list(READ)[: len(RAW_RECORD)])
    return pa.RecordBatch.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema)


def read_by_spark(raw: pa.RecordBatch, dataset: Dataset = TICKETS) -> pa.RecordBatch:
    schema = read_schema(dataset)
    unread = [pa.nulls(len(raw), field.type) for field in list(schema)[len(RAW_RECORD) :]]
    return pa.record_batch([*raw.columns, *unread], schema)


def staged(spark: SparkSession, read: pa.RecordBatch, dataset: Dataset = TICKETS) -> list[Row]:
    frame = spark.range(0, 1, 1, 1).mapInArrow(lambda _: iter([read]), read_record(dataset))
    return sorted(reject_bad_rows(parse_records(frame, dataset), dataset).collect(), key=lambda row: row.source_key)


def tickets_of(texts: Sequence[str]) -> pa.StructArray:
    return plain_records(TICKETS, pa.array(texts, pa.string()), pa.nulls(len(texts), pa.string()))


SHARES = [column.name for column in TICKETS.columns if column.share]
INTEGERS = [column.name for column in TICKETS.columns if column.kind == "integer"]
TIMES = [column.name for column in TICKETS.columns if column.kind == "time"]
TEXTS = [column.name for column in TICKETS.columns if column.kind == "text"]
ALLOWED = [column for column in TICKETS.columns if column.allowed]

characters = st.characters(codec="utf-8") | st.sampled_from(
    '\0\x01\t\n\r\x1f\x7f"\\/{}[]:,5tn\u2028\ufeff\ufffd\U0001f600 '
)
texts = st.text(characters, max_size=20)
numbers = (
    "0", "-0", "0.0", "-0.0", "1", "1.0", "-1", "1.5", "5e-1", "5E-1", "0.1e1", "1e999", "1e-999", "-1e-999",
    "4.9e-324", "2.2250738585072011e-308", "0.3333333333333333333333333333", "0.1000000000000000055511151231257827",
    "00", "01", "1.", ".5", "+1", "NaN", "Infinity", "2147483647", "2147483648", "-2147483648",
    "99999999999999999999", "0." + "3" * 400, "0." + "3" * 998, "0." + "3" * 999, "0" * 3 + "1", "1" * 1001, "null",
    "true", '"0.5"', '""', "{}", "[0.5]", "", "'5'", "0x1", "1L",
)  # fmt: skip
times = (
    "2026-11-20T08:30:00Z", "2026-11-20T08:30:00.123Z", "2026-11-20T08:30:00.12Z", "2026-11-20T08:30:00.123456Z",
    "2026-11-20T08:30:00.123456789Z", "2026-11-20 08:30:00", "2026-11-20T08:30:00", "2026-02-29T08:30:00Z",
    "2024-02-29T08:30:00Z", "2026-11-31T08:30:00Z", "2026-13-01T08:30:00Z", "2026-00-10T08:30:00Z",
    "2026-11-00T08:30:00Z", "2026-11-20T24:00:00Z", "2026-11-20T23:59:60Z", "2026-11-20T23:60:00Z",
    "1899-12-31T23:59:59Z", "1900-01-01T00:00:00Z", "1900-02-29T00:00:00Z", "1969-12-31T23:59:59.999Z",
    "2099-12-31T23:59:59.999Z", "2100-01-01T00:00:00Z", "2999-12-31T23:59:59Z", "3000-01-01T00:00:00Z",
    "2026-11-20T09:30:00+01:00", "2026-11-20T09:30:00+0100", "2026-11-20 08:30:00 Z", "2026-11-20T08:30Z",
    "2026-11-20", "2026-11-20T08:30:00.123Z ", " 2026-11-20T08:30:00.123Z", "2026-11-20T08:30:00.123ZZ",
    "2026-11-20T08:30:00.123z", "2026-11-20t08:30:00.123Z", "2026-11-20T08:30:00.123Z\n",
    "\u0662026-11-20T08:30:00Z", "", " ", "now", "epoch",
)  # fmt: skip
names = st.sampled_from([column.name for column in TICKETS.columns] + ["mood", "plain", "_corrupt", "TICKET_ID"])
ids = st.sampled_from(["", " ", "  ", "\t", "\u00a0", "T", " T", "T" * 256, "T" * 257, "é" * 128, "é" * 129])
strings = texts.flatmap(lambda text: st.sampled_from([json.dumps(text), json.dumps(text, ensure_ascii=False)]))
tokens = st.one_of(
    st.sampled_from(numbers),
    strings,
    st.floats(allow_nan=False).map(repr),
    st.floats(0, 1).map(repr),
    st.integers(-(2**70), 2**70).map(str),
    st.sampled_from(
        ['"\\ud83d\\ude00"', '"\\ud83d"', '"\\u0000"', '"\\\\u0000"', '"\\x"', '"\\/"', '"\\u00e9"', '"\t"', '"a']
    ),
)
fields = st.one_of(
    st.tuples(names, tokens),
    st.tuples(st.sampled_from(SHARES), st.sampled_from(numbers) | st.floats(0, 1).map(repr)),
    st.tuples(st.sampled_from(INTEGERS), st.sampled_from(numbers) | st.integers(-(2**31), 2**31 - 1).map(str)),
    st.tuples(st.sampled_from(TIMES), st.sampled_from(times).map(json.dumps)),
    st.tuples(st.sampled_from(TEXTS), strings),
    st.tuples(st.just("ticket_id"), ids.map(json.dumps)),
    st.sampled_from(ALLOWED).flatmap(
        lambda column: st.tuples(
            st.just(column.name), st.sampled_from([*column.allowed, "", "x", "gold "]).map(json.dumps)
        )
    ),
    st.tuples(st.just("customer_id"), st.sampled_from([1024, 1025]).map(lambda length: json.dumps("x" * length))),
)


@st.composite
def records(draw: st.DrawFn) -> str:
    """A complete record with some fields changed, omitted, added or duplicated, in any layout, sometimes broken."""
    fixed = {name: json.dumps(value) for name, value in a_record(draw(st.integers(1, 9))).items()}
    for name, token in draw(st.lists(fields, max_size=3)):
        fixed[name] = token
    left_out = draw(st.sets(names, max_size=2))
    pairs = [pair for pair in fixed.items() if pair[0] not in left_out]
    if draw(st.integers(0, 9)) == 0:
        pairs.append(draw(fields))
    comma, colon = draw(st.sampled_from([(", ", ": "), (",", ":"), (",\n  ", " : "), ("\t,\r\n", ":\t")]))
    text = "{" + comma.join(f'"{name}"{colon}{token}' for name, token in pairs) + "}"
    if draw(st.integers(0, 15)) == 0:
        at = draw(st.integers(0, len(text) - 1))
        text = (
            text[:at]
            + draw(st.sampled_from(["", "{", "}", '"', ",", "\\", "\n", "x", " ", "/**/"]))
            + text[at + draw(st.integers(0, 2)) :]
        )
    return text


@pytest.mark.parametrize("rows", [1, 1_000])
@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(records(), min_size=60, max_size=120))
def test_a_record_is_staged_the_same_by_arrow_and_spark(spark, rows, drawn):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "_GROUP_ROWS", rows)
        raw = raw_batch(drawn)
        marked = mark_plain(TICKETS, raw)

    for text, found, wanted in zip(drawn, staged(spark, marked), staged(spark, read_by_spark(raw)), strict=True):
        assert found == wanted, text


CORNERS = [
    *[json.dumps(a_record()).replace('"confidence": 0.9', f'"confidence": {number}') for number in numbers],
    *[json.dumps(a_record()).replace('"input_tokens": 812', f'"input_tokens": {number}') for number in numbers],
    *[json.dumps(a_record(processed_at=time), ensure_ascii=False) for time in times],
    *[json.dumps(a_record(submitted_at=time)) for time in times],
    *[text_of(record) for record in [*GOOD.values(), *[record for record, _ in BAD.values()]]],
]


def test_every_corner_case_is_staged_the_same_by_arrow_and_spark(spark, monkeypatch):
    monkeypatch.setattr(plain, "_GROUP_ROWS", 1)
    raw = raw_batch(CORNERS)

    for text, found, wanted in zip(
        CORNERS, staged(spark, mark_plain(TICKETS, raw)), staged(spark, read_by_spark(raw)), strict=True
    ):
        assert found == wanted, text


def test_usual_records_are_all_plain_and_their_text_does_not_go_to_spark():
    texts = [json.dumps(a_record(number), indent=indent) for number in range(30) for indent in (None, 2)]
    marked = mark_plain(TICKETS, raw_batch(texts[:49]))

    assert marked["raw_text"].null_count == marked["plain"].is_valid().sum().as_py() == 49


def test_one_doubtful_record_leaves_only_its_group_to_spark(monkeypatch):
    monkeypatch.setattr(plain, "_GROUP_ROWS", 3)
    wrong_type = json.dumps(a_record(subject=5))
    found = tickets_of(["oops", *[json.dumps(a_record(number)) for number in range(1, 6)], wrong_type])

    assert found.type == plain_type(TICKETS)
    ids = [None if row is None else row["plain"]["ticket_id"] for row in found.to_pylist()]
    assert ids == [None, "TKT-000001", "TKT-000002", "TKT-000003", None, None, None]


def test_a_value_out_of_bounds_leaves_only_its_record_to_spark():
    assert tickets_of([json.dumps(a_record()), json.dumps(a_record(confidence=2))]).is_valid().to_pylist() == [
        True,
        False,
    ]


verdict_fields = st.tuples(
    st.sampled_from(EVALUATIONS.names),
    st.one_of(
        tokens,
        st.sampled_from(times).map(json.dumps),
        st.sampled_from(
            ["", " ", "RULES", "JUDGE", "rules", "LENGTH", "PASS", "BUG", "x" * 64, "é" * 2048, "é" * 2049]
        ).map(json.dumps),
    ),
)


@st.composite
def verdicts(draw: st.DrawFn) -> str:
    """A complete verdict with some fields changed or omitted."""
    fixed = {name: json.dumps(value) for name, value in a_verdict(draw(st.integers(1, 9)), "JUDGE").items()}
    fixed |= dict(draw(st.lists(verdict_fields, max_size=3)))
    left_out = draw(st.sets(st.sampled_from(EVALUATIONS.names), max_size=1))
    return "{" + ", ".join(f'"{name}": {token}' for name, token in fixed.items() if name not in left_out) + "}"


@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(verdicts(), min_size=60, max_size=120))
def test_a_verdict_is_staged_the_same_by_arrow_and_spark(spark, drawn):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "_GROUP_ROWS", 1)
        raw = raw_batch(drawn)
        marked = mark_plain(EVALUATIONS, raw)

    by_spark = staged(spark, read_by_spark(raw, EVALUATIONS), EVALUATIONS)
    for text, found, wanted in zip(drawn, staged(spark, marked, EVALUATIONS), by_spark, strict=True):
        assert found == wanted, text
    assert any(row.reason is None for row in by_spark)
    assert marked["plain"].null_count < len(drawn)
