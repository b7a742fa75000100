"""Times, read as the filter reads them: both have the same fixture."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from ticket_etl.staging.times import is_not_time, is_outside_years, to_time

FIXTURE = json.loads((Path(__file__).parents[4] / "test/fixtures/instants.json").read_text(encoding="utf-8"))
ACCEPTED = [(text, instant) for text, instant, _ in FIXTURE["accepted"]]
OUTSIDE = [text for text, _ in FIXTURE["outside"]]
REFUSED = [text for text, _ in FIXTURE["refused"]]


@pytest.fixture(scope="module")
def read(spark):
    """What becomes of every text: its instant, cut to milliseconds, or why it has none."""
    texts = [*[text for text, _ in ACCEPTED], *OUTSIDE, *REFUSED]
    frame = spark.createDataFrame([(text,) for text in texts], "text STRING").selectExpr(
        "text", f"{to_time('text')} AS time"
    )
    rows = frame.selectExpr(
        "text",
        f"CASE WHEN {is_not_time('time')} THEN 'not a time' WHEN {is_outside_years('time')} THEN 'outside' "
        "ELSE date_format(date_trunc('MILLISECOND', time), \"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\") END AS result",
    )
    return {row.text: row.result for row in rows.collect()}


@pytest.mark.parametrize(("text", "instant"), ACCEPTED)
def test_a_text_that_the_filter_accepts_is_read_as_the_same_instant(read, text, instant):
    assert read[text] == instant


@pytest.mark.parametrize("text", OUTSIDE)
def test_a_year_that_the_filter_refuses_is_outside(read, text):
    assert read[text] == "outside"


@pytest.mark.parametrize("text", REFUSED)
def test_a_text_that_the_filter_refuses_is_not_a_time(read, text):
    assert read[text] == "not a time"


def test_microseconds_are_kept(spark):
    texts = ["2026-11-20T08:30:00.123456Z", "2026-11-20 08:30:00,123456789+00"]
    frame = spark.createDataFrame([(text,) for text in texts], "text STRING").selectExpr(f"{to_time('text')} AS time")

    assert [row.time for row in frame.collect()] == [datetime(2026, 11, 20, 8, 30, 0, 123456)] * 2
