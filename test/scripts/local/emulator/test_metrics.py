"""Failed executions are counted; an alarm on them goes off, tells its topic, and ends when there is no more data."""

import time

import pytest
from ministack.services import cloudwatch

from scripts.local.emulator import metrics
from scripts.local.emulator.metrics import counting_failures, ending_when_quiet

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
def told(monkeypatch):
    """The states that alarms have told of, in order."""
    states = []
    monkeypatch.setattr(metrics, "LOOK_EVERY_SECONDS", 0.02)
    monkeypatch.setattr(cloudwatch, "_dispatch_alarm_actions", lambda _alarm, _old, new, _reason: states.append(new))
    monkeypatch.setattr(cloudwatch, "_evaluate_alarm", ending_when_quiet(cloudwatch._evaluate_alarm))
    yield states
    cloudwatch.reset()


def fail_one() -> None:
    execution = {"status": "FAILED", "stateMachineArn": "arn:aws:states:us-east-1:000000000000:stateMachine:workflow"}
    counting_failures(lambda _execution: None)(execution)


def state_within(seconds: float, wanted: str) -> str:
    deadline = time.monotonic() + seconds
    while cloudwatch._alarms["failed"]["StateValue"] != wanted and time.monotonic() < deadline:
        time.sleep(0.02)
    return cloudwatch._alarms["failed"]["StateValue"]


def test_a_failure_sets_the_alarm_off_and_silence_ends_it(told):
    cloudwatch._put_metric_alarm({}, dict(ALARM), False, is_json=True)
    fail_one()

    assert state_within(1, "ALARM") == "ALARM"
    assert state_within(5, "OK") == "OK"
    assert told == ["ALARM", "OK"]


def test_it_goes_off_again_at_the_next_failure(told):
    cloudwatch._put_metric_alarm({}, dict(ALARM), False, is_json=True)
    fail_one()
    state_within(5, "OK")
    time.sleep(0.1)
    fail_one()

    assert state_within(1, "ALARM") == "ALARM"
    assert state_within(5, "OK") == "OK"
    assert told == ["ALARM", "OK", "ALARM", "OK"]


def test_an_alarm_that_does_not_take_silence_for_health_stays_on(told):
    cloudwatch._put_metric_alarm({}, {**ALARM, "TreatMissingData": "missing"}, False, is_json=True)
    fail_one()

    assert state_within(1.5, "OK") == "ALARM"
    assert told == ["ALARM"]
