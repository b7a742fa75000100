"""Metrics of a load. The alarm on overdue loads watches them by the names in
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
    """Puts the figures of a load that was committed, in one request, with dimension `service`.

    Raises nothing: the load is done, whether CloudWatch hears of it or not."""
    dimensions = [{"Name": "service", "Value": service}]
    data = [
        {"MetricName": name, "Dimensions": dimensions, "Value": value, "Unit": "Count"}
        for name, value in _figures(report).items()
    ]
    try:
        (client or _client()).put_metric_data(Namespace=NAMESPACE, MetricData=data)
    except (ClientError, BotoCoreError) as error:
        log.warning("The load is done, but its metrics could not be put: %s", error)


def _figures(report: Report) -> dict[str, int]:
    # A reload of days or keys moves no watermark: what is new waits on, so the alarm must not be put at ease by it.
    succeeded = {"LoadsSucceeded": 1} if report.mode == "incremental" else {}
    return {
        **succeeded,
        "RowsMerged": report.loaded.rows_merged,
        "RowsUnchanged": report.loaded.rows_unchanged,
        "RowsRejected": report.counts.rows_rejected,
    }


def _client() -> Any:
    # Without a way to CloudWatch, as in a VPC that has no endpoint for it, a run ends some 15 seconds later.
    return boto3.client(
        "cloudwatch", config=Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 3})
    )
