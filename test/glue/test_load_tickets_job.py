"""The whole job: a folder of tickets in, rows of a real PostgreSQL out."""

from builders import put_many


def test_every_ticket_becomes_a_row(run_job, source, query):
    put_many(source, 25)

    assert run_job() == 0

    assert query("SELECT COUNT(*) AS n FROM processed_tickets") == [{"n": 25}]
