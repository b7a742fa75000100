"""Metrics that Step Functions gives CloudWatch on AWS, and the emulator does not."""

from collections.abc import Callable

from ministack.services import cloudwatch

METRICS = {"FAILED": "ExecutionsFailed", "TIMED_OUT": "ExecutionsTimedOut", "ABORTED": "ExecutionsAborted"}


def counting_failures(tell_status: Callable) -> Callable:
    """Counts every execution that ends badly, so that the alarms on them fire. Nothing watches the good ends."""

    def tell_and_count(execution: dict) -> None:
        tell_status(execution)
        if metric := METRICS.get(execution["status"]):
            dimension = {"Name": "StateMachineArn", "Value": execution["stateMachineArn"]}
            datum = {"MetricName": metric, "Dimensions": [dimension], "Value": 1, "Unit": "Count"}
            cloudwatch._put_metric_data({}, {"Namespace": "AWS/States", "MetricData": [datum]}, False, is_json=True)

    return tell_and_count
