"""Crashes at every point between staging and commit, on a real PostgreSQL."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builders import a_record, put, put_text
from ticket_etl.datasets import TICKETS
from ticket_etl.errors import LoadError
from ticket_etl.objects import Progress
from ticket_etl.staging.stage import stage
from ticket_etl.storage.folder_store import FolderStore
from ticket_etl.warehouse.database import CopyStaged, Row, Step
from ticket_etl.warehouse.postgres_database import PostgresDatabase
from ticket_etl.warehouse.warehouse import Counts, Loaded, Run, Warehouse

REACHED = Progress(datetime(2026, 11, 20, 9), datetime(2026, 11, 20, 9))
STEPS_OF_A_LOAD = 10
ERROR = "SELECT 1 / 0"
LOST_CONNECTION = "SELECT pg_terminate_backend(pg_backend_pid())"


class CrashingDatabase(PostgresDatabase):
    """Runs `crash` instead of step number `at` of a load, or after the last one."""

    def __init__(self, url: str, schema: str, crash: str, at: int) -> None:
        super().__init__(url, schema)
        self._crash, self._at = crash, at

    def transact(self, steps: Sequence[Step]) -> list[list[Row]]:
        if any(isinstance(step, CopyStaged) for step in steps):
            steps = [*steps[: self._at], self._crash, *steps[self._at + 1 :]]
        return super().transact(steps)


@pytest.fixture(scope="module")
def staged(spark, tmp_path_factory) -> tuple[str, Counts]:
    folder: Path = tmp_path_factory.mktemp("staged")
    for number in range(8):
        put(folder / "tickets", a_record(number))
    put_text(folder / "tickets", "oops", "2026/11/20/bad.json")
    store = FolderStore(str(folder / "tickets"))
    objects = list(store.list_folder(""))
    uri = (folder / "out").as_uri()
    return uri, stage(spark, TICKETS, store.uri, objects, uri)


@pytest.fixture
def crash_and_read(warehouse_url, schema, staged, query) -> Iterator:
    """Loads with a crash, and returns the content of the tables after it."""

    def run(crash: str, at: int) -> dict[str, list[Row]]:
        warehouse = Warehouse(CrashingDatabase(warehouse_url, schema, crash, at), a_run("crashed"))
        warehouse.begin()
        with pytest.raises(LoadError):
            warehouse.load(staged[0], staged[1], REACHED)
        warehouse.database.close()
        return {
            "processed_tickets": query("SELECT * FROM processed_tickets"),
            "rejected_tickets": query("SELECT * FROM rejected_tickets"),
            "etl_loads": query("SELECT * FROM etl_loads"),
        }

    return run


def a_run(run_id: str) -> Run:
    return Run(run_id, TICKETS, "s3://bucket/tickets", "incremental", timedelta(hours=1))


@pytest.mark.parametrize("crash", [ERROR, LOST_CONNECTION], ids=["error", "lost connection"])
@pytest.mark.parametrize("at", range(STEPS_OF_A_LOAD + 1))
def test_a_crash_leaves_nothing_behind_and_the_next_run_loads_everything(
    crash_and_read, database, staged, query, crash, at
):
    left = crash_and_read(crash, at)

    assert (left["processed_tickets"], left["rejected_tickets"]) == ([], [])
    assert [(row["status"], row["watermark_to"]) for row in left["etl_loads"]] == [("RUNNING", None)]

    following = Warehouse(database, a_run("following"))
    assert following.begin() == Progress()
    assert following.load(*staged, REACHED) == Loaded(rows_merged=8, rows_unchanged=0)
    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 8}]
    assert query("SELECT COUNT(*) AS n FROM rejected_tickets") == [{"n": 1}]
    assert query("SELECT run_id, status FROM etl_loads ORDER BY run_id") == [
        {"run_id": "crashed", "status": "ABANDONED"},
        {"run_id": "following", "status": "SUCCEEDED"},
    ]


def test_the_crashes_above_cover_every_step_of_a_load(database, staged, monkeypatch):
    sizes = []
    real = database.transact
    monkeypatch.setattr(database, "transact", lambda steps: sizes.append(len(steps)) or real(steps))
    warehouse = Warehouse(database, a_run("counted"))
    warehouse.begin()
    warehouse.load(*staged, REACHED)

    assert sizes[-1] == STEPS_OF_A_LOAD
