"""The requests to Redshift, and how its responses are read."""

import re
from datetime import timedelta

import pytest
from botocore.session import get_session
from fake_redshift import FakeRedshiftData
from ticket_etl.datasets import EVALUATIONS, TICKETS, Dataset
from ticket_etl.errors import StatementRejected, WarehouseUnavailable
from ticket_etl.objects import Progress
from ticket_etl.warehouse.database import CopyStaged
from ticket_etl.warehouse.migrations import all_migrations
from ticket_etl.warehouse.redshift_database import RedshiftConnection, RedshiftDatabase
from ticket_etl.warehouse.sql_text import statements
from ticket_etl.warehouse.warehouse import Counts, Run, Warehouse

ROLE = "arn:aws:iam::123456789012:role/copy"
LOGIN_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:etl"
SERVERLESS = RedshiftConnection("dev", workgroup="tickets")


@pytest.fixture
def client() -> FakeRedshiftData:
    fake = FakeRedshiftData()
    fake.results["SELECT rows_merged"] = [{"rows_merged": 3, "rows_unchanged": 2}]
    return fake


def a_database(client, connection=SERVERLESS, waits=None) -> RedshiftDatabase:
    return RedshiftDatabase(connection, "sales", ROLE, client=client, sleep=(waits if waits is not None else []).append)


def a_load(client, dataset: Dataset = TICKETS) -> list[str]:
    warehouse = Warehouse(
        a_database(client), Run("run-1", dataset, "s3://b/tickets", "incremental", timedelta(hours=1))
    )
    loaded = warehouse.load("s3://b/staging/run-1/tickets", Counts(rows_staged=5), Progress())
    assert (loaded.rows_merged, loaded.rows_unchanged) == (3, 2)
    return client.batches[-1]["Sqls"]


def column_names(select_list: str) -> list[str]:
    """The last word of each item. An item in parentheses may take several lines."""
    names, depth = [], 0
    for line in select_list.splitlines():
        depth += line.count("(") - line.count(")")
        if depth == 0:
            names.append(line.rstrip(",").split(".")[-1].split()[-1])
    return names


def test_a_view_with_other_columns_replaces_none():
    """Redshift replaces a view only by one with the same columns."""
    columns: dict[str, list[str]] = {}
    for migration in all_migrations():
        for sql in statements(migration.text, "redshift"):
            if dropped := re.match(r"DROP VIEW IF EXISTS (\w+)", sql):
                columns.pop(dropped[1], None)
            if created := re.match(r"CREATE OR REPLACE VIEW (\w+) AS\nSELECT\n(.*?)\nFROM ", sql, re.DOTALL):
                names = column_names(created[2])
                assert columns.setdefault(created[1], names) == names, created[1]
    assert "skipped_example" in columns["load_health"]


def test_a_load_is_one_batch_in_an_order_that_is_safe(client):
    sqls = a_load(client)

    assert len(client.batches) == 1
    starts = [
        'SET search_path TO "sales"',
        "CREATE TEMPORARY TABLE staged_rows",
        "COPY staged_rows",
        "INSERT INTO rejected_tickets",
        "DELETE FROM staged_rows WHERE reason",
        "DELETE FROM staged_rows\nUSING processed_tickets",
        "UPDATE etl_loads\nSET rows_merged",
        "MERGE INTO processed_tickets",
        "UPDATE etl_loads\nSET status = 'SUCCEEDED'",
        "SELECT 1 / COUNT(*)",
        "SELECT rows_merged",
    ]
    assert [sql[: len(start)] for sql, start in zip(sqls, starts, strict=True)] == starts


def test_copy_reads_the_runs_parquet_with_a_role_and_no_credentials(client):
    copy = next(sql for sql in a_load(client) if sql.startswith("COPY"))

    assert copy == (f"COPY staged_rows FROM 's3://b/staging/run-1/tickets/' IAM_ROLE '{ROLE}' FORMAT AS PARQUET")


def test_nothing_commits_or_ends_the_transaction_before_its_end(client):
    words = {sql.split()[0].upper() for sql in a_load(client)}

    assert words <= {"SET", "CREATE", "COPY", "INSERT", "DELETE", "UPDATE", "MERGE", "SELECT"}


def test_the_merge_uses_only_what_redshift_accepts(client):
    merge = " ".join(next(sql for sql in a_load(client) if sql.startswith("MERGE")).split())

    assert merge.startswith("MERGE INTO processed_tickets USING staged_rows ON processed_tickets.ticket_id")
    assert merge.count("WHEN MATCHED THEN UPDATE SET") == 1
    assert merge.count("WHEN NOT MATCHED THEN INSERT") == 1
    assert " AND " not in merge


def test_verdicts_are_merged_by_the_equality_of_all_columns_of_their_key(client):
    merge = " ".join(next(sql for sql in a_load(client, EVALUATIONS) if sql.startswith("MERGE")).split())

    # Redshift's match condition is made of "equal predicates" of source and target columns.
    assert merge.startswith(
        "MERGE INTO response_evaluations USING staged_rows"
        " ON response_evaluations.ticket_id = staged_rows.ticket_id"
        " AND response_evaluations.source = staged_rows.source"
        " AND response_evaluations.criterion = staged_rows.criterion WHEN MATCHED THEN UPDATE SET submitted_at ="
    )
    assert ", source = staged_rows.source" not in merge


@pytest.mark.parametrize("migration", all_migrations(), ids=lambda migration: migration.name)
def test_a_migration_fits_into_one_batch(migration):
    sqls = statements(migration.text, "redshift")

    # The service's limits: 40 statements, of which this code adds three, and 100 KB each.
    assert len(sqls) <= 40 - 3
    assert max(map(len, sqls)) < 100_000
    assert not any("--" in sql for sql in sqls)


def test_tables_have_redshifts_keys_only_on_redshift():
    texts = {
        dialect: " ".join(s for m in all_migrations() for s in statements(m.text, dialect))
        for dialect in ("redshift", "postgres")
    }

    assert "DISTKEY (ticket_id) SORTKEY (submitted_at)" in texts["redshift"]
    assert "KEY (submitted_at)" not in texts["postgres"]


@pytest.mark.parametrize(
    ("connection", "fields"),
    [
        (SERVERLESS, {"Database": "dev", "WorkgroupName": "tickets"}),
        (
            RedshiftConnection("dev", workgroup="w", secret_arn=LOGIN_ARN),
            {"Database": "dev", "WorkgroupName": "w", "SecretArn": LOGIN_ARN},
        ),
        (RedshiftConnection("dev", cluster="c"), {"Database": "dev", "ClusterIdentifier": "c"}),
        (
            RedshiftConnection("dev", cluster="c", db_user="etl"),
            {"Database": "dev", "ClusterIdentifier": "c", "DbUser": "etl"},
        ),
        (
            RedshiftConnection("dev", cluster="c", secret_arn=LOGIN_ARN, db_user="etl"),
            {"Database": "dev", "ClusterIdentifier": "c", "SecretArn": LOGIN_ARN},
        ),
    ],
)
def test_the_login_is_a_secret_or_the_jobs_identity(client, connection, fields):
    a_database(client, connection).transact(["SELECT 1"])

    request = dict(client.batches[0])
    assert request.pop("Sqls") == ['SET search_path TO "sales"', "SELECT 1"]
    assert request == fields


def test_requests_have_the_shape_that_the_service_accepts(client):
    a_load(client)
    shapes = get_session().get_service_model("redshift-data").shape_for("BatchExecuteStatementInput")

    assert set(client.batches[0]) <= set(shapes.members)


def test_a_running_batch_is_checked_less_and_less_often(client):
    client.checks_until_done = 14
    waits: list[float] = []

    a_database(client, waits=waits).transact(["SELECT 1"])

    assert len(waits) == 13
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (0.1, 5.0)


@pytest.mark.parametrize("code", ["AccessDeniedException", "ResourceNotFoundException", "ValidationException"])
def test_an_unreachable_warehouse_is_reported(client, code):
    client.refuses = code

    with pytest.raises(WarehouseUnavailable, match="check that it is running"):
        a_database(client).transact(["SELECT 1"])


def test_a_refused_login_is_distinguished_from_a_rejected_statement(client):
    client.errors["SELECT 1"] = 'FATAL: password authentication failed for user "etl"'
    client.errors["COPY"] = "Spectrum Scan Error"

    with pytest.raises(WarehouseUnavailable, match="refused this job's login"):
        a_database(client).transact(["SELECT 1"])
    with pytest.raises(StatementRejected, match="Spectrum Scan Error"):
        a_database(client).transact([CopyStaged("staged_rows", "s3://b/s")])


def test_a_run_counts_as_dead_when_its_lease_has_expired(client):
    warehouse = Warehouse(
        a_database(client), Run("run-1", TICKETS, "s3://b/tickets", "incremental", timedelta(minutes=45))
    )
    client.results["nspname"] = [{"nspname": "sales"}]
    client.results["WHERE status = 'RUNNING'"] = [{"run_id": "another", "started_at": "2026-11-20 08:00:00"}]

    with pytest.raises(Exception, match="another"):
        warehouse.begin()

    begin = client.batches[-1]["Sqls"]
    assert begin[1] == "LOCK TABLE etl_loads"
    assert "lease_until < TIMESTAMP" in begin[2]
    assert "WHERE COALESCE(running, 0) = 0" in begin[3]
