"""How PostgreSQL prevents two loads at once."""

from ticket_etl.warehouse.postgres_database import PostgresDatabase


def test_only_one_run_at_a_time_has_the_lock_of_a_schema(warehouse_url, schema, database):
    other, elsewhere = PostgresDatabase(warehouse_url, schema), PostgresDatabase(warehouse_url, f"{schema}_2")

    assert [database.lock(), other.lock(), elsewhere.lock()] == [True, False, True]

    other.close()
    elsewhere.close()


def test_closing_releases_the_lock_before_the_connection_ends(warehouse_url, schema, database, monkeypatch):
    first = PostgresDatabase(warehouse_url, schema)
    assert first.lock()

    with monkeypatch.context() as patch:
        patch.setattr(first._connection, "close", lambda: None)
        first.close()

    assert database.lock()
    first.close()


def test_closing_does_not_fail_when_the_connection_is_lost(warehouse_url, schema, query):
    database = PostgresDatabase(warehouse_url, schema)
    query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ticket-load'")

    database.close()
