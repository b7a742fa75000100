"""The load's columns, the contract of a ticket record and the tables agree, so that none of them changes alone."""

import json
import subprocess
from pathlib import Path

import pytest
from ticket_etl.columns import COLUMNS, Column
from ticket_etl.warehouse.migrations import migrate
from ticket_etl.warehouse.warehouse import utc_now

ROOT = Path(__file__).parents[3]
PROGRAM = """
import * as z from "zod";
import { TicketRecordSchema } from "./functions/shared/contracts/ticket-record-schema.ts";
console.log(JSON.stringify(z.toJSONSchema(TicketRecordSchema)));
"""
SQL_TYPES = {
    "character varying": "text",
    "timestamp without time zone": "time",
    "double precision": "number",
    "integer": "integer",
}


@pytest.fixture(scope="module")
def contract() -> dict[str, dict]:
    """The contract of each column as JSON Schema, in the contract's order."""
    command = [ROOT / "node_modules/.bin/tsx", "--input-type=module", "--eval", PROGRAM]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    return json.loads(printed.stdout)["properties"]


def alternatives(rule: dict) -> list[dict]:
    """The alternatives for a value, each as a rule of one type. JSON Schema can express them in two ways."""
    types = rule.get("type")
    return [{**rule, "type": one} for one in types] if isinstance(types, list) else rule.get("anyOf", [rule])


def of_a_value(rule: dict) -> dict:
    """The rule for a value that is not null."""
    [only] = [other for other in alternatives(rule) if other["type"] != "null"]
    return only


def kind_of(rule: dict) -> str:
    if rule["type"] == "string":
        return "time" if rule.get("format") == "date-time" else "text"
    # An integer constant, such as the schema's version, is a number with a value.
    return "integer" if isinstance(rule.get("const"), int) else rule["type"]


def test_the_names_and_their_order_are_those_of_the_contract(contract):
    assert [column.name for column in COLUMNS] == list(contract)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_a_column_accepts_what_the_contract_allows(column, contract):
    rule = of_a_value(contract[column.name])

    assert column.kind == kind_of(rule)
    assert list(column.allowed) == rule.get("enum", [])
    assert column.share == (rule.get("minimum") == 0 and rule.get("maximum") == 1)


def test_no_column_is_required_that_may_be_null_in_the_contract(contract):
    for column in COLUMNS:
        assert not (column.required and len(alternatives(contract[column.name])) > 1)


@pytest.mark.parametrize("table", ["processed_tickets", "staged_tickets"])
def test_the_tables_have_the_columns_in_this_order_with_their_types(table, database, query, schema):
    migrate(database, utc_now())
    if table == "staged_tickets":
        stage = (ROOT / "glue/sql/load/1_stage.sql").read_text().replace("TEMPORARY TABLE", "TABLE")
        query(stage)

    found = query(
        "SELECT column_name AS name, data_type AS type, character_maximum_length AS length "  # noqa: S608
        f"FROM information_schema.columns WHERE table_schema = '{schema}' AND table_name = '{table}' "
        "ORDER BY ordinal_position"
    )

    names = [column.name for column in COLUMNS]
    columns = [as_column(row) for row in found if row["name"] in names]
    assert columns == [(column.name, column.kind, width_of(column)) for column in COLUMNS]


def as_column(row: dict) -> tuple:
    return row["name"], SQL_TYPES.get(row["type"]), row["length"]


def width_of(column: Column) -> int | None:
    return column.max_bytes if column.kind == "text" else None
