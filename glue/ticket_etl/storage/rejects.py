"""Stores rejected rows where a person can inspect and correct them."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from ticket_etl.storage.store import Store

_ROWS_PER_OBJECT = 5_000
"""Some 10 MB, so that the driver never has many in memory."""

REJECT_FIELDS = ("source_key", "source_etag", "line_number", "ticket_id", "reason", "raw_text")


def write_rejects(store: Store, run_id: str, now: datetime, rejects: Iterable[dict[str, object]]) -> str:
    """Writes rejects as JSON lines to `YYYY/MM/DD/<run id>-<number>.jsonl` and returns the folder's URI."""
    for number, rows in enumerate(_batched(rejects)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        store.write(f"{now:%Y/%m/%d}/{run_id}-{number:04}.jsonl", lines.encode(errors="replace"))
    return f"{store.uri}/{now:%Y/%m/%d}/"


def _batched(rows: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _ROWS_PER_OBJECT)):
        yield batch
