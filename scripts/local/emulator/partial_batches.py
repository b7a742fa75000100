"""What a function reports of a batch of a DynamoDB stream, which the emulator does not read."""

import json

REPORTS = "ReportBatchItemFailures"


def _failed_in(body: object) -> list[object]:
    try:
        response = json.loads(body) if isinstance(body, str) else body
    except ValueError:
        return []
    failures = response.get("batchItemFailures") if isinstance(response, dict) else None
    return [entry.get("itemIdentifier") for entry in failures or [] if isinstance(entry, dict)]


def records_done(records: list[dict], mapping: dict, body: object) -> int:
    """How many records of a batch need not be sent again, by the response of the function.

    From the first record on that it reports as failed, all are sent again. A report of an unknown record fails the
    whole batch, as on AWS.
    """
    failed = _failed_in(body) if REPORTS in (mapping.get("FunctionResponseTypes") or []) else []
    if not failed:
        return len(records)
    numbers = [str(record["dynamodb"]["SequenceNumber"]) for record in records]
    known = [numbers.index(number) for number in map(str, failed) if number in numbers]
    return min(known) if len(known) == len(failed) else 0
