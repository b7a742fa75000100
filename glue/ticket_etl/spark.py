"""Spark, started only when there is something to read: a run with nothing new costs no session."""

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from pyspark.sql import SparkSession

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
_LOCAL: Mapping[str, str] = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.driver.memory": "1g",
    # A run is over before the JVM's second compiler has earned back what it costs: a third less CPU in all.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
    # Executors import this package too.
    "spark.executorEnv.PYTHONPATH": str(Path(__file__).parent.parent),
}


def running_on_glue() -> bool:
    """Whether this is a Glue job. Only there does the package awsglue exist."""
    return find_spec("awsglue") is not None


def start_spark() -> SparkSession:
    """Glue's session on Glue; elsewhere a local one on all cores."""
    builder = SparkSession.builder.appName("load-tickets")
    if running_on_glue():
        spark = builder.getOrCreate()
    else:
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        spark = builder.master("local[*]").config(map=dict(_LOCAL)).getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    return spark
