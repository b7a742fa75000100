"""How one load keeps out another where the database has no advisory lock, as Redshift: on a real PostgreSQL."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import psycopg
import pytest
from ticket_etl.errors import AnotherRunActive
from ticket_etl.objects import Progress
from ticket_etl.postgres_database import PostgresDatabase
from ticket_etl.warehouse import Run, Warehouse

HOUR = timedelta(hours=1)
PATIENCE = 5.0
"""Seconds until a run that waits for a lock has come to it."""


class DatabaseWithoutLocks(PostgresDatabase):
    """PostgreSQL with what Redshift has to tell runs apart: a row with a lease, and nothing else."""

    def lock(self) -> bool:
        return True

    def dead_before(self, now: datetime) -> datetime:
        return now


@pytest.fixture
def open_warehouse(warehouse_url, schema) -> Iterator[Callable[..., Warehouse]]:
    opened: list[PostgresDatabase] = []

    def open_for(run_id: str, lease: timedelta = HOUR) -> Warehouse:
        opened.append(DatabaseWithoutLocks(warehouse_url, schema))
        return Warehouse(opened[-1], Run(run_id, "s3://bucket/tickets", "incremental", lease))

    yield open_for
    for database in opened:
        database.close()


def test_a_run_that_still_works_keeps_out_the_next_one(open_warehouse, query):
    open_warehouse("first").begin()

    with pytest.raises(AnotherRunActive, match="Load first is running"):
        open_warehouse("second").begin()

    assert query("SELECT run_id, status FROM etl_loads") == [{"run_id": "first", "status": "RUNNING"}]


def test_a_run_whose_lease_is_over_is_given_up(open_warehouse, query):
    open_warehouse("first", lease=-HOUR).begin()

    assert open_warehouse("second").begin() == Progress()

    assert query("SELECT run_id, status FROM etl_loads ORDER BY run_id") == [
        {"run_id": "first", "status": "ABANDONED"},
        {"run_id": "second", "status": "RUNNING"},
    ]


def test_of_two_runs_that_begin_at_the_same_moment_one_ends_at_once(open_warehouse, query, warehouse_url, schema):
    open_warehouse("before", lease=-HOUR).begin()
    query("UPDATE etl_loads SET status = 'FAILED'")
    with psycopg.connect(warehouse_url) as first, ThreadPoolExecutor(1) as pool:
        first.execute(f"SET search_path TO {schema}")
        first.execute(
            "INSERT INTO etl_loads (run_id, source, mode, status, started_at, lease_until)"
            " VALUES ('first', 's3://bucket/tickets', 'incremental', 'RUNNING', now(), now() + INTERVAL '1 hour')"
        )
        second = pool.submit(open_warehouse("second").begin)
        _wait_until_one_is_blocked(warehouse_url)
        first.commit()

        with pytest.raises(AnotherRunActive, match="Load first is running"):
            second.result(PATIENCE)


def _wait_until_one_is_blocked(url: str) -> None:
    """Returns too when none is: the run that should wait has then gone on, which the test finds out."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with psycopg.connect(url, autocommit=True) as watcher:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not watcher.execute(waiting).fetchall():
            time.sleep(0.05)
