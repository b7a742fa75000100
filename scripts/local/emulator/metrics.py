"""What CloudWatch does on AWS, and not in the emulator: Step Functions' metrics, and alarms that end without data."""

import threading
import time
from collections.abc import Callable
from contextvars import copy_context

from ministack.services import cloudwatch

METRICS = {"FAILED": "ExecutionsFailed", "TIMED_OUT": "ExecutionsTimedOut", "ABORTED": "ExecutionsAborted"}

LOOK_EVERY_SECONDS = 1
"""How often an alarm that is on is looked at. CloudWatch looks every minute."""


def counting_failures(tell_status: Callable) -> Callable:
    """Counts every execution that ends badly, so that the alarms on them fire. Nothing watches the good ends."""

    def tell_and_count(execution: dict) -> None:
        tell_status(execution)
        if metric := METRICS.get(execution["status"]):
            dimension = {"Name": "StateMachineArn", "Value": execution["stateMachineArn"]}
            datum = {"MetricName": metric, "Dimensions": [dimension], "Value": 1, "Unit": "Count"}
            cloudwatch._put_metric_data({}, {"Namespace": "AWS/States", "MetricData": [datum]}, False, is_json=True)

    return tell_and_count


def _is_quiet(alarm: dict) -> bool:
    """Whether nothing was measured in the time that the alarm looks back over."""
    since = time.time() - alarm["Period"] * alarm["EvaluationPeriods"]
    measured = (
        point["Timestamp"]
        for (namespace, name, _), points in list(cloudwatch._metrics.items())
        if (namespace, name) == (alarm["Namespace"], alarm["MetricName"])
        for point in list(points)
    )
    return max(measured, default=0) < since


def _end(alarm: dict) -> None:
    reason = "No data in the time looked back over, which is no fault"
    alarm.update(StateValue="OK", StateReason=reason, StateUpdatedTimestamp=int(time.time()))
    cloudwatch._record_history(alarm["AlarmName"], "ALARM", "OK", reason)
    cloudwatch._dispatch_alarm_actions(alarm, "ALARM", "OK", reason)


def ending_when_quiet(evaluate: Callable) -> Callable:
    """Ends an alarm that takes missing data for no fault once there is none. The emulator looks when data comes."""
    watched = set()

    def watch(alarm: dict) -> None:
        name = alarm["AlarmName"]
        while alarm["StateValue"] == "ALARM" and cloudwatch._alarms.get(name) is alarm:
            if _is_quiet(alarm):
                _end(alarm)
            time.sleep(LOOK_EVERY_SECONDS)
        watched.discard(name)

    def evaluate_and_watch(alarm: dict) -> None:
        evaluate(alarm)
        name = alarm["AlarmName"]
        if alarm["StateValue"] == "ALARM" and alarm.get("TreatMissingData") == "notBreaching" and name not in watched:
            watched.add(name)
            threading.Thread(target=copy_context().run, args=(watch, alarm), daemon=True, name=f"alarm {name}").start()

    return evaluate_and_watch
