"""Failed executions are counted; their alarm enters ALARM, notifies its topic, and returns to OK without more data."""

import time

import pytest
from ministack.services import cloudwatch

from scripts.local.emulator import metrics
from scripts.local.emulator.metrics import counting_failures, returning_to_ok

ALARM = {
    "AlarmName": "failed",
    "Namespace": "AWS/States",
    "MetricName": "ExecutionsFailed",
    "Statistic": "Sum",
    "Period": 1,
    "EvaluationPeriods": 1,
    "Threshold": 0,
    "ComparisonOperator": "GreaterThanThreshold",
    "TreatMissingData": "notBreaching",
}


@pytest.fixture
def emitted(monkeypatch):
    """The states for which alarms have sent notifications, in order."""
    states = []
    monkeypatch.setattr(metrics, "ALARM_CHECK_SECONDS", 0.02)
    monkeypatch.setattr(cloudwatch, "_dispatch_alarm_actions", lambda _alarm, _old, new, _reason: states.append(new))
    monkeypatch.setattr(cloudwatch, "_evaluate_alarm", returning_to_ok(cloudwatch._evaluate_alarm))
    yield states
    cloudwatch.reset()


def fail_one() -> None:
    execution = {"status": "FAILED", "stateMachineArn": "arn:aws:states:us-east-1:000000000000:stateMachine:workflow"}
    counting_failures(lambda _execution: None)(execution)


def wait_for(emitted: list[str], count: int, seconds: float = 60) -> list[str]:
    """The states for which notifications were sent, once there are `count` of them or time is up."""
    deadline = time.monotonic() + seconds
    while len(emitted) < count and time.monotonic() < deadline:
        time.sleep(0.02)
    return emitted


def state() -> str:
    return cloudwatch._alarms["failed"]["StateValue"]


def test_the_alarm_enters_alarm_at_a_failure_and_returns_to_ok_without_data(emitted):
    cloudwatch._put_metric_alarm({}, dict(ALARM), False, is_json=True)
    fail_one()

    assert wait_for(emitted, 2) == ["ALARM", "OK"]
    assert state() == "OK"


def test_it_enters_alarm_again_at_the_next_failure(emitted):
    cloudwatch._put_metric_alarm({}, dict(ALARM), False, is_json=True)
    fail_one()
    wait_for(emitted, 2)
    time.sleep(0.1)
    fail_one()

    assert wait_for(emitted, 4) == ["ALARM", "OK", "ALARM", "OK"]
    assert state() == "OK"


def test_an_alarm_that_does_not_treat_missing_data_as_not_breaching_stays_in_alarm(emitted):
    cloudwatch._put_metric_alarm({}, {**ALARM, "TreatMissingData": "missing"}, False, is_json=True)
    fail_one()

    assert wait_for(emitted, 2, seconds=1.5) == ["ALARM"]
    assert state() == "ALARM"
