"""The archive of classes, created by a real JVM and used by another one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GLUE = Path(__file__).parents[3] / "glue"
START = """
from pathlib import Path
from pyspark import SparkContext
from ticket_etl.spark import end_spark, start_spark
start_spark()
print("mapped" if ".jsa" in Path("/proc", str(SparkContext._gateway.proc.pid), "maps").read_text() else "not mapped")
end_spark()
"""

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux shows what a process has mapped")


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Runs Python with a copy of the job in `folder`, which has its own archive."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "glue")}
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True, timeout=600
    )


def archives(folder: Path) -> list[Path]:
    return list((folder / ".local/spark-classes").iterdir())


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> tuple[Path, str]:
    """A folder in which the archive was created, and the messages of doing so."""
    folder = tmp_path_factory.mktemp("prepared")
    shutil.copytree(GLUE, folder / "glue", ignore=shutil.ignore_patterns("__pycache__"))
    return folder, python(folder, "-m", "ticket_etl.warm_up").stderr


def test_the_archive_is_created_at_once_and_reported_in_one_line(prepared):
    folder, messages = prepared

    assert [path.suffix for path in archives(folder)] == [".jsa"]
    assert archives(folder)[0].stat().st_size > 50_000_000
    assert messages == "Preparing Spark for faster loads, once on this machine ...\n"
    assert python(folder, "-m", "ticket_etl.warm_up").stderr == ""


def test_a_load_maps_the_archive_and_starts_without_it_when_it_is_broken(prepared):
    folder, _ = prepared
    assert python(folder, "-c", START).stdout == "mapped\n"

    (archive,) = archives(folder)
    archive.unlink()
    archive.write_bytes(b"broken" * 1_000)

    assert python(folder, "-c", START).stdout == "not mapped\n"
