"""One Spark session and one PostgreSQL for all tests; a separate schema and folder for each test."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from load_tickets_job import main
from psycopg.rows import dict_row
from pyspark.sql import SparkSession
from ticket_etl.spark import start_spark
from ticket_etl.warehouse.migrations import migrate
from ticket_etl.warehouse.postgres_database import PostgresDatabase
from ticket_etl.warehouse.warehouse import utc_now

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    session = start_spark()
    session.conf.set("spark.sql.shuffle.partitions", "2")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def warehouse_url() -> Iterator[str]:
    command = [ROOT / "node_modules/.bin/tsx", ROOT / "scripts/local/postgres/cli.ts"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:  # noqa: S603
        url = json.loads(process.stdout.readline())["url"]
        assert url.startswith("postgresql://"), "PostgreSQL did not start"
        yield url
        process.terminate()
        process.wait(20)


@pytest.fixture
def schema() -> str:
    return f"t_{uuid4().hex[:12]}"


@pytest.fixture
def database(warehouse_url: str, schema: str) -> Iterator[PostgresDatabase]:
    opened = PostgresDatabase(warehouse_url, schema)
    yield opened
    opened.close()


@pytest.fixture
def migrated(database: PostgresDatabase) -> PostgresDatabase:
    """The warehouse with all tables and views, which are empty."""
    migrate(database, utc_now())
    return database


@pytest.fixture
def columns_of(migrated: PostgresDatabase) -> Callable[[str], set[str]]:
    """Names of the columns of a table or view."""

    def names(relation: str) -> set[str]:
        query = f"SELECT sample.* FROM (SELECT 1) AS one LEFT JOIN {relation} AS sample ON TRUE"  # noqa: S608
        [found] = migrated.transact([query])
        return set(found[0])

    return names


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "bucket" / "tickets"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def query(warehouse_url: str, schema: str) -> Callable[[str], list[dict]]:
    """Rows of a query in the test's schema."""

    def run(sql: str) -> list[dict]:
        with psycopg.connect(warehouse_url, autocommit=True, row_factory=dict_row) as connection:
            connection.execute(f"SET search_path TO {schema}")
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    return run


@pytest.fixture
def run_job(spark: SparkSession, warehouse_url: str, schema: str, source: Path) -> Callable[..., int]:
    """The job's exit code, on the test's folder and schema."""

    def run(*options: str) -> int:
        return main(["--source", str(source), "--warehouse", warehouse_url, "--schema", schema, *options])

    return run
