"""Metrics of a load. The alarm on overdue loads uses their names, see
stacks/constructs/observability/metric-names.ts.
"""

import logging
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from ticket_etl.load import Report

log = logging.getLogger("ticket_etl")

NAMESPACE = "TicketPipeline"


def put_metrics(service: str, report: Report, client: Any = None) -> None:
    """Puts the figures of a committed load in one request, with dimension `service`.

    Raises nothing: the load has succeeded even if CloudWatch does not receive its metrics."""
    dimensions = [{"Name": "service", "Value": service}]
    data = [
        {"MetricName": name, "Dimensions": dimensions, "Value": value, "Unit": "Count"}
        for name, value in _figures(report).items()
    ]
    try:
        (client or _client()).put_metric_data(Namespace=NAMESPACE, MetricData=data)
    except (ClientError, BotoCoreError) as error:
        log.warning("The load succeeded, but its metrics could not be put: %s", error)


def _figures(report: Report) -> dict[str, int]:
    # A reload of days or keys does not load new tickets, so it must not keep the alarm on overdue loads quiet.
    succeeded = {"LoadsSucceeded": 1} if report.mode == "incremental" else {}
    return {
        **succeeded,
        "RowsMerged": report.loaded.rows_merged,
        "RowsUnchanged": report.loaded.rows_unchanged,
        "RowsRejected": report.counts.rows_rejected,
    }


def _client() -> Any:
    # Where CloudWatch is unreachable, as in a VPC without an endpoint for it, a run takes some 15 seconds longer.
    return boto3.client(
        "cloudwatch", config=Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 3})
    )
