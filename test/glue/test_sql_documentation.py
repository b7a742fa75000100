"""docs/warehouse-schema.md against the real database: every view has a sample query, with the columns shown there."""

import re
from pathlib import Path

import pytest
from ticket_etl.warehouse.migrations import all_migrations

PAGE = (Path(__file__).parents[2] / "docs/warehouse-schema.md").read_text()
SECTIONS = {
    heading: text
    for section in PAGE.partition("\n## Views\n")[2].partition("\n## ")[0].split("\n### ")[1:]
    for heading, _, text in [section.partition("\n")]
}
SAMPLE = re.compile(r"^```sql\n(.+?)\n```\n\n\|(.+?)\|\n\| -.+?\n((?:\|.+\n?)+)", re.MULTILINE | re.DOTALL)
VIEW = re.compile(r"^CREATE OR REPLACE VIEW (\w+)", re.MULTILINE)


def test_every_view_has_its_own_section():
    views = [view for migration in all_migrations() for view in VIEW.findall(migration.text)]

    assert list(SECTIONS) == [f"`{view}`" for view in dict.fromkeys(views)]


@pytest.mark.parametrize("heading", SECTIONS)
def test_the_sample_of_a_view_runs_and_shows_its_columns(heading, migrated):
    query, header, rows = SAMPLE.search(SECTIONS[heading]).groups()

    # Also for a query that returns no row.
    [found] = migrated.transact([f"SELECT sample.* FROM (SELECT 1) AS one LEFT JOIN ({query}) AS sample ON TRUE"])  # noqa: S608

    assert heading.strip("`") in query
    assert list(found[0]) == [name.strip() for name in header.split("|")]
    assert rows.count("\n") >= 1
