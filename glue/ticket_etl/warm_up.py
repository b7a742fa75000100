"""Creates the archive of Spark's classes by staging a few tickets: python -m ticket_etl.warm_up"""

import json
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from ticket_etl.class_archive import add_default_archive, is_missing, make_archive
from ticket_etl.datasets import TICKETS, Column
from ticket_etl.errors import SparkMissing
from ticket_etl.java import use_java
from ticket_etl.objects import SourceObject
from ticket_etl.spark import JAVA_FLAGS, end_spark, start_spark
from ticket_etl.staging.stage import stage, staged_rejects

_TIMEOUT_SECONDS = 300
"""The JVM writes the archive as it exits, which takes some eight seconds, and much longer on a busy machine."""
_EXAMPLES = {"text": "x", "time": "2026-01-01T00:00:00.000Z", "number": 0.5, "integer": 1}


def main() -> int:
    """Creates the archive unless it exists, and returns the exit code.

    0 even if that fails, since a load works without it, only slower; 130 interrupted."""
    try:
        java = use_java()
    except SparkMissing:
        # The load itself reports it.
        return 0
    if not is_missing(JAVA_FLAGS):
        return 0
    sys.stderr.write("Preparing Spark for faster loads, once on this machine ...\n")
    sys.stderr.flush()
    _silence()
    try:
        if java.is_packaged:
            add_default_archive()
        make_archive(JAVA_FLAGS, _run_empty_load)
    except KeyboardInterrupt:
        return 130
    except Exception:
        # Whatever it is, the load itself will meet and report it.
        return 0
    return 0


def _silence() -> None:
    """Discards standard error, also that of the JVM, which inherits it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _run_empty_load(archive_options: str) -> None:
    """Stages a few rows and reads a rejected one, which uses the same classes as a real load."""
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "tickets"
            spark = start_spark(archive_options)
            stage(spark, TICKETS, folder.as_uri(), _write_tickets(folder), f"{name}/staged")
            list(staged_rejects(spark, f"{name}/staged"))
    except BaseException:
        end_spark(timeout_seconds=0)
        raise
    if not end_spark(_TIMEOUT_SECONDS):
        raise RuntimeError("the JVM did not exit with code 0")


def _write_tickets(folder: Path) -> list[SourceObject]:
    ticket = {column.name: _example(column) for column in TICKETS.columns}
    folder.mkdir()
    objects = []
    for number in range(4):
        body = "".join(json.dumps(row) + "\n" for row in ({**ticket, "ticket_id": str(number)}, {}))
        (folder / f"{number}.json").write_text(body, encoding="utf-8")
        objects.append(SourceObject(f"tickets/{number}.json", str(number), datetime(2026, 1, 1), len(body)))
    return objects


def _example(column: Column) -> object:
    return column.allowed[0] if column.allowed else _EXAMPLES[column.kind]


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
