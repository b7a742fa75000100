"""A batch of a stream is sent again from the first record on that the function reports."""

import json

import pytest

from scripts.local.emulator.partial_batches import records_done

RECORDS = [{"dynamodb": {"SequenceNumber": number}} for number in ("10", "11", "12")]
REPORTING = {"FunctionResponseTypes": ["ReportBatchItemFailures"]}


def failures(*numbers: object) -> dict:
    return {"batchItemFailures": [{"itemIdentifier": number} for number in numbers]}


@pytest.mark.parametrize(
    ("body", "done"),
    [
        (failures(), 3),
        (failures("12"), 2),
        (failures("12", "11"), 1),
        (failures("10"), 0),
        (failures("99"), 0),
        (failures("11", "99"), 0),
        (failures(""), 0),
        (failures(None), 0),
        (json.dumps(failures("11")), 1),
        ({}, 3),
        (None, 3),
        ("", 3),
        ("no JSON", 3),
        ([], 3),
    ],
)
def test_what_a_function_reports(body, done):
    assert records_done(RECORDS, REPORTING, body) == done


def test_a_mapping_without_reports_takes_every_batch_for_done():
    assert records_done(RECORDS, {}, failures("10")) == 3
