"""From records as text to staged rows."""

import json
from collections.abc import Sequence
from datetime import datetime

import pytest
from builders import a_record, a_verdict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyspark.sql import DataFrame, Row, SparkSession
from record_cases import BAD, GOOD, text_of
from ticket_etl.datasets import EVALUATIONS, TICKETS
from ticket_etl.staging.schemas import RAW_RECORD, read_record
from ticket_etl.staging.transforms import newest_per_key, parse_records, reject_bad_rows, staged_columns

MODIFIED = datetime(2026, 11, 20, 9, 0)
READ_RECORD, READ_VERDICT = read_record(TICKETS), read_record(EVALUATIONS)
NOT_PARSED = (None,) * (len(READ_RECORD) - len(RAW_RECORD))
"""The fields of a record that reading leaves to Spark to parse."""
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def checked(spark: SparkSession, rows: Sequence[tuple]) -> DataFrame:
    return reject_bad_rows(parse_records(spark.createDataFrame(rows, READ_RECORD), TICKETS), TICKETS)


def staged(spark: SparkSession, texts: Sequence[str], issue: str | None = None) -> list[Row]:
    rows = [(f"key-{number:05}", "etag", MODIFIED, 1, text, issue, *NOT_PARSED) for number, text in enumerate(texts)]
    frame = checked(spark, rows)
    assert frame.columns == staged_columns(TICKETS)
    return sorted(frame.collect(), key=lambda row: row.source_key)


@pytest.fixture(scope="module")
def staged_by_case(spark):
    cases = {**GOOD, **{name: record for name, (record, _) in BAD.items()}}
    return dict(zip(cases, staged(spark, [text_of(record) for record in cases.values()]), strict=True))


@pytest.mark.parametrize("name", GOOD)
def test_a_good_row_keeps_every_value(staged_by_case, name):
    row = staged_by_case[name]

    assert row.reason is None
    for column in TICKETS.columns:
        wanted = GOOD[name].get(column.name)
        if column.kind == "time":
            wanted = datetime.fromisoformat(str(wanted)).replace(tzinfo=None)
        assert row[column.name] == wanted
    assert (row.raw_text, row.reject_id, row.line_number) == (None, None, None)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_has_its_reason_and_its_text_and_no_ticket(staged_by_case, name):
    record, reason = BAD[name]
    row = staged_by_case[name]

    assert row.reason == reason
    assert row.raw_text == text_of(record)[:16_000]
    assert (row.content_hash, row.submitted_at, row.subject, row.processed_at) == (None, None, None, None)
    assert len(row.reject_id) == 64


def test_a_row_with_invalid_bytes_is_rejected_even_if_it_can_be_parsed(spark):
    assert staged(spark, [json.dumps(a_record())], issue="not UTF-8 text")[0].reason == "not UTF-8 text"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20T08:30:00.000Z",
        "2026-11-20 08:30:00",
        "2026-11-20T09:30:00+01:00",
        "2026-11-20T09:30:00+0100",
        "2026-11-20 08:30:00 Z",
        "2026-11-20T03:00:00.000000000 -05:30",
    ],
)
def test_times_are_parsed_in_every_format_that_the_pipeline_accepts(spark, text):
    assert staged(spark, [json.dumps(a_record(submitted_at=text))])[0].submitted_at == datetime(2026, 11, 20, 8, 30)


def test_a_nul_in_a_bad_row_becomes_the_replacement_character(spark):
    assert staged(spark, ['{"ticket_id": "\x00"'])[0].raw_text == '{"ticket_id": "\ufffd"'


@few
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                name: st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
                for name in ("subject", "description", "response_text")
            }
        ),
        min_size=1,
        max_size=20,
    )
)
def test_any_text_is_staged_unchanged(spark, texts):
    rows = staged(spark, [json.dumps(a_record(**text), ensure_ascii=False) for text in texts])

    assert [{name: row[name] for name in text} for row, text in zip(rows, texts, strict=True)] == texts


def test_the_hash_differs_between_tickets_but_not_between_layouts(spark):
    record = a_record()
    moved = a_record(customer_company="Ada", customer_first_name=None)
    swapped = a_record(customer_company=None, customer_first_name="Ada")
    same = [json.dumps(record), json.dumps(record, indent=2), json.dumps(dict(reversed(record.items())))]
    hashes = [row.content_hash for row in staged(spark, [*same, json.dumps(moved), json.dumps(swapped)])]

    assert len(set(hashes[:3])) == 1
    assert hashes[3] != hashes[4] == hashes[0]


versions = st.tuples(st.integers(1, 3), st.integers(0, 2), st.integers(0, 2), st.sampled_from("ab"))


@few
@given(st.lists(versions, min_size=1, max_size=15), st.randoms())
def test_the_newest_of_every_ticket_is_kept_whatever_the_order(spark, drawn, chance):
    def keep(rows: list[tuple]) -> list[tuple]:
        raw = [
            (
                f"k{number}",
                "e",
                datetime(2026, 11, 20, 9, modified),
                1,
                json.dumps(a_record(number, subject=text, processed_at=f"2026-11-20T09:0{processed}:00Z")),
                None,
                *NOT_PARSED,
            )
            for number, processed, modified, text in rows
        ]
        kept = newest_per_key(checked(spark, raw), TICKETS).collect()
        return sorted(
            (row.ticket_id, row.processed_at.minute, row.source_modified_at.minute, row.subject) for row in kept
        )

    newest = {number: max(row[1:3] for row in drawn if row[0] == number) for number, *_ in drawn}
    shuffled = chance.sample(drawn, len(drawn))
    kept = keep(drawn)

    assert [row[1:3] for row in kept] == [newest[number] for number in sorted(newest)]
    assert keep(shuffled) == kept


def test_of_two_records_with_equal_times_the_one_of_the_last_key_is_kept(spark):
    raw = [
        (key, "e", MODIFIED, 1, json.dumps(a_record(1, subject=subject)), None, *NOT_PARSED)
        for key, subject in (("a", "z"), ("c", "a"), ("b", "m"))
    ]
    (kept,) = newest_per_key(checked(spark, raw), TICKETS).collect()

    assert kept.source_key == "c"


def test_every_rejected_row_is_kept(spark):
    raw = [(f"k{number}", "e", MODIFIED, 1, "oops", None, *NOT_PARSED) for number in range(3)]

    assert newest_per_key(checked(spark, raw), TICKETS).count() == 3


verdict_versions = st.tuples(
    st.integers(1, 2),
    st.sampled_from(["RULES", "PERSON"]),
    st.sampled_from(["LENGTH", "FORMAL_TONE"]),
    st.integers(0, 3),
)


@few
@given(st.lists(verdict_versions, min_size=1, max_size=20))
def test_the_newest_verdict_of_every_ticket_source_and_criterion_is_kept(spark, drawn):
    raw = [
        ("k", "e", MODIFIED, number, json.dumps(a_verdict(*key, evaluated_at=f"2026-11-20T09:0{minute}:00Z")), None)
        for number, (*key, minute) in enumerate(drawn)
    ]
    frame = spark.createDataFrame([(*row, *[None] * (len(READ_VERDICT) - len(row))) for row in raw], READ_VERDICT)
    kept = newest_per_key(reject_bad_rows(parse_records(frame, EVALUATIONS), EVALUATIONS), EVALUATIONS).collect()

    newest = {tuple(key): max(row[3] for row in drawn if row[:3] == tuple(key)) for *key, _ in drawn}
    assert {(int(row.ticket_id[-6:]), row.source, row.criterion): row.evaluated_at.minute for row in kept} == newest
    assert len(kept) == len(newest)
