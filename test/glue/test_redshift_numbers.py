"""The views compute the same with Redshift's numbers, whose types have fewer decimals than PostgreSQL's.

A rate is averaged with Redshift's AVG, which PostgreSQL gets for this test; a linter reads the rest.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from ticket_etl.warehouse.migrations import all_migrations
from ticket_etl.warehouse.sql_text import statements

VIEW = re.compile(r"^CREATE OR REPLACE VIEW (\w+)")
REPORT = Path(__file__).parents[2] / "scripts/commands/report"

REDSHIFTS_AVERAGE = """
CREATE FUNCTION add_with_scale(state NUMERIC[], value NUMERIC) RETURNS NUMERIC[] IMMUTABLE LANGUAGE SQL AS
  $$ SELECT ARRAY[state[1] + value, state[2] + 1, GREATEST(state[3], SCALE(value))] $$;
CREATE FUNCTION divide_with_scale(state NUMERIC[]) RETURNS NUMERIC IMMUTABLE LANGUAGE SQL AS
  $$ SELECT TRUNC(state[1] / NULLIF(state[2], 0), state[3]::INTEGER) $$;
CREATE AGGREGATE avg(NUMERIC) (
  SFUNC = add_with_scale, STYPE = NUMERIC[], FINALFUNC = divide_with_scale, INITCOND = '{0,0,0}'
);
"""
"""AVG(DECIMAL(p,s)) is DECIMAL(38,s) on Redshift."""


def newest_views() -> dict[str, str]:
    return {
        match[1]: sql
        for migration in all_migrations()
        for sql in statements(migration.text, "redshift")
        if (match := VIEW.match(sql))
    }


def queries() -> dict[str, str]:
    """Everything that computes on Redshift: the views, and the report's queries on them."""
    return newest_views() | {path.name: path.read_text() for path in REPORT.glob("*.ts")}


def faults_in(sql: str) -> list[str]:
    """What Redshift would compute with too few decimals."""
    text = " ".join(sql.split())
    averages = [argument for argument in _arguments_of("AVG", text) if "DOUBLE PRECISION" not in argument]
    percentiles = re.findall(r"PERCENTILE_CONT\(", text) if "AS DOUBLE PRECISION" not in text else []
    divisions = [left for left in re.findall(r"(.{6}) / (?:SUM|COUNT|CAST|tickets)", text) if left != " * 1.0"]
    sums = re.findall(r"SUM\(\w+\)(?: OVER \([^)]*\))? \* 1\.0 / (?:CAST\()?SUM\(", text)
    return [
        *(
            f"the average of {argument} has the decimals of its operand: use SUM(…) * 1.0 / COUNT(*)"
            for argument in averages
        ),
        *("a percentile of integers: cast its operand to DOUBLE PRECISION" for _ in percentiles),
        *(f"the division after {left!r} is of integers: use … * 1.0 / …" for left in divisions),
        *(f"{part} is a quotient of two DECIMAL(38,0): cast the sums to BIGINT" for part in sums),
    ]


def _arguments_of(function: str, text: str) -> Iterator[str]:
    for found in re.finditer(rf"\b{function}\s*\(", text, re.IGNORECASE):
        depth, end = 1, found.end()
        while depth and end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield text[found.end() : end - 1]


@pytest.mark.parametrize(("name", "sql"), queries().items(), ids=lambda value: value if len(value) < 40 else "")
def test_no_query_loses_decimals_on_redshift(name, sql):
    assert faults_in(sql) == [], name


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        (
            "SELECT AVG(CASE WHEN a THEN 1.0 ELSE 0.0 END) FROM t",
            "the average of CASE WHEN a THEN 1.0 ELSE 0.0 END has",
        ),
        ("SELECT CAST(avg(tickets) AS DECIMAL(5, 4)) FROM t", "the average of tickets has"),
        ("SELECT SUM(a) / COUNT(*) FROM t", "is of integers"),
        ("SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a) FROM t", "a percentile of integers"),
        ("SELECT SUM(a) OVER (ORDER BY b ROWS 6 PRECEDING) * 1.0 / SUM(c) FROM t", "a quotient of two DECIMAL(38,0)"),
        ("SELECT SUM(a) * 1.0 / SUM(b) FROM t", "a quotient of two DECIMAL(38,0)"),
    ],
)
def test_the_linter_finds(sql, fault):
    [found] = faults_in(sql)

    assert fault in found


def test_the_linter_accepts_an_average_of_doubles():
    assert faults_in("SELECT AVG(CAST(confidence AS DOUBLE PRECISION)) FROM t") == []


@pytest.fixture
def redshift_like(warehouse_url: str, schema: str) -> Iterator[psycopg.Connection]:
    """A migrated schema whose AVG is Redshift's. pg_catalog comes second, or it would be searched first."""
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        connection.execute(f"SET search_path TO {schema}, pg_catalog")
        connection.execute(REDSHIFTS_AVERAGE)
        for migration in all_migrations():
            for sql in statements(migration.text, "postgres"):
                connection.execute(sql)
        yield connection


def test_one_ticket_in_25_for_a_person_is_four_percent(redshift_like):
    redshift_like.execute(
        "INSERT INTO processed_tickets (ticket_id, submitted_at, processed_at, outcome)"
        " SELECT 'T' || i, '2026-11-20', '2026-11-20', CASE WHEN i = 1 THEN 'NEEDS_HUMAN' ELSE 'ANSWERED' END"
        " FROM generate_series(1, 25) AS i"
    )

    assert redshift_like.execute("SELECT AVG(x) FROM (VALUES (1.0), (0.0), (0.0)) AS v (x)").fetchone() == (
        Decimal("0.3"),
    )
    assert redshift_like.execute("SELECT tickets, needs_human, rate FROM needs_human_rate").fetchall() == [
        (25, 1, Decimal("0.0400"))
    ]
