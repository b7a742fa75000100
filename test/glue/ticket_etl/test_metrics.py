"""The metrics that a load puts to CloudWatch. A load does not depend on them."""

import re
from datetime import timedelta
from pathlib import Path

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from botocore.stub import Stubber
from ticket_etl.datasets import EVALUATIONS, TICKETS, Dataset
from ticket_etl.job import Outcome
from ticket_etl.load import Report
from ticket_etl.metrics import NAMESPACE, put_metrics
from ticket_etl.objects import Progress
from ticket_etl.selection import Range
from ticket_etl.warehouse.warehouse import Counts, Loaded, Mode, Run

CONSTRUCTS = Path(__file__).parents[3] / "stacks/constructs"


def a_report(mode: Mode = "incremental", dataset: Dataset = TICKETS, merged: int = 7) -> Report:
    run = Run("run-1", dataset, "s3://bucket/x", mode, timedelta(hours=1))
    return Report(run, Range(), Counts(rows_rejected=4), Loaded(merged, rows_unchanged=2), Progress(), 0, 0, {})


OUTCOME = Outcome([a_report()])


@pytest.fixture
def cloudwatch():
    client = boto3.client("cloudwatch", region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test")  # noqa: S106
    with Stubber(client) as stub:
        yield stub
        stub.assert_no_pending_responses()


def a_metric(name: str, value: int) -> dict:
    dimensions = [{"Name": "service", "Value": "load-tickets"}]
    return {"MetricName": name, "Dimensions": dimensions, "Value": value, "Unit": "Count"}


class Recorder:
    """Records the requests."""

    def __init__(self) -> None:
        self.put: list[dict] = []

    def put_metric_data(self, **request: object) -> None:
        self.put.append(request)


def test_all_figures_are_put_in_one_request(cloudwatch):
    metrics = [("LoadsSucceeded", 1), ("RowsMerged", 7), ("RowsUnchanged", 2), ("RowsRejected", 4)]
    request = {"Namespace": "TicketPipeline", "MetricData": [a_metric(*metric) for metric in metrics]}
    cloudwatch.add_response("put_metric_data", {}, request)

    put_metrics("load-tickets", OUTCOME, cloudwatch.client)


def test_the_names_are_those_that_the_alarms_use():
    recorder = Recorder()
    put_metrics("load-tickets", OUTCOME, recorder)

    watched = (CONSTRUCTS / "observability/metric-names.ts").read_text().partition("LOAD_METRICS = {")[2]
    assert [metric["MetricName"] for metric in recorder.put[0]["MetricData"]] == re.findall(r': "(\w+)"', watched)
    assert f'namespace: "{NAMESPACE}"' in (CONSTRUCTS / "load/load-alarms.ts").read_text()
    assert f'"{NAMESPACE}"' in (CONSTRUCTS / "load/ticket-load.ts").read_text()


@pytest.mark.parametrize("mode", ["dates", "keys"])
def test_a_reload_does_not_count_as_the_load_that_the_alarm_waits_for(mode):
    recorder = Recorder()
    put_metrics("load-tickets", Outcome([a_report(mode)]), recorder)

    assert [metric["MetricName"] for metric in recorder.put[0]["MetricData"]] == [
        "RowsMerged",
        "RowsUnchanged",
        "RowsRejected",
    ]


def test_a_refused_request_is_logged_and_does_not_fail_the_load(cloudwatch, caplog):
    cloudwatch.add_client_error("put_metric_data", "AccessDenied", "not authorized to perform PutMetricData")

    put_metrics("load-tickets", OUTCOME, cloudwatch.client)

    assert "metrics could not be put" in caplog.text
    assert "not authorized to perform PutMetricData" in caplog.text


def test_an_unreachable_cloudwatch_is_logged_and_does_not_fail_the_load(caplog):
    class Unreachable:
        def put_metric_data(self, **_: object) -> None:
            raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")

    put_metrics("load-tickets", OUTCOME, Unreachable())

    assert "metrics could not be put" in caplog.text
    assert "127.0.0.1:1" in caplog.text


def test_the_figures_of_all_datasets_are_summed():
    recorder = Recorder()
    put_metrics("load-tickets", Outcome([a_report(), a_report(dataset=EVALUATIONS, merged=30)]), recorder)

    values = {metric["MetricName"]: metric["Value"] for metric in recorder.put[0]["MetricData"]}
    assert values == {"LoadsSucceeded": 1, "RowsMerged": 37, "RowsUnchanged": 4, "RowsRejected": 8}


def test_a_run_of_which_one_load_failed_does_not_count_as_the_load_that_the_alarm_waits_for():
    recorder = Recorder()
    put_metrics("load-tickets", Outcome([a_report()], exit_code=1), recorder)

    assert "LoadsSucceeded" not in [metric["MetricName"] for metric in recorder.put[0]["MetricData"]]
