"""The view for analysts who may see no personal data, in the real database."""

import pytest
from ticket_etl.warehouse.migrations import migrate
from ticket_etl.warehouse.warehouse import utc_now

PERSONAL = {
    "customer_first_name",
    "customer_last_name",
    "customer_full_name",
    "customer_email",
    "customer_company",
    "customer_id",
    "subject",
    "description",
    "set_apart",
    "response_text",
    "priority_reasoning",
    "original_key",
    "source_key",
}


def columns_of(database, relation):
    query = f"SELECT sample.* FROM (SELECT 1) AS one LEFT JOIN {relation} AS sample ON TRUE"  # noqa: S608
    [found] = database.transact([query])
    return set(found[0])


@pytest.fixture
def migrated(database):
    migrate(database, utc_now())
    return database


def test_the_view_has_no_column_with_personal_data_and_only_columns_of_the_table(migrated):
    table = columns_of(migrated, "processed_tickets")
    view = columns_of(migrated, "tickets_without_personal_data")

    assert table >= PERSONAL
    assert view < table
    assert not view & PERSONAL
