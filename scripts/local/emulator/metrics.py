"""What the emulator's CloudWatch lacks: Step Functions' metrics, and alarms that return to OK without data."""

import threading
import time
from collections.abc import Callable
from contextvars import copy_context

from ministack.services import cloudwatch

METRICS = {"FAILED": "ExecutionsFailed", "TIMED_OUT": "ExecutionsTimedOut", "ABORTED": "ExecutionsAborted"}

ALARM_CHECK_SECONDS = 1
"""How often an alarm in ALARM is evaluated again. CloudWatch does so every minute."""


def counting_failures(emit_status: Callable) -> Callable:
    """Puts a metric for every execution that fails, so that its alarms work. No alarm uses the metrics of successes."""

    def emit_and_count(execution: dict) -> None:
        emit_status(execution)
        if metric := METRICS.get(execution["status"]):
            dimension = {"Name": "StateMachineArn", "Value": execution["stateMachineArn"]}
            datum = {"MetricName": metric, "Dimensions": [dimension], "Value": 1, "Unit": "Count"}
            cloudwatch._put_metric_data({}, {"Namespace": "AWS/States", "MetricData": [datum]}, False, is_json=True)

    return emit_and_count


def _is_quiet(alarm: dict) -> bool:
    """Whether there are no data points in the alarm's evaluation range."""
    since = time.time() - alarm["Period"] * alarm["EvaluationPeriods"]
    measured = (
        point["Timestamp"]
        for (namespace, name, _), points in list(cloudwatch._metrics.items())
        if (namespace, name) == (alarm["Namespace"], alarm["MetricName"])
        for point in list(points)
    )
    return max(measured, default=0) < since


def _return_to_ok(alarm: dict) -> None:
    reason = "No data in the evaluation range, which is treated as not breaching"
    alarm.update(StateValue="OK", StateReason=reason, StateUpdatedTimestamp=int(time.time()))
    cloudwatch._record_history(alarm["AlarmName"], "ALARM", "OK", reason)
    cloudwatch._dispatch_alarm_actions(alarm, "ALARM", "OK", reason)


def returning_to_ok(evaluate: Callable) -> Callable:
    """Returns an alarm to OK without data if it treats missing data as not breaching.

    The emulator evaluates an alarm only when data arrives."""
    watched = set()

    def watch(alarm: dict) -> None:
        name = alarm["AlarmName"]
        while alarm["StateValue"] == "ALARM" and cloudwatch._alarms.get(name) is alarm:
            if _is_quiet(alarm):
                _return_to_ok(alarm)
            time.sleep(ALARM_CHECK_SECONDS)
        watched.discard(name)

    def evaluate_and_watch(alarm: dict) -> None:
        evaluate(alarm)
        name = alarm["AlarmName"]
        if alarm["StateValue"] == "ALARM" and alarm.get("TreatMissingData") == "notBreaching" and name not in watched:
            watched.add(name)
            threading.Thread(target=copy_context().run, args=(watch, alarm), daemon=True, name=f"alarm {name}").start()

    return evaluate_and_watch
