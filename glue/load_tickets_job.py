"""Loads tickets and the evaluations of their replies from S3 into the warehouse. Runs as a Glue job, and anywhere
with pyspark:

python glue/load_tickets_job.py --source s3://bucket/tickets --warehouse postgresql://localhost/tickets
"""

from ticket_etl.interruption import EXIT_CODE, end_at_interrupt, ignore_interrupts, raise_at_interrupt

if __name__ == "__main__":
    # The imports below take about a second.
    end_at_interrupt()

import argparse
import json
import logging
import os
import stat
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from ticket_etl.assembly import build_job
from ticket_etl.datasets import DATASETS
from ticket_etl.errors import LoadError
from ticket_etl.job import Outcome
from ticket_etl.load import Report
from ticket_etl.metrics import put_metrics
from ticket_etl.options import parse_options
from ticket_etl.spark import end_spark, running_on_glue
from ticket_etl.words import LogFormatter, plural

log = logging.getLogger("ticket_etl")


def main(arguments: Sequence[str]) -> int:
    """Runs the loads of all datasets and returns the exit code of the first that fails.

    0 loaded, 1 failed, 2 invalid options or no such source, 3 another load is running, 130 interrupted."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LogFormatter())
    logging.basicConfig(handlers=[handler])
    log.setLevel(logging.INFO)
    try:
        raise_at_interrupt()
        options = parse_options(arguments, ignore_unknown=running_on_glue())
        job = build_job(options)
        try:
            outcome = job.run()
        finally:
            job.close()
    except LoadError as error:
        log.error("%s", error)
        return error.exit_code
    except KeyboardInterrupt:
        log.error("Interrupted: anything not committed yet was rolled back.")
        return EXIT_CODE
    except Exception:
        log.exception("The load failed with an unexpected error; nothing was loaded.")
        return 1
    _report(outcome, options)
    return outcome.exit_code


def _report(outcome: Outcome, options: argparse.Namespace) -> None:
    for report in outcome.reports:
        _log_report(report)
    if options.json and not outcome.exit_code:
        _write_privately(options.json, json.dumps(_all_figures(outcome)) + "\n")
    if options.metrics_service and outcome.reports:
        put_metrics(options.metrics_service, outcome)


def _log_report(report: Report) -> None:
    counts, loaded = report.counts, report.loaded
    log.info(
        "%s: read %s (%s, %.2f passes over the input), %s: %d merged, %d unchanged, %d superseded, %d rejected; "
        "%s skipped",
        report.run.dataset.name,
        plural(counts.objects_read, "object"),
        plural(counts.bytes_read, "byte"),
        report.passes,
        plural(counts.rows_read, "row"),
        loaded.rows_merged,
        loaded.rows_unchanged,
        counts.rows_superseded,
        counts.rows_rejected,
        plural(counts.objects_skipped, "object"),
    )


def _all_figures(outcome: Outcome) -> dict[str, object]:
    """Those of the tickets, and below its name those of every other dataset; None for one that has no objects."""
    figures = {report.run.dataset: _figures(report) for report in outcome.reports}
    tickets, *others = DATASETS
    return {**figures[tickets], **{dataset.name: figures.get(dataset) for dataset in others}}


def _figures(report: Report) -> dict[str, object]:
    found = asdict(report.range)
    return {
        "mode": report.run.mode,
        "range": {name: str(value) if isinstance(value, date) else value for name, value in found.items()},
        **asdict(report.counts),
        **asdict(report.loaded),
        "passes": report.passes,
        "seconds": report.seconds,
    }


def _write_privately(file: str, text: str) -> None:
    """Writes a file that only this user can read, also if it existed with wider rights."""
    with open(file, "w", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as output:
        found = os.fstat(output.fileno())
        if stat.S_ISREG(found.st_mode) and found.st_uid == os.getuid():
            os.fchmod(output.fileno(), 0o600)
        output.write(text)


if __name__ == "__main__":
    # What it writes, and what Spark writes for it, holds customers' texts.
    os.umask(0o077)
    code = main(sys.argv[1:])
    ignore_interrupts()
    end_spark()
    if code:
        # Glue counts SystemExit, even with code 0, as a failure.
        sys.exit(code)
