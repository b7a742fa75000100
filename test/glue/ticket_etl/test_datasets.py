"""The columns of each dataset, the contract of its records and the tables agree, so that none changes alone."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from ticket_etl.datasets import DATASETS, EVALUATIONS, Column
from ticket_etl.warehouse.dataset_sql import fill_template
from ticket_etl.warehouse.migrations import migrate
from ticket_etl.warehouse.warehouse import utc_now

ROOT = Path(__file__).parents[3]
PROGRAM = """
import * as z from "zod";
import { TicketRecordSchema } from "./functions/shared/contracts/ticket-record-schema.ts";
import { EvaluationLineSchema } from "./functions/shared/reply-quality/evaluation.ts";
const contracts = { tickets: TicketRecordSchema, evaluations: EvaluationLineSchema };
const schemas = Object.entries(contracts).map(([name, schema]) => [name, z.toJSONSchema(schema).properties]);
console.log(JSON.stringify(Object.fromEntries(schemas)));
"""
SQL_TYPES = {
    "character varying": "text",
    "timestamp without time zone": "time",
    "double precision": "number",
    "integer": "integer",
}


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict[str, dict]]:
    """Of each dataset the contract of each column as JSON Schema, in the contract's order."""
    command = [ROOT / "node_modules/.bin/tsx", "--input-type=module", "--eval", PROGRAM]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    return json.loads(printed.stdout)


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


of_each_dataset = pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
COLUMNS = [(dataset, column) for dataset in DATASETS for column in dataset.columns]


@of_each_dataset
def test_the_names_and_their_order_are_those_of_the_contract(dataset, contracts):
    assert dataset.names == list(contracts[dataset.name])


@of_each_dataset
def test_key_and_time_are_required_columns_and_the_first_one_is_the_tickets_id(dataset):
    required = {column.name for column in dataset.columns if column.required}

    assert {*dataset.key, dataset.newest_by} <= required
    assert dataset.newest_by in dataset.times
    assert dataset.names[0] == "ticket_id"


@pytest.mark.parametrize(
    ("dataset", "column"), COLUMNS, ids=[f"{dataset.name}-{column.name}" for dataset, column in COLUMNS]
)
def test_a_column_accepts_what_the_contract_allows(dataset, column, contracts):
    rule = of_a_value(contracts[dataset.name][column.name])

    assert column.kind == kind_of(rule)
    assert list(column.allowed) == rule.get("enum", [])
    assert column.share == (rule.get("minimum") == 0 and rule.get("maximum") == 1)


@of_each_dataset
def test_no_column_is_required_that_may_be_null_in_the_contract(dataset, contracts):
    for column in dataset.columns:
        assert not (column.required and len(alternatives(contracts[dataset.name][column.name])) > 1)


@pytest.mark.parametrize("name", ["evidence", "critique"])
def test_the_longest_text_of_a_verdict_fits_its_column(name):
    limits = (ROOT / "functions/shared/reply-quality/evaluation.ts").read_text()
    [longest] = re.findall(rf"{name.upper()}_MAX_LENGTH = ([\d_]+);", limits)
    [column] = [column for column in EVALUATIONS.columns if column.name == name]

    # A UTF-16 unit is at most three bytes in UTF-8.
    assert 3 * int(longest) <= column.max_bytes


@pytest.mark.parametrize("is_staged", [False, True], ids=["table", "staging table"])
@of_each_dataset
def test_the_tables_have_the_columns_in_this_order_with_their_types(dataset, is_staged, database, query, schema):
    migrate(database, utc_now())
    table = "staged_rows" if is_staged else dataset.table
    if is_staged:
        query(fill_template("load/1_stage.sql", dataset).replace("TEMPORARY TABLE", "TABLE"))

    found = query(
        "SELECT column_name AS name, data_type AS type, character_maximum_length AS length "  # noqa: S608
        f"FROM information_schema.columns WHERE table_schema = '{schema}' AND table_name = '{table}' "
        "ORDER BY ordinal_position"
    )

    columns = [as_column(row) for row in found if row["name"] in dataset.names]
    assert columns == [(column.name, column.kind, width_of(column)) for column in dataset.columns]


def as_column(row: dict) -> tuple:
    return row["name"], SQL_TYPES.get(row["type"]), row["length"]


def width_of(column: Column) -> int | None:
    return column.max_bytes if column.kind == "text" else None
