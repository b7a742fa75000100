"""Metrics of a load. The alarm on overdue loads uses their names, see
stacks/constructs/observability/metric-names.ts.
"""

import logging
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from ticket_etl.job import Outcome

log = logging.getLogger("ticket_etl")

NAMESPACE = "TicketPipeline"


def put_metrics(service: str, outcome: Outcome, client: Any = None) -> None:
    """Puts the figures of a run's committed loads in one request, with dimension `service`.

    Raises nothing: a load has succeeded even if CloudWatch does not receive its metrics."""
    dimensions = [{"Name": "service", "Value": service}]
    data = [
        {"MetricName": name, "Dimensions": dimensions, "Value": value, "Unit": "Count"}
        for name, value in _figures(outcome).items()
    ]
    try:
        (client or _client()).put_metric_data(Namespace=NAMESPACE, MetricData=data)
    except (ClientError, BotoCoreError) as error:
        log.warning("The load succeeded, but its metrics could not be put: %s", error)


def _figures(outcome: Outcome) -> dict[str, int]:
    reports = outcome.reports
    # A reload of days or keys does not load new objects, so it must not keep the alarm on overdue loads quiet. Neither
    # must a run of which a load failed.
    is_complete = not outcome.exit_code and all(report.run.mode == "incremental" for report in reports)
    return {
        **({"LoadsSucceeded": 1} if is_complete else {}),
        "RowsMerged": sum(report.loaded.rows_merged for report in reports),
        "RowsUnchanged": sum(report.loaded.rows_unchanged for report in reports),
        "RowsRejected": sum(report.counts.rows_rejected for report in reports),
    }


def _client() -> Any:
    # Where CloudWatch is unreachable, as in a VPC without an endpoint for it, a run takes some 15 seconds longer.
    return boto3.client(
        "cloudwatch", config=Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 3})
    )
