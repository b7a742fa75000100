"""Makes the archive of Spark's classes, by a load of a few tickets that goes nowhere: python -m ticket_etl.warm_up"""

import json
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from ticket_etl.class_archive import is_missing, make_archive
from ticket_etl.columns import COLUMNS, Column
from ticket_etl.objects import SourceObject
from ticket_etl.spark import JAVA_FLAGS, end_spark, start_spark
from ticket_etl.staging import stage, staged_rejects

_PATIENCE_SECONDS = 300
"""The JVM writes the archive as it ends: some eight seconds, and many more on a machine that is busy."""
_EXAMPLES = {"text": "x", "time": "2026-01-01T00:00:00.000Z", "number": 0.5, "integer": 1}


def main() -> int:
    """Makes the archive unless it is there, and gives the exit code.

    0 even if that fails, since a load does without, only slower; 130 interrupted."""
    if not is_missing(JAVA_FLAGS):
        return 0
    sys.stderr.write("Preparing Spark for faster loads, once on this machine ...\n")
    sys.stderr.flush()
    _silence()
    try:
        make_archive(JAVA_FLAGS, _load_nowhere)
    except KeyboardInterrupt:
        return 130
    except Exception:
        # Whatever it is, the load itself meets it again, and tells of it.
        return 0
    return 0


def _silence() -> None:
    """Spark's own words go, the JVM's too: they inherit this."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _load_nowhere(archive_options: str) -> None:
    """The classes a real load needs are those that a small one needs, a rejected row included."""
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "tickets"
            spark = start_spark(archive_options)
            stage(spark, folder.as_uri(), _write_tickets(folder), f"{name}/staged")
            list(staged_rejects(spark, f"{name}/staged"))
    except BaseException:
        end_spark(patience_seconds=0)
        raise
    if not end_spark(_PATIENCE_SECONDS):
        raise RuntimeError("the JVM did not end well")


def _write_tickets(folder: Path) -> list[SourceObject]:
    ticket = {column.name: _example(column) for column in COLUMNS}
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
    sys.exit(main())
