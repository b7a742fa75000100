"""Starts and ends Spark. A run starts it only when there is something to read, so a run with nothing new is fast."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from pyspark import SparkContext
from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession

from ticket_etl.class_archive import use_options
from ticket_etl.errors import SparkMissing
from ticket_etl.java import use_java

SETTINGS: Mapping[str, str] = {
    "spark.sql.session.timeZone": "UTC",
    # The timestamp type that every COPY from Parquet reads. Not rebased, so that old dates are written, not refused.
    "spark.sql.parquet.outputTimestampType": "INT96",
    "spark.sql.parquet.int96RebaseModeInWrite": "CORRECTED",
    # The JVM never compiles a method longer than this, and a single method with all checks would be longer.
    "spark.sql.codegen.hugeMethodLimit": "8000",
    # A ticket rarely occurs twice in one run, so looking for duplicates before the shuffle would be a wasted sort.
    "spark.sql.optimizer.windowGroupLimitThreshold": "-1",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
}
# A run is too short for the JVM's second compiler to pay off, and for pauses to matter: G1 shortens them with work in
# extra threads and on every write.
JAVA_FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC"
"""Flags of a local run's JVM."""
_NO_PERFORMANCE_DATA = "-XX:-UsePerfData"
"""Without it, a JVM writes files into /tmp, wherever temporary files otherwise go."""
_LOCAL: Mapping[str, str] = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.driver.memory": "1g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
    # Executors import this package too.
    "spark.executorEnv.PYTHONPATH": str(Path(__file__).parent.parent),
}


def running_on_glue() -> bool:
    """Whether this is a Glue job. The package awsglue exists only there."""
    return find_spec("awsglue") is not None


def start_spark(archive_options: str | None = None) -> SparkSession:
    """Glue's session on Glue; elsewhere a local one on all cores. Raises SparkMissing without a fitting Java.

    `archive_options` are JVM options of a local session: by default they use the archive of classes if it exists."""
    builder = SparkSession.builder.appName("load-tickets")
    spark = builder.getOrCreate() if running_on_glue() else _start_local(builder, archive_options)
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    return spark


def end_spark(timeout_seconds: float = 15) -> bool:
    """Stops a local session's JVM and waits for its exit: otherwise it outlives this process by some seconds.

    Returns whether it exited by itself with code 0; after `timeout_seconds` it is killed."""
    gateway, context = SparkContext._gateway, SparkContext._active_spark_context
    process = getattr(gateway, "proc", None)
    if process is None:
        return True
    if context is not None:
        context.stop()
    gateway.shutdown()
    # The JVM exits at the end of its input.
    process.stdin.close()
    try:
        process.wait(timeout_seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return process.returncode == 0


def _start_local(builder: SparkSession.Builder, archive_options: str | None) -> SparkSession:
    use_java()
    archive = use_options(JAVA_FLAGS) if archive_options is None else archive_options
    temporary = f'{_NO_PERFORMANCE_DATA} "-Djava.io.tmpdir={tempfile.gettempdir()}"'
    java = {"spark.driver.extraJavaOptions": f"{JAVA_FLAGS} {temporary} {archive}".rstrip()}
    os.environ.setdefault("SPARK_LAUNCHER_OPTS", _NO_PERFORMANCE_DATA)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # py4j also logs, with a stack trace, what it raises; and it complains about a stopped JVM.
    logging.getLogger("py4j").setLevel(logging.CRITICAL)
    try:
        with _deferred_interrupts():
            spark = builder.master("local[*]").config(map={**_LOCAL, **java}).getOrCreate()
    except PySparkRuntimeError as error:
        raise SparkMissing(f"Spark could not start, so nothing was loaded. ({error})") from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark


@contextmanager
def _deferred_interrupts() -> Iterator[None]:
    """Defers Ctrl-C: a JVM whose start is interrupted is not known to this process and would outlive it."""
    interrupts: list[int] = []

    def note(number: int, _: object) -> None:
        interrupts.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        # Spark's context installs its own handler, which then stays.
        if signal.getsignal(signal.SIGINT) is note:
            signal.signal(signal.SIGINT, before)
    if interrupts:
        raise KeyboardInterrupt
