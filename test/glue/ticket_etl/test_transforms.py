"""Records as text in, staged rows out."""

import json
from collections.abc import Sequence
from datetime import datetime

import pytest
from builders import a_record
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyspark.sql import Row, SparkSession
from ticket_etl.columns import COLUMNS
from ticket_etl.schemas import RAW_RECORD, READ_RECORD
from ticket_etl.transforms import STAGED_COLUMNS, newest_per_ticket, parse_records, reject_bad_rows

MODIFIED = datetime(2026, 11, 20, 9, 0)
NOT_READ = (None,) * (len(READ_RECORD) - len(RAW_RECORD))
"""What reading leaves to Spark comes as text only."""
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def staged(spark: SparkSession, texts: Sequence[str], fault: str | None = None) -> list[Row]:
    rows = [(f"key-{number:05}", "etag", MODIFIED, 1, text, fault, *NOT_READ) for number, text in enumerate(texts)]
    frame = reject_bad_rows(parse_records(spark.createDataFrame(rows, READ_RECORD)))
    assert frame.columns == STAGED_COLUMNS
    return sorted(frame.collect(), key=lambda row: row.source_key)


def without(name: str) -> dict[str, object]:
    return {key: value for key, value in a_record().items() if key != name}


REQUIRED = {name: a_record()[name] for name in ("ticket_id", "submitted_at", "processed_at")}

GOOD = {
    "a whole record": a_record(),
    "only what is required": REQUIRED,
    "every other column null": {**dict.fromkeys(a_record()), **REQUIRED},
    "an unknown field": a_record(mood="sunny", level=5),
    "numbers at both ends": a_record(sentiment_score_mixed=0, sentiment_score_positive=1, confidence=1.0),
    "text that looks like a record": a_record(subject='{"priority": 5, "subject": true}'),
    "text that looks like a number": a_record(subject="5", product="true", prompt_version="-1", channel="[x]"),
    "an empty text": a_record(subject=""),
    "an astral character": a_record(subject="\U0001f600 é"),
    "text as long as a column holds": a_record(description="é" * 32_767),
}

BAD = {
    "no ticket_id": (without("ticket_id"), "ticket_id is missing"),
    "ticket_id null": (a_record(ticket_id=None), "ticket_id is missing"),
    "ticket_id blank": (a_record(ticket_id=" "), "ticket_id is missing"),
    "ticket_id a number": (a_record(ticket_id=17), "ticket_id has the wrong type"),
    "no submitted_at": (without("submitted_at"), "submitted_at is missing"),
    "submitted_at no time": (a_record(submitted_at="yesterday"), "submitted_at is no date and time"),
    "submitted_at a number": (a_record(submitted_at=1763627400), "submitted_at is no date and time"),
    "30 February": (a_record(submitted_at="2026-02-30T08:00:00Z"), "submitted_at is no date and time"),
    "processed_at a day": (a_record(processed_at="2026-11-20"), "processed_at is no date and time"),
    "processed_at null": (a_record(processed_at=None), "processed_at is missing"),
    "subject a number": (a_record(subject=5), "subject has the wrong type"),
    "subject a truth": (a_record(subject=False), "subject has the wrong type"),
    "description an object": (a_record(description={"text": "x"}), "description has the wrong type"),
    "description a list": (a_record(description=["x"]), "description has the wrong type"),
    "a score as text": (a_record(sentiment_score_mixed="0.5"), "sentiment_score_mixed has the wrong type"),
    "a score as truth": (a_record(confidence=True), "confidence has the wrong type"),
    "a score not a number": (a_record(confidence=float("nan")), "not JSON"),
    "tokens as text": (a_record(input_tokens="many"), "input_tokens has the wrong type"),
    "half a token": (a_record(input_tokens=1.5), "input_tokens has the wrong type"),
    "more tokens than fit": (a_record(output_tokens=2**40), "output_tokens has the wrong type"),
    "a score below 0": (a_record(sentiment_score_negative=-0.1), "sentiment_score_negative is outside 0 to 1"),
    "a score above 1": (a_record(sentiment_score_neutral=1.01), "sentiment_score_neutral is outside 0 to 1"),
    "a score beyond numbers": (
        json.dumps(a_record()).replace("0.05", "1e999"),
        "sentiment_score_mixed is outside 0 to 1",
    ),
    "priority of no kind": (a_record(priority="URGENT"), "priority is not one of CRITICAL, HIGH, MEDIUM, NORMAL"),
    "sentiment in small letters": (
        a_record(sentiment="negative"),
        "sentiment is not one of POSITIVE, NEGATIVE, NEUTRAL, MIXED",
    ),
    "tier of no kind": (a_record(tier="silver"), "tier is not one of general, gold"),
    "outcome of no kind": (a_record(outcome="LOST"), "outcome is not one of ANSWERED, NEEDS_HUMAN"),
    "text longer than a column": (a_record(description="é" * 32_768), "description is longer than 65535 bytes"),
    "an id longer than its column": (a_record(ticket_id="T" * 257), "ticket_id is longer than 256 bytes"),
    "half a record": (json.dumps(a_record())[:300], "not JSON"),
    "single quotes": ("{'ticket_id': 'T'}", "not JSON"),
    "nothing": ("", "ticket_id is missing"),
}


def text_of(record: object) -> str:
    return record if isinstance(record, str) else json.dumps(record, ensure_ascii=False)


@pytest.fixture(scope="module")
def outcomes(spark):
    cases = {**GOOD, **{name: record for name, (record, _) in BAD.items()}}
    return dict(zip(cases, staged(spark, [text_of(record) for record in cases.values()]), strict=True))


@pytest.mark.parametrize("name", GOOD)
def test_a_good_row_keeps_every_value(outcomes, name):
    row = outcomes[name]

    assert row.reason is None
    for column in COLUMNS:
        wanted = GOOD[name].get(column.name)
        if column.kind == "time":
            wanted = datetime.fromisoformat(str(wanted)).replace(tzinfo=None)
        assert row[column.name] == wanted
    assert (row.raw_text, row.reject_id, row.line_number) == (None, None, None)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_has_its_reason_and_its_text_and_no_ticket(outcomes, name):
    record, reason = BAD[name]
    row = outcomes[name]

    assert row.reason == reason
    assert row.raw_text == text_of(record)[:16_000]
    assert (row.content_hash, row.submitted_at, row.subject, row.processed_at) == (None, None, None, None)
    assert len(row.reject_id) == 64


def test_a_row_whose_bytes_were_at_fault_is_rejected_even_if_it_reads_well(spark):
    assert staged(spark, [json.dumps(a_record())], fault="not UTF-8 text")[0].reason == "not UTF-8 text"


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
def test_times_are_read_in_every_form_that_the_pipeline_accepts(spark, text):
    assert staged(spark, [json.dumps(a_record(submitted_at=text))])[0].submitted_at == datetime(2026, 11, 20, 8, 30)


def test_a_nul_in_a_bad_row_becomes_the_sign_for_what_cannot_be_shown(spark):
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
def test_any_text_goes_through_unchanged(spark, texts):
    rows = staged(spark, [json.dumps(a_record(**text), ensure_ascii=False) for text in texts])

    assert [{name: row[name] for name in text} for row, text in zip(rows, texts, strict=True)] == texts


def test_the_hash_tells_tickets_apart_and_layouts_not(spark):
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
                *NOT_READ,
            )
            for number, processed, modified, text in rows
        ]
        kept = newest_per_ticket(reject_bad_rows(parse_records(spark.createDataFrame(raw, READ_RECORD)))).collect()
        return sorted(
            (row.ticket_id, row.processed_at.minute, row.source_modified_at.minute, row.subject) for row in kept
        )

    newest = {number: max(row[1:3] for row in drawn if row[0] == number) for number, *_ in drawn}
    shuffled = chance.sample(drawn, len(drawn))
    kept = keep(drawn)

    assert [row[1:3] for row in kept] == [newest[number] for number in sorted(newest)]
    assert keep(shuffled) == kept


def test_every_rejected_row_is_kept(spark):
    raw = [(f"k{number}", "e", MODIFIED, 1, "oops", None, *NOT_READ) for number in range(3)]

    assert newest_per_ticket(reject_bad_rows(parse_records(spark.createDataFrame(raw, READ_RECORD)))).count() == 3
