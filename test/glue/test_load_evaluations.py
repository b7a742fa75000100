"""Verdicts on replies, loaded by the same run as the tickets, after them."""

import json
import os
from pathlib import Path

import pytest
from builders import a_record, a_verdict, put, put_many, put_text, put_verdicts

LOADS = """
    SELECT dataset, status, rows_read, rows_merged, rows_unchanged, rows_rejected FROM etl_loads ORDER BY started_at
"""
VERDICTS = (
    "SELECT ticket_id, source, criterion, verdict FROM response_evaluations ORDER BY ticket_id, source, criterion"
)
COUNTS = "SELECT (SELECT COUNT(*) FROM processed_tickets) AS tickets, COUNT(*) AS verdicts FROM response_evaluations"


PEOPLES_VERDICTS = Path(__file__).parents[1] / "fixtures" / "peoples-verdicts.json"
"""Keys and bodies of objects, as test/functions/archive-verdicts/loaded-objects.test.ts has them written."""


def a_load(dataset, status="SUCCEEDED", read=0, merged=0, unchanged=0, rejected=0):
    return {
        "dataset": dataset,
        "status": status,
        "rows_read": read,
        "rows_merged": merged,
        "rows_unchanged": unchanged,
        "rows_rejected": rejected,
    }


@pytest.fixture
def evaluations(source) -> Path:
    folder = source.parent / "evaluations"
    folder.mkdir()
    return folder


def test_one_run_loads_tickets_and_then_the_verdicts_on_their_replies(run_job, source, evaluations, query):
    put_many(source, 3)
    put_verdicts(evaluations, a_verdict(1), a_verdict(1, criterion="FORMAL_TONE", verdict="FAIL"))
    judged = a_verdict(
        2, "JUDGE", "PROFESSIONAL_TONE", judge_input_tokens=900, judge_output_tokens=80, critique="Calm."
    )
    put_verdicts(evaluations, judged)

    assert run_job() == 0

    assert query(LOADS) == [a_load("tickets", read=3, merged=3), a_load("evaluations", read=3, merged=3)]
    [row] = query("SELECT * FROM response_evaluations WHERE source = 'JUDGE'")
    for name in ("submitted_at", "evaluated_at"):
        assert row[name].isoformat(timespec="milliseconds") + "Z" == judged.pop(name)
    assert {name: row[name] for name in judged} == judged
    assert row["source_key"] == "evaluations/2026/11/20/evaluation_TKT-000002.json"


def test_a_later_evaluation_replaces_a_verdict_and_an_earlier_one_changes_nothing(run_job, evaluations, query):
    def load(hour: int, verdict: str) -> None:
        at = f"2026-11-20T{hour:02}:00:00.000Z"
        put_verdicts(evaluations, a_verdict(1, verdict=verdict, evaluated_at=at), name=f"at-{hour}")
        assert run_job() == 0

    load(10, "PASS")
    load(12, "FAIL")
    load(11, "PASS")

    assert [row["verdict"] for row in query(VERDICTS)] == ["FAIL"]
    loads = [load for load in query(LOADS) if load["dataset"] == "evaluations"]
    assert [(load["rows_merged"], load["rows_unchanged"]) for load in loads] == [(1, 0), (1, 0), (0, 1)]


def test_verdicts_of_another_source_or_criterion_are_kept_apart(run_job, evaluations, query):
    put_verdicts(evaluations, a_verdict(1), a_verdict(1, criterion="FORMAL_TONE"))
    run_job()
    put_verdicts(evaluations, a_verdict(1, "PERSON", verdict="FAIL"), name="by-a-person")
    run_job()

    assert [(row["source"], row["criterion"], row["verdict"]) for row in query(VERDICTS)] == [
        ("PERSON", "LENGTH", "FAIL"),
        ("RULES", "FORMAL_TONE", "PASS"),
        ("RULES", "LENGTH", "PASS"),
    ]


def test_a_rerun_reads_nothing_and_a_reload_of_days_changes_nothing(run_job, source, evaluations, query):
    put_many(source, 1)
    put_verdicts(evaluations, a_verdict(1), a_verdict(1, criterion="FORMAL_TONE"))
    run_job()
    run_job()

    assert run_job("--from-date", "2026-11-20") == 0

    assert query(LOADS)[2:] == [
        a_load("tickets"),
        a_load("evaluations"),
        a_load("tickets", read=1, unchanged=1),
        a_load("evaluations", read=2, unchanged=2),
    ]


def test_a_verdict_that_appears_late_is_found_in_the_look_back(run_job, evaluations, query):
    put_verdicts(evaluations, a_verdict(1))
    run_job()
    late = put_verdicts(evaluations, a_verdict(2))
    then = late.stat().st_mtime - 20 * 60
    os.utime(late, (then, then))

    assert run_job() == 0
    assert [row["ticket_id"] for row in query(VERDICTS)] == ["TKT-000001", "TKT-000002"]


BAD = {
    "no source": ({"source": None}, "source is missing"),
    "an unknown source": ({"source": "COIN"}, "source is not one of RULES, JUDGE, PERSON"),
    "no criterion": ({"criterion": ""}, "criterion is missing"),
    "an unknown criterion": ({"criterion": "CHARM"}, "criterion is not one of NAMES_PRODUCT, "),
    "no verdict": ({"verdict": None}, "verdict is missing"),
    "an unknown verdict": ({"verdict": "GOOD"}, "verdict is not one of PASS, FAIL, NOT_APPLICABLE, INVALID"),
    "no ticket": ({"ticket_id": " "}, "ticket_id is missing"),
    "no time": ({"evaluated_at": None}, "evaluated_at is missing"),
    "a time that is none": ({"evaluated_at": "yesterday"}, "evaluated_at is not a date and time"),
    "tokens as text": ({"judge_input_tokens": "many"}, "judge_input_tokens has the wrong type"),
    "a quote that is too long": ({"evidence": "x" * 4097}, "evidence is longer than 4096 bytes"),
    "an unknown use": ({"draft_use": "FRAMED"}, "draft_use is not one of SENT_AS_IS, EDITED, DISCARDED"),
    "more than all changed": ({"edit_share": 1.5}, "edit_share is outside 0 to 1"),
    "a quote without quotes": ({"evidence": 5}, "evidence has the wrong type"),
}


def test_bad_rows_are_rejected_by_field_and_the_good_ones_of_the_object_load(run_job, evaluations, query):
    good = [a_verdict(number) for number in range(1, 200)]
    put_verdicts(evaluations, *good, *[{**a_verdict(500), **changes} for changes, _ in BAD.values()])
    put_text(evaluations, "oops", "2026/11/20/broken.json")

    assert run_job() == 0

    assert query(LOADS)[1] == a_load("evaluations", read=214, merged=199, rejected=15)
    rejected = query("SELECT dataset, object_key, reason, raw_text FROM rejected_tickets ORDER BY line_number, reason")
    assert {row["dataset"] for row in rejected} == {"evaluations"}
    reasons = [row["reason"] for row in rejected if row["raw_text"] != "oops"]
    for found, (_, wanted) in zip(reasons, BAD.values(), strict=True):
        assert found.startswith(wanted)
    [file] = list((evaluations.parent / "rejected").rglob("*.jsonl"))
    assert "-evaluations-" in file.name
    assert len(file.read_text().splitlines()) == 15


@pytest.mark.parametrize("is_empty", [True, False], ids=["empty", "missing"])
def test_a_deployment_without_evaluations_loads_its_tickets_and_reports_nothing_else(
    run_job, source, evaluations, query, tmp_path, is_empty
):
    put_many(source, 2)
    if not is_empty:
        evaluations.rmdir()

    assert run_job("--json", str(tmp_path / "report.json")) == 0

    assert query(LOADS) == [a_load("tickets", read=2, merged=2)]
    assert json.loads((tmp_path / "report.json").read_text())["evaluations"] is None


def test_the_report_has_the_figures_of_both(run_job, source, evaluations, tmp_path, caplog):
    put_many(source, 2)
    put_verdicts(evaluations, a_verdict(1))

    assert run_job("--json", str(tmp_path / "report.json")) == 0

    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["rows_merged"], report["evaluations"]["rows_merged"]) == (2, 1)
    assert report["evaluations"]["passes"] == 1.0
    assert "tickets: read 2 objects" in caplog.text
    assert "evaluations: read 1 object" in caplog.text


def test_bad_evaluations_fail_the_run_by_name_and_leave_the_tickets_loaded(
    run_job, source, evaluations, query, caplog, tmp_path
):
    put_many(source, 2)
    put_text(evaluations, "{}\n" * 10, "2026/11/20/broken.json")

    assert run_job("--json", str(tmp_path / "report.json")) == 1

    assert query(LOADS) == [a_load("tickets", read=2, merged=2), a_load("evaluations", "FAILED", read=10, rejected=10)]
    assert "evaluations: 10 of 10 rows are bad" in caplog.text
    assert query("SELECT dataset FROM load_health WHERE error LIKE '%10 of 10 rows are bad%'") == [
        {"dataset": "evaluations"}
    ]
    assert not (tmp_path / "report.json").exists()


def test_bad_tickets_fail_the_run_by_name_and_leave_the_evaluations_loaded(run_job, source, evaluations, query, caplog):
    put_text(source, "{}\n" * 10, "2026/11/20/broken.json")
    put_verdicts(evaluations, a_verdict(1))

    assert run_job() == 1

    assert query(LOADS) == [a_load("tickets", "FAILED", read=10, rejected=10), a_load("evaluations", read=1, merged=1)]
    assert "tickets: 10 of 10 rows are bad" in caplog.text


def test_an_altered_table_of_evaluations_leaves_the_tickets_loaded(run_job, source, evaluations, query, caplog):
    run_job()
    query("ALTER TABLE response_evaluations DROP COLUMN evidence")
    put_many(source, 2)
    put_verdicts(evaluations, a_verdict(1))

    assert run_job() == 1

    assert query(COUNTS) == [{"tickets": 2, "verdicts": 0}]
    assert "column evidence is missing" in caplog.text
    assert "emptying response_evaluations and loading its days again" in caplog.text


def test_a_reload_of_days_without_evaluations_is_no_error(run_job, source, evaluations, query):
    put(source, a_record(1, submitted_at="2026-11-18T08:00:00.000Z"))
    put_verdicts(evaluations, a_verdict(1))

    assert run_job("--from-date", "2026-11-18") == 0
    assert query(COUNTS) == [{"tickets": 1, "verdicts": 0}]


def test_listed_keys_are_those_of_tickets(run_job, source, evaluations, query, tmp_path):
    put_many(source, 2)
    put_verdicts(evaluations, a_verdict(1))
    keys = tmp_path / "keys"
    keys.write_text("tickets/2026/11/20/ticket_TKT-000002.json\n")

    assert run_job("--keys-file", str(keys)) == 0
    assert query(COUNTS) == [{"tickets": 1, "verdicts": 0}]


def test_evaluations_are_read_from_where_the_option_says(run_job, query, tmp_path):
    put_verdicts(tmp_path / "elsewhere", a_verdict(1))

    assert run_job("--evaluations", str(tmp_path / "elsewhere")) == 0
    assert query(COUNTS) == [{"tickets": 0, "verdicts": 1}]


def test_objects_of_evaluations_that_cannot_be_read_are_counted_as_theirs(run_job, source, evaluations, query):
    put_many(source, 1)
    put_verdicts(evaluations, a_verdict(1))
    put_text(evaluations, "x", "2026/11/20/notes.txt")

    assert run_job() == 0
    assert query("SELECT dataset, objects_skipped, skipped_example FROM load_health ORDER BY started_at") == [
        {"dataset": "tickets", "objects_skipped": 0, "skipped_example": None},
        {
            "dataset": "evaluations",
            "objects_skipped": 1,
            "skipped_example": "evaluations/2026/11/20/notes.txt",
        },
    ]


def test_what_people_did_with_drafts_is_compared_with_the_judge(run_job, source, evaluations, query):
    for key, body in json.loads(PEOPLES_VERDICTS.read_text()).items():
        put_text(source.parent, body, key)
    for number, verdict in ((1, "PASS"), (2, "FAIL"), (3, "PASS"), (4, "PASS")):
        put_verdicts(evaluations, a_verdict(number, "JUDGE", "TECHNICAL_ACCURACY", verdict))

    assert run_job() == 0

    assert query("""
        SELECT ticket_id, verdict, draft_use, edit_share, product, model_id, prompt_version
        FROM response_evaluations WHERE source = 'PERSON' ORDER BY ticket_id
    """) == [
        {
            "ticket_id": f"TKT-00000{number}",
            "verdict": verdict,
            "draft_use": use,
            "edit_share": share,
            "product": "Atlas",
            "model_id": "us.amazon.nova-pro-v1:0",
            "prompt_version": "9",
        }
        for number, verdict, use, share in (
            (1, "PASS", "SENT_AS_IS", 0.0),
            (2, "FAIL", "EDITED", 0.06),
            (3, "FAIL", "DISCARDED", None),
        )
    ]
    [row] = query(
        "SELECT replies, both_passed, both_failed, only_judge_failed, only_person_failed FROM judge_agreement"
    )
    assert tuple(row.values()) == (3, 1, 1, 0, 1)


def test_a_persons_later_verdict_on_a_ticket_replaces_the_object_and_the_row(run_job, source, evaluations, query):
    [key, body] = next(iter(json.loads(PEOPLES_VERDICTS.read_text()).items()))
    put_text(source.parent, body, key)
    run_job()
    later = {
        **json.loads(body),
        "evaluated_at": "2026-11-24T08:00:00.000Z",
        "verdict": "FAIL",
        "draft_use": "DISCARDED",
    }
    put_text(source.parent, json.dumps(later) + "\n", key)

    assert run_job() == 0

    assert query("SELECT verdict, draft_use FROM response_evaluations") == [
        {"verdict": "FAIL", "draft_use": "DISCARDED"}
    ]
