"""What a load needs from every database: the same tests on a real PostgreSQL and on the fake of Redshift."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from fake_redshift import FakeRedshiftData
from ticket_etl.datasets import EVALUATIONS, TICKETS
from ticket_etl.errors import AnotherRunActive, StatementRejected, TableAltered
from ticket_etl.objects import Progress
from ticket_etl.warehouse.database import Database
from ticket_etl.warehouse.redshift_database import RedshiftConnection, RedshiftDatabase
from ticket_etl.warehouse.sql_text import literal
from ticket_etl.warehouse.table_check import _LINEAGE
from ticket_etl.warehouse.warehouse import Counts, Run, Warehouse

NO_PROGRESS = Progress()
WATERMARK = datetime(2026, 11, 20, 9, 0)


def a_run(run_id: str, source: str = "s3://bucket/tickets") -> Run:
    return Run(run_id, TICKETS, source, "incremental", timedelta(minutes=60))


class WorkingRedshift(FakeRedshiftData):
    """Returns the results of a warehouse in which `active` is running and `progress` was reached."""

    def begin_with(self, active: list[dict], progress: Progress) -> None:
        types = {"text": "character varying", "time": "timestamp without time zone", "number": "double precision"}
        columns = [
            {"column_name": c.name, "data_type": types.get(c.kind, c.kind)} for c in (*TICKETS.columns, *_LINEAGE)
        ]
        self.results = {
            "nspname": [{"nspname": "public"}],
            "pg_views": [],
            "information_schema": columns,
            "WHERE status = 'RUNNING'": active,
            "AS watermark, MAX": [{"watermark": progress.watermark, "swept_to": progress.swept_to}],
            "SELECT rows_merged": [{"rows_merged": 0, "rows_unchanged": 0}],
        }


@pytest.fixture(params=["postgres", "redshift"])
def open_database(request, warehouse_url, schema) -> Callable[..., Database]:
    """Opens the database for a run that finds `active` and `progress` in it."""
    if request.param == "postgres":
        from ticket_etl.warehouse.postgres_database import PostgresDatabase

        return lambda **_: PostgresDatabase(warehouse_url, schema)

    def open_fake(active: str = "run-1", progress: Progress = NO_PROGRESS) -> Database:
        client = WorkingRedshift()
        client.begin_with([{"run_id": active, "started_at": "2026-11-20 08:00:00"}], progress)
        connection = RedshiftConnection("dev", workgroup="tickets")
        return RedshiftDatabase(connection, "public", "arn:aws:iam::1:role/copy", client=client, sleep=lambda _: None)

    return open_fake


def test_the_first_run_has_no_progress(open_database):
    assert Warehouse(open_database(), a_run("run-1")).begin() == Progress()


def test_a_run_starts_where_the_last_one_ended(open_database):
    first = Warehouse(open_database(), a_run("run-1"))
    first.begin()
    first.load(None, Counts(), Progress(WATERMARK, WATERMARK))
    first.database.close()

    second = Warehouse(open_database(active="run-2", progress=Progress(WATERMARK, WATERMARK)), a_run("run-2"))

    assert second.begin() == Progress(WATERMARK, WATERMARK)


def test_a_second_run_exits_at_once_with_a_message(open_database):
    first = Warehouse(open_database(), a_run("run-1"))
    first.begin()

    with pytest.raises(AnotherRunActive, match="exits without changes"):
        Warehouse(open_database(active="run-1"), a_run("run-2")).begin()


def test_a_rejected_statement_is_explained_in_one_line(open_database):
    database = open_database()
    if isinstance(database, RedshiftDatabase):
        database._client.errors["no_such_table"] = 'relation "no_such_table" does not exist'

    with pytest.raises(StatementRejected, match=r"nothing was loaded.*no_such_table") as raised:
        database.transact(["SELECT 1 FROM no_such_table"])
    assert "\n" not in str(raised.value)


def test_rows_are_returned_for_every_statement_that_has_some(open_database):
    database = open_database()
    if isinstance(database, RedshiftDatabase):
        database._client.results["AS n"] = [{"n": 1}, {"n": 2}, {"n": None}]

    rows = database.transact(
        ["SET datestyle TO ISO", "SELECT n AS n FROM (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT NULL) AS t"]
    )

    assert rows[0] == []
    assert [row["n"] for row in rows[1]] == [1, 2, None]


def test_every_source_has_its_own_watermark(database):
    first = Warehouse(database, a_run("run-1"))
    first.begin()
    first.load(None, Counts(), Progress(WATERMARK, WATERMARK))

    assert Warehouse(database, a_run("run-2", source="s3://other/tickets")).begin() == Progress()


def test_the_next_dataset_of_a_run_costs_two_transactions_to_begin_and_has_its_own_row(database, query, monkeypatch):
    first = Warehouse(database, a_run("run-1"))
    first.begin()
    first.load(None, Counts(), Progress(WATERMARK, WATERMARK))
    transactions = []
    real = database.transact
    monkeypatch.setattr(database, "transact", lambda steps: transactions.append(steps) or real(steps))
    run = Run("run-1-evaluations", EVALUATIONS, "s3://bucket/evaluations", "incremental", timedelta(minutes=60))

    progress = Warehouse(database, run, is_prepared=True).begin()

    assert progress == Progress()
    assert len(transactions) == 2
    assert query("SELECT dataset, status FROM etl_loads ORDER BY started_at") == [
        {"dataset": "tickets", "status": "SUCCEEDED"},
        {"dataset": "evaluations", "status": "RUNNING"},
    ]


def test_a_dead_run_is_marked_abandoned_by_the_next_one(database, query):
    Warehouse(database, a_run("run-1")).begin()

    Warehouse(database, a_run("run-2")).begin()

    rows = query("SELECT run_id, status, error, finished_at IS NOT NULL AS ended FROM etl_loads ORDER BY run_id")
    assert [(row["run_id"], row["status"], row["ended"]) for row in rows] == [
        ("run-1", "ABANDONED", True),
        ("run-2", "RUNNING", False),
    ]
    assert "stopped without a result" in rows[0]["error"]


def test_a_run_considered_dead_can_no_longer_load(database, query):
    lost = Warehouse(database, a_run("run-1"))
    lost.begin()
    Warehouse(database, a_run("run-2")).begin()

    with pytest.raises(StatementRejected, match="division by zero"):
        lost.load(None, Counts(), Progress(WATERMARK, WATERMARK))

    assert query("SELECT watermark_to FROM etl_loads WHERE run_id = 'run-1'") == [{"watermark_to": None}]


def test_a_failure_is_recorded_in_the_runs_row(database, query):
    warehouse = Warehouse(database, a_run("run-1"))
    warehouse.begin()

    warehouse.fail("it's a \\ backslash", Counts(rows_read=5, rows_rejected=2))

    assert query("SELECT status, error, rows_read, rows_rejected, watermark_to FROM etl_loads") == [
        {"status": "FAILED", "error": "it's a / backslash", "rows_read": 5, "rows_rejected": 2, "watermark_to": None}
    ]


def test_a_run_that_never_began_has_no_row_to_fail(database):
    Warehouse(database, a_run("run-1")).fail("down", Counts())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "DROP COLUMN product CASCADE",
            r'column product is missing \(ALTER TABLE "\w+"\.processed_tickets ADD COLUMN product VARCHAR\(1024\)\)',
        ),
        (
            "DROP COLUMN input_tokens CASCADE, ADD COLUMN input_tokens text",
            r"column input_tokens is text, not INTEGER \(.* DROP COLUMN input_tokens CASCADE, then ADD COLUMN",
        ),
    ],
)
def test_a_table_altered_by_hand_is_reported_with_the_fix(database, query, change, message):
    first = Warehouse(database, a_run("run-1"))
    first.begin()
    query(f"ALTER TABLE processed_tickets {change}")

    with pytest.raises(TableAltered, match=message):
        Warehouse(database, a_run("run-2")).begin()


def test_views_dropped_with_a_column_are_created_again_once_it_is_back(database, query, caplog):
    views = "SELECT viewname FROM pg_views WHERE schemaname = current_schema() ORDER BY viewname"
    Warehouse(database, a_run("run-1")).begin()
    before = query(views)
    query("ALTER TABLE processed_tickets DROP COLUMN product CASCADE")
    query("ALTER TABLE processed_tickets ADD COLUMN product VARCHAR(1024)")

    Warehouse(database, a_run("run-2")).begin()

    assert query(views) == before
    assert query("SELECT * FROM worst_products") == []
    again = "tickets_by_product, worst_products, tickets_without_personal_data"
    assert f"Created missing views again: {again}." in caplog.text


def test_a_view_replaced_by_hand_stays_unchanged(database, query):
    Warehouse(database, a_run("run-1")).begin()
    query("DROP VIEW tickets_by_day")
    query("CREATE VIEW tickets_by_day AS SELECT 1 AS mine")

    Warehouse(database, a_run("run-2")).begin()

    assert query("SELECT * FROM tickets_by_day") == [{"mine": 1}]


def test_an_additional_column_is_allowed(database, query):
    Warehouse(database, a_run("run-1")).begin()
    query("ALTER TABLE processed_tickets ADD COLUMN mood text")

    Warehouse(database, a_run("run-2")).begin()


def test_quotes_in_literals_are_escaped():
    assert literal("it's") == "'it''s'"
    assert literal(None) == "NULL"
    assert literal(WATERMARK) == "TIMESTAMP '2026-11-20 09:00:00.000000'"
