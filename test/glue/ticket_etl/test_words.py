"""Figures and levels in the job's log."""

import logging
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ticket_etl.selection import Range
from ticket_etl.words import LogFormatter, clean_text, plural


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1_432, "1,432 days"), (1_000_001, "1,000,001 days")],
)
def test_a_count_has_its_noun_in_singular_or_plural(count, text):
    assert plural(count, "day") == text


def test_an_irregular_noun_has_its_own_plural():
    assert [plural(count, "retry", "retries") for count in (1, 2)] == ["1 retry", "2 retries"]


def test_a_range_of_one_day_is_not_1_days():
    day = date(2026, 11, 21)

    assert str(Range(day, day, 1, 1)) == "1 day from 2026-11-21 to 2026-11-21; 1 other day not looked at"
    assert str(Range(day, day, 2)) == "2 days from 2026-11-21 to 2026-11-21"


@pytest.mark.parametrize(("level", "label"), [(logging.ERROR, "error:"), (logging.INFO, "info:")])
def test_a_line_begins_with_its_level_in_lower_case(level, label):
    record = logging.LogRecord("ticket_etl", level, "", 0, "%s is full", ("The disk",), None)

    assert LogFormatter().format(record) == f"{label} The disk is full"


@given(st.text(st.characters(codec="utf-8")))
def test_no_control_character_but_line_feed_and_tab_is_left(text):
    cleaned = clean_text(text)

    assert len(cleaned) == len(text)
    assert not [
        character
        for character in cleaned
        if (unicodedata.category(character) == "Cc" and character not in "\n\t")
        or (
            unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"}
            and character != "\n"
        )
    ]


def test_a_line_of_the_log_cannot_control_a_terminal():
    hostile = "\x1b]0;owned\x07\x1b[2J\x9b2J\u202e\r"
    record = logging.LogRecord("ticket_etl", logging.ERROR, "", 0, "object %s", (hostile,), None)

    assert LogFormatter().format(record) == "error: object \ufffd]0;owned\ufffd\ufffd[2J\ufffd2J\ufffd\ufffd"


def test_neither_can_a_traceback():
    try:
        raise ValueError("\x1b[2J")
    except ValueError as error:
        record = logging.LogRecord("ticket_etl", logging.ERROR, "", 0, "failed", (), (ValueError, error, None))

    assert "\x1b" not in LogFormatter().format(record)
