"""Spark, started only when there is something to read: a run with nothing new costs no session."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from pyspark import SparkContext
from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession

from ticket_etl.class_archive import use_options
from ticket_etl.errors import SparkMissing

SETTINGS: Mapping[str, str] = {
    "spark.sql.session.timeZone": "UTC",
    # The timestamps that COPY from Parquet has always read. Unrebased, so that old dates are written and not refused.
    "spark.sql.parquet.outputTimestampType": "INT96",
    "spark.sql.parquet.int96RebaseModeInWrite": "CORRECTED",
    # The JVM never compiles a method longer than this, and one method of all our checks is longer.
    "spark.sql.codegen.hugeMethodLimit": "8000",
    # Hardly any ticket comes twice in one run, so looking for them before the shuffle is a sort for nothing.
    "spark.sql.optimizer.windowGroupLimitThreshold": "-1",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
}
# A run is over before the JVM's second compiler has earned back what it costs, and before pauses matter: G1 pays for
# short ones with work in threads of its own and on every write.
JAVA_FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC"
"""Of a local run's JVM."""
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
    """Whether this is a Glue job. Only there does the package awsglue exist."""
    return find_spec("awsglue") is not None


def start_spark(archive_options: str | None = None) -> SparkSession:
    """Glue's session on Glue; elsewhere a local one on all cores. Raises SparkMissing when there is no Java.

    `archive_options` are the JVM's, of a local session: by default they use the archive of classes that was made."""
    builder = SparkSession.builder.appName("load-tickets")
    spark = builder.getOrCreate() if running_on_glue() else _start_local(builder, archive_options)
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    return spark


def end_spark(patience_seconds: float = 15) -> bool:
    """Ends a local session's JVM and waits for it: left to itself, it outlives this process by some seconds.

    Whether it ended by itself and well; after `patience_seconds` it is killed."""
    gateway, context = SparkContext._gateway, SparkContext._active_spark_context
    process = getattr(gateway, "proc", None)
    if process is None:
        return True
    if context is not None:
        context.stop()
    gateway.shutdown()
    # The JVM ends itself at the end of its input.
    process.stdin.close()
    try:
        process.wait(patience_seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return process.returncode == 0


def _start_local(builder: SparkSession.Builder, archive_options: str | None) -> SparkSession:
    archive = use_options(JAVA_FLAGS) if archive_options is None else archive_options
    java = {"spark.driver.extraJavaOptions": f"{JAVA_FLAGS} {archive}".rstrip()}
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # What py4j raises it logs too, with a stack trace; and it complains of a JVM that was ended.
    logging.getLogger("py4j").setLevel(logging.CRITICAL)
    try:
        with _held_back_interrupts():
            spark = builder.master("local[*]").config(map={**_LOCAL, **java}).getOrCreate()
    except PySparkRuntimeError as error:
        raise SparkMissing(
            f"Spark does not start, so nothing was loaded: it needs Java 17 or later. ({error})"
        ) from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark


@contextmanager
def _held_back_interrupts() -> Iterator[None]:
    """Lets Ctrl-C wait: a JVM whose start is cut short is known to nobody, and outlives this process."""
    asked: list[int] = []

    def note(number: int, _: object) -> None:
        asked.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        # Spark's context puts a handler of its own in place, which then stays.
        if signal.getsignal(signal.SIGINT) is note:
            signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt
