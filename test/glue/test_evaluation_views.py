"""The views on verdicts, in the real database, compared with what Python counts."""

from collections import defaultdict
from decimal import Decimal

import pytest
from builders import a_verdict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PERSONAL = {"evidence", "critique", "source_key"}
PROPERTIES = {
    "evaluations_by_day": (),
    "evaluations_by_product": ("product",),
    "evaluations_by_language": ("language",),
    "evaluations_by_model": ("model_id", "prompt_version"),
}


@pytest.fixture
def store(migrated, query):
    """Replaces the content of the table."""

    def stored(*verdicts: dict) -> None:
        rows = ["(" + ", ".join(map(_literal, verdict.values())) + ")" for verdict in verdicts]
        query("DELETE FROM response_evaluations")
        if rows:
            query(f"INSERT INTO response_evaluations ({', '.join(verdicts[0])}) VALUES {', '.join(rows)}")  # noqa: S608

    return stored


def _literal(value: object) -> str:
    return "NULL" if value is None else f"'{value}'"


def test_the_view_without_personal_data_has_no_quote_and_only_columns_of_the_table(columns_of):
    table = columns_of("response_evaluations")
    view = columns_of("evaluations_without_personal_data")

    assert table >= PERSONAL
    assert view < table
    assert not view & PERSONAL


def test_a_reply_is_bad_once_however_many_criteria_it_does_not_meet(store, query):
    store(
        a_verdict(1, criterion="LENGTH", verdict="FAIL"),
        a_verdict(1, criterion="FORMAL_TONE", verdict="FAIL"),
        a_verdict(1, "JUDGE", "PROFESSIONAL_TONE", "FAIL"),
        a_verdict(2, criterion="LENGTH"),
        a_verdict(3, criterion="LENGTH", verdict="NOT_APPLICABLE"),
        a_verdict(3, "JUDGE", "PROFESSIONAL_TONE", "INVALID"),
        a_verdict(4, "PERSON", "FIT_TO_SEND", "FAIL"),
    )

    rows = query("SELECT source, replies, failed, share FROM evaluations_by_day WHERE criterion = '(any)' ORDER BY 1")

    assert [tuple(row.values()) for row in rows] == [
        ("(any)", 2, 1, Decimal("0.5000")),
        ("JUDGE", 1, 1, Decimal("1.0000")),
        ("PERSON", 1, 1, Decimal("1.0000")),
        ("RULES", 2, 1, Decimal("0.5000")),
    ]


def test_a_reply_without_product_or_model_counts_as_none(store, query):
    store(a_verdict(1, product=None, model_id=None, prompt_version=None))

    assert {row["product"] for row in query("SELECT product FROM evaluations_by_product")} == {"(none)"}
    assert query("SELECT DISTINCT model_id, prompt_version FROM evaluations_by_model") == [
        {"model_id": "(none)", "prompt_version": "(none)"}
    ]


decided = st.tuples(
    st.integers(1, 6),
    st.sampled_from(
        [("RULES", "LENGTH"), ("RULES", "FORMAL_TONE"), ("JUDGE", "TECHNICAL_ACCURACY"), ("PERSON", "LENGTH")]
    ),
    st.sampled_from(["PASS", "FAIL", "NOT_APPLICABLE", "INVALID"]),
)
some_verdicts = st.lists(decided, max_size=16, unique_by=lambda row: row[:2])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some_verdicts)
def test_every_view_counts_each_reply_once_for_what_was_decided(store, query, drawn):
    verdicts = [
        a_verdict(
            number, source, criterion, verdict,
            submitted_at=f"2026-11-{20 + number % 2}T08:00:00.000Z",
            language=("en", "de")[number % 2],
            model_id=("a", "b")[number // 3 % 2],
            prompt_version=str(number % 2),
        )
        for number, (source, criterion), verdict in drawn
    ]  # fmt: skip
    store(*verdicts)

    for view, names in PROPERTIES.items():
        found = query(f"SELECT * FROM {view}")  # noqa: S608
        counted = {
            (str(row["day"]), *(row[name] for name in names), row["source"], row["criterion"]): (
                row["replies"],
                row["failed"],
            )
            for row in found
        }
        assert counted == _counted(verdicts, names), view
        for row in found:
            assert abs(float(row["share"]) - row["failed"] / row["replies"]) <= 0.00005


def _counted(verdicts: list[dict], names: tuple[str, ...]) -> dict[tuple, tuple[int, int]]:
    """Replies and bad ones, by day, the named properties, source and criterion."""
    failed: dict[tuple, dict[str, bool]] = defaultdict(dict)
    for verdict in verdicts:
        if verdict["verdict"] not in ("PASS", "FAIL"):
            continue
        group = (verdict["submitted_at"][:10], *(verdict[name] for name in names))
        sources = {(verdict["source"], verdict["criterion"]), (verdict["source"], "(any)")}
        if verdict["source"] != "PERSON":
            sources.add(("(any)", "(any)"))
        for source in sources:
            of_reply = failed[(*group, *source)]
            of_reply[verdict["ticket_id"]] = of_reply.get(verdict["ticket_id"], False) or verdict["verdict"] == "FAIL"
    return {group: (len(replies), sum(replies.values())) for group, replies in failed.items()}


def judged(number: int, judge: str, person: str) -> list[dict]:
    return [
        a_verdict(number, "JUDGE", "TECHNICAL_ACCURACY", judge),
        a_verdict(number, "JUDGE", "PROFESSIONAL_TONE", "PASS"),
        a_verdict(number, "PERSON", "FIT_TO_SEND", person),
    ]


def test_the_judge_is_compared_with_people_where_both_decided(store, query):
    pairs = [("PASS", "PASS"), ("PASS", "PASS"), ("FAIL", "FAIL"), ("FAIL", "PASS"), ("PASS", "FAIL")]
    both = [row for number, pair in enumerate(pairs, start=1) for row in judged(number, *pair)]
    undecided = [
        a_verdict(10, "JUDGE", "PROFESSIONAL_TONE", "PASS"),
        a_verdict(11, "PERSON", "FIT_TO_SEND", "FAIL"),
        *judged(12, "PASS", "NOT_APPLICABLE"),
        a_verdict(13, "PERSON", "LENGTH", "FAIL"),
        a_verdict(13, "JUDGE", "PROFESSIONAL_TONE", "PASS"),
        a_verdict(14, "JUDGE", "PROFESSIONAL_TONE", "INVALID"),
        a_verdict(14, "PERSON", "FIT_TO_SEND", "PASS"),
    ]
    store(*both, *undecided)

    [row] = query("SELECT * FROM judge_agreement")

    assert (row["replies"], row["both_passed"], row["both_failed"]) == (5, 2, 1)
    assert (row["only_judge_failed"], row["only_person_failed"]) == (1, 1)
    assert row["agreement"] == Decimal("0.6000")
