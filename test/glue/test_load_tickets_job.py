"""The whole job, from a folder of tickets to rows in a real PostgreSQL."""

import json
import os
from pathlib import Path

import pytest
from builders import a_record, put, put_many, put_text

CONTENT = (
    "SELECT MD5(STRING_AGG(t::text, '|' ORDER BY ticket_id)) AS content, COUNT(*) AS rows FROM processed_tickets AS t"
)
LOADS = """
    SELECT status, rows_read, rows_merged, rows_unchanged, rows_superseded, rows_rejected
    FROM etl_loads ORDER BY started_at
"""


def a_load(status="SUCCEEDED", read=0, merged=0, unchanged=0, superseded=0, rejected=0):
    return {
        "status": status,
        "rows_read": read,
        "rows_merged": merged,
        "rows_unchanged": unchanged,
        "rows_superseded": superseded,
        "rows_rejected": rejected,
    }


def age(path: Path, seconds: int) -> None:
    """Moves a file's time of modification into the past."""
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_every_ticket_becomes_a_row_with_its_values(run_job, source, query):
    put_many(source, 7)

    assert run_job() == 0

    row = query("SELECT * FROM processed_tickets WHERE ticket_id = 'TKT-000003'")[0]
    wanted = a_record(3)
    for name in ("submitted_at", "processed_at"):
        assert row[name].isoformat(timespec="milliseconds") + "Z" == wanted.pop(name)
    assert {name: row[name] for name in wanted} == wanted
    assert query(LOADS) == [a_load(read=7, merged=7)]


def test_a_rerun_reads_nothing_and_changes_nothing(run_job, source, query, tmp_path):
    put_many(source, 5)
    run_job()
    before = query(CONTENT)

    assert run_job("--json", str(tmp_path / "report.json")) == 0

    assert query(CONTENT) == before
    assert query(LOADS) == [a_load(read=5, merged=5), a_load()]
    assert json.loads((tmp_path / "report.json").read_text())["objects_read"] == 0


def test_a_reload_of_days_counts_every_row_as_unchanged(run_job, source, query):
    put_many(source, 5)
    run_job()
    before = query(CONTENT)

    assert run_job("--from-date", "2026-11-19", "--to-date", "2026-11-20") == 0

    assert query(CONTENT) == before
    assert query(LOADS)[-1] == a_load(read=5, unchanged=5)


def test_a_reload_reads_only_its_days_and_does_not_move_the_watermark(run_job, source, query):
    put(source, a_record(1))
    put(source, a_record(2, submitted_at="2026-11-18T08:00:00.000Z"))

    assert run_job("--from-date", "2026-11-18") == 0

    assert query("SELECT ticket_id FROM processed_tickets") == [{"ticket_id": "TKT-000002"}]
    assert query("SELECT mode, watermark_to FROM etl_loads") == [{"mode": "dates", "watermark_to": None}]
    run_job()
    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 2}]


def test_only_the_listed_keys_are_loaded(run_job, source, query, tmp_path):
    put_many(source, 3)
    keys = tmp_path / "keys"
    keys.write_text("tickets/2026/11/20/ticket_TKT-000002.json\n")

    assert run_job("--keys-file", str(keys)) == 0

    assert query("SELECT ticket_id FROM processed_tickets") == [{"ticket_id": "TKT-000002"}]


def test_metrics_go_to_cloudwatch_only_when_a_service_is_named(run_job, source, monkeypatch, caplog):
    monkeypatch.setenv("AWS_ENDPOINT_URL_CLOUDWATCH", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    put_many(source, 1)

    assert run_job() == 0
    assert "metrics" not in caplog.text
    assert run_job("--metrics-service", "load-tickets") == 0
    assert "metrics could not be put" in caplog.text
    assert run_job("--metrics-service", "load-tickets", "--from-date", "2020-01-01") == 1
    assert caplog.text.count("metrics could not be put") == 1


def test_the_input_is_read_once(run_job, source, tmp_path):
    put_many(source, 30)

    run_job("--json", str(tmp_path / "report.json"))

    report = json.loads((tmp_path / "report.json").read_text())
    assert report["passes"] == 1.0
    assert report["objects_read"] == 30
    assert report["bytes_read"] == sum(path.stat().st_size for path in source.rglob("*.json"))


def test_pretty_printed_objects_and_json_lines_are_read_too(run_job, source, query):
    put(source, a_record(1), indent=2)
    put_text(source, "".join(json.dumps(a_record(number)) + "\n" for number in (2, 3)), "2026/11/20/lines.json")
    put_text(source, "\n".join(json.dumps(a_record(number), indent=4) for number in (4, 5)), "2026/11/20/both.json")

    assert run_job() == 0

    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 5}]


def test_a_corrected_ticket_replaces_its_row(run_job, source, query):
    put(source, a_record(1, processed_at="2026-11-20T09:00:00.000Z"))
    run_job()
    put(source, a_record(1, processed_at="2026-11-20T10:00:00.000Z", priority="HIGH"))

    assert run_job() == 0

    assert query("SELECT priority FROM processed_tickets") == [{"priority": "HIGH"}]
    assert query(LOADS)[-1] == a_load(read=1, merged=1)


def test_a_correction_processed_at_the_same_moment_wins_by_being_written_later(run_job, source, query):
    age(put(source, a_record(1, priority="NORMAL")), 60)
    run_job()
    put(source, a_record(1, priority="HIGH"))
    run_job()

    assert query("SELECT priority FROM processed_tickets") == [{"priority": "HIGH"}]


def test_an_older_record_never_overwrites_a_newer_one(run_job, source, query):
    put(source, a_record(1, processed_at="2026-11-20T10:00:00.000Z", priority="HIGH"))
    run_job()
    put(source, a_record(1, processed_at="2026-11-20T09:00:00.000Z", priority="NORMAL"), name="ticket_again")

    assert run_job() == 0

    assert query("SELECT priority FROM processed_tickets") == [{"priority": "HIGH"}]
    assert query(LOADS)[-1] == a_load(read=1, unchanged=1)


def test_of_several_records_in_one_run_the_newest_is_loaded(run_job, source, query):
    for hour, priority in ((9, "NORMAL"), (11, "HIGH"), (10, "MEDIUM")):
        put(source, a_record(1, processed_at=f"2026-11-20T{hour:02}:00:00.000Z", priority=priority), name=f"t{hour}")

    run_job()

    assert query("SELECT priority FROM processed_tickets") == [{"priority": "HIGH"}]
    assert query(LOADS) == [a_load(read=3, merged=1, superseded=2)]


def test_an_object_that_appears_late_is_found_in_the_look_back(run_job, source, query):
    put(source, a_record(1))
    run_job()
    age(put(source, a_record(2)), 20 * 60)

    assert run_job() == 0

    assert query(LOADS)[-1] == a_load(read=1, merged=1)


def test_a_ticket_with_an_old_date_is_found_by_the_next_sweep(run_job, source, query):
    put(source, a_record(1))
    run_job()
    put(source, a_record(2, submitted_at="2025-01-05T08:00:00.000Z"))
    run_job()
    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 1}]
    query("UPDATE etl_loads SET swept_to = swept_to - INTERVAL '25 hours'")

    assert run_job() == 0

    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 2}]


def test_a_run_over_all_days_finds_a_ticket_with_an_old_date_at_once(run_job, source, query):
    put(source, a_record(1))
    run_job()
    put(source, a_record(2, submitted_at="2025-01-05T08:00:00.000Z"))

    assert run_job("--all-days") == 0

    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 2}]


def test_a_run_reports_the_days_at_which_it_looked_and_how_many_it_left_out(run_job, source, tmp_path, caplog):
    file = tmp_path / "report.json"
    put(source, a_record(1, submitted_at="2025-01-05T08:00:00.000Z"))
    put(source, a_record(2, submitted_at="2025-01-07T08:00:00.000Z"))
    put(source, a_record(3, submitted_at="9999-01-05T08:00:00.000Z"))

    def report(*options):
        assert run_job("--json", str(file), *options) == 0
        found = json.loads(file.read_text())
        return found["mode"], found["range"]

    whole = {"first": "2025-01-05", "last": "9999-01-05", "days": 3, "days_left_out": 0}
    recent = {"first": "9999-01-05", "last": "9999-01-05", "days": 1, "days_left_out": 2}
    dates = {"first": "2025-01-07", "last": "2025-01-07", "days": 1, "days_left_out": 2}
    assert report() == ("incremental", whole)
    assert report() == ("incremental", recent)
    assert report("--all-days") == ("incremental", whole)
    assert report("--from-date", "2025-01-06", "--to-date", "2025-02-01") == ("dates", dates)
    assert "tickets: looked at 1 day from 2025-01-07 to 2025-01-07; 2 other days not looked at" in caplog.text


def test_bad_rows_are_rejected_and_stored_and_the_good_ones_load(run_job, source, query, tmp_path):
    put_many(source, 38)
    put_text(source, '{"ticket_id": "TKT-BROKEN", \n', "2026/11/20/broken.json")
    put(source, a_record(99, priority="URGENT"))

    assert run_job() == 0
    assert run_job("--from-date", "2026-11-20") == 0

    assert query(LOADS) == [a_load(read=40, merged=38, rejected=2), a_load(read=40, unchanged=38, rejected=2)]
    rejected = query(
        "SELECT object_key, line_number, ticket_id, reason, raw_text FROM rejected_tickets ORDER BY reason"
    )
    assert [(row["object_key"], row["reason"]) for row in rejected] == [
        ("tickets/2026/11/20/broken.json", "not JSON"),
        ("tickets/2026/11/20/ticket_TKT-000099.json", "priority is not one of CRITICAL, HIGH, MEDIUM, NORMAL"),
    ]
    assert rejected[0]["raw_text"] == '{"ticket_id": "TKT-BROKEN",'
    kept = [json.loads(line) for path in (source.parent / "rejected").rglob("*.jsonl") for line in path.open()]
    assert len(kept) == 4
    assert {row["source_key"] for row in kept} == {row["object_key"] for row in rejected}


def test_a_rejected_row_is_not_read_again(run_job, source, query):
    put_many(source, 9)
    put_text(source, "oops", "2026/11/20/broken.json")
    run_job()
    run_job()

    assert query(LOADS)[-1] == a_load()


def test_too_many_bad_rows_stop_the_load_before_it_merges(run_job, source, query, caplog):
    put_many(source, 7)
    for number in range(3):
        put_text(source, "oops", f"2026/11/20/broken{number}.json")

    assert run_job("--max-rejected", "0.2", "--min-rejected", "3") == 1

    assert "3 of 10 rows are bad (30.0%)" in caplog.text
    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 0}]
    assert query(LOADS) == [a_load("FAILED", read=10, rejected=3)]
    assert run_job("--max-rejected", "0.3", "--min-rejected", "3") == 0
    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 7}]


@pytest.mark.parametrize(("good", "bad"), [(1, 1), (0, 1), (2, 9)])
def test_a_few_bad_rows_do_not_hold_up_the_good_ones_whatever_their_share(run_job, source, query, good, bad):
    put_many(source, good)
    for number in range(bad):
        put_text(source, "oops", f"2026/11/20/broken{number}.json")

    assert run_job() == 0

    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": good}]
    assert query(LOADS) == [a_load(read=good + bad, merged=good, rejected=bad)]
    assert query("SELECT COUNT(*) AS n FROM rejected_tickets") == [{"n": bad}]


def test_from_ten_bad_rows_on_their_share_counts(run_job, source, query, caplog):
    put_many(source, 89)
    put_text(source, "oops\n" * 10 + json.dumps(a_record(90)), "2026/11/20/broken.json")

    assert run_job() == 0

    put_many(source, 79, first=100)
    put_text(source, "oops\n" * 10 + json.dumps(a_record(90)) + "\n", "2026/11/20/broken.json")
    assert run_job() == 1
    assert "10 of 90 rows are bad (11.1%)" in caplog.text
    assert "10.0% of a load with at least 10 bad rows, --min-rejected" in caplog.text
    assert run_job("--min-rejected", "11") == 0


def test_one_ticket_of_the_last_year_does_not_break_the_views(run_job, source, query):
    put(source, a_record(1))
    put(source, a_record(2, submitted_at="9999-12-31T23:59:59.999Z"))
    put(source, a_record(3, submitted_at="3000-01-01T00:00:00.000Z"))
    put(source, a_record(4, submitted_at="1970-01-01T00:00:00.000Z"))

    assert run_job() == 0

    found = query("SELECT CAST(submitted_at AS TEXT) AS at FROM processed_tickets ORDER BY submitted_at DESC")
    assert [row["at"] for row in found][:2] == ["9999-12-31 23:59:59.999", "3000-01-01 00:00:00"]
    assert [float(row["p50_seconds"]) for row in query("SELECT * FROM response_times ORDER BY day")][-1] == -99999999999


def test_a_year_outside_the_range_is_rejected_with_the_range(run_job, source, query):
    put(source, a_record(1, submitted_at="0001-01-01T00:00:00.000Z"))
    put(source, a_record(2, submitted_at="1969-12-31T23:59:59.999Z"))

    assert run_job() == 0

    assert query("SELECT DISTINCT reason FROM rejected_tickets") == [
        {"reason": "submitted_at is outside the years 1970 to 9999"}
    ]


def test_text_that_looks_like_syntax_is_loaded_unchanged(run_job, source, query):
    text = 'a,"b"\n\\.\n\\N;--:run_id\r\n\t\U0001f600'
    put(source, a_record(1, description=text, subject="", product="NULL"))

    assert run_job() == 0

    assert query("SELECT description, subject, product, customer_company FROM processed_tickets") == [
        {"description": text, "subject": "", "product": "NULL", "customer_company": None}
    ]


def test_the_views_add_up(run_job, source, query):
    put_many(source, 20)
    run_job()

    for name in ("priority", "sentiment", "product", "issue_type", "tier", "channel", "language"):
        rows = query(f"SELECT day, SUM(tickets) AS tickets, SUM(share) AS share FROM tickets_by_{name} GROUP BY day")  # noqa: S608
        assert [row["tickets"] for row in rows] == [20]
        assert float(rows[0]["share"]) == pytest.approx(1, abs=0.001)
    assert query("SELECT tickets, answered, needs_human FROM tickets_by_day") == [
        {"tickets": 20, "answered": 16, "needs_human": 4}
    ]
    times = query(
        "SELECT SUM(tickets) AS n, MIN(p50_seconds) >= 4 AS low, MAX(p99_seconds) <= 10 AS high FROM response_times"
    )
    assert times == [{"n": 20, "low": True, "high": True}]
    assert query("SELECT SUM(needs_human) AS n FROM needs_human_rate") == [{"n": 4}]
    assert query("SELECT negative, share, share_of_seven_days FROM negative_trend")[0]["negative"] == 5
    assert query("SELECT status, rows_merged, last_success_at IS NOT NULL AS ok FROM load_health") == [
        {"status": "SUCCEEDED", "rows_merged": 20, "ok": True}
    ]


def test_the_worst_products_are_compared_by_week(run_job, source, query):
    query_day = "SELECT TO_CHAR(CURRENT_DATE - {}, 'YYYY-MM-DD') AS day"
    for number, (days, sentiment) in enumerate(
        [(0, "NEGATIVE"), (6, "NEGATIVE"), (7, "NEGATIVE"), (13, "NEUTRAL"), (14, "NEGATIVE")]
    ):
        day = query(query_day.format(days))[0]["day"]
        moment = f"{day}T08:00:00.000Z"
        put(source, a_record(number, product="Atlas", sentiment=sentiment, priority="NORMAL", submitted_at=moment))
    run_job()

    assert query("SELECT * FROM worst_products") == [
        {"product": "Atlas", "tickets_this_week": 2, "troubled_this_week": 2, "troubled_last_week": 1, "change": 1}
    ]
