"""How one load excludes another in a database without advisory locks, such as Redshift. On a real PostgreSQL."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import psycopg
import pytest
from ticket_etl.datasets import TICKETS
from ticket_etl.errors import AnotherRunActive
from ticket_etl.objects import Progress
from ticket_etl.warehouse.postgres_database import PostgresDatabase
from ticket_etl.warehouse.warehouse import Run, Warehouse

HOUR = timedelta(hours=1)
TIMEOUT_SECONDS = 20.0
"""For a run to reach the lock that it waits for."""


class DatabaseWithoutLocks(PostgresDatabase):
    """PostgreSQL with only the mechanism of Redshift: a row with a lease, and no lock."""

    def lock(self) -> bool:
        return True

    def expired_before(self, now: datetime) -> datetime:
        return now


@pytest.fixture
def open_warehouse(warehouse_url, schema) -> Iterator[Callable[..., Warehouse]]:
    opened: list[PostgresDatabase] = []

    def open_for(run_id: str, lease: timedelta = HOUR) -> Warehouse:
        opened.append(DatabaseWithoutLocks(warehouse_url, schema))
        return Warehouse(opened[-1], Run(run_id, TICKETS, "s3://bucket/tickets", "incremental", lease))

    yield open_for
    for database in opened:
        database.close()


def test_a_run_in_progress_excludes_the_next_one(open_warehouse, query):
    open_warehouse("first").begin()

    with pytest.raises(AnotherRunActive, match="Load first has been running"):
        open_warehouse("second").begin()

    assert query("SELECT run_id, status FROM etl_loads") == [{"run_id": "first", "status": "RUNNING"}]


def test_a_run_whose_lease_has_expired_is_abandoned(open_warehouse, query):
    open_warehouse("first", lease=-HOUR).begin()

    assert open_warehouse("second").begin() == Progress()

    assert query("SELECT run_id, status FROM etl_loads ORDER BY run_id") == [
        {"run_id": "first", "status": "ABANDONED"},
        {"run_id": "second", "status": "RUNNING"},
    ]


def test_of_two_runs_that_start_at_the_same_moment_one_exits_at_once(open_warehouse, query, warehouse_url, schema):
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

        with pytest.raises(AnotherRunActive, match="Load first has been running"):
            second.result(TIMEOUT_SECONDS)


def _wait_until_one_is_blocked(url: str) -> None:
    """Also returns when none is blocked after the timeout: the run did not wait then, which the test detects."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with psycopg.connect(url, autocommit=True) as watcher:
        until = time.monotonic() + TIMEOUT_SECONDS
        while time.monotonic() < until and not watcher.execute(waiting).fetchall():
            time.sleep(0.05)
