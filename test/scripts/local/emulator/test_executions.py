"""A limited number of executions runs at a time, and their histories have the same links as on AWS."""

import contextvars
import threading
import time

from scripts.local.emulator.executions import (
    ExecutionTurns,
    add_event,
    parse_definition,
    parse_expression,
    retry_delay,
)


def in_own_context(function, *arguments) -> threading.Thread:
    thread = threading.Thread(target=contextvars.copy_context().run, args=(function, *arguments))
    thread.start()
    return thread


class Gauge:
    """Counts how many threads are inside at a time."""

    def __init__(self):
        self.inside = 0
        self.peak = 0
        self.lock = threading.Lock()

    def __enter__(self):
        with self.lock:
            self.inside += 1
            self.peak = max(self.peak, self.inside)

    def __exit__(self, *_):
        with self.lock:
            self.inside -= 1


def test_no_more_executions_run_at_a_time_than_allowed():
    gauge, done = Gauge(), []
    three = threading.Barrier(3, timeout=60)

    def run(arn):
        with gauge:
            three.wait()
            time.sleep(0.01)
        done.append(arn)

    in_turn = ExecutionTurns(3).bounded(run)
    threads = [in_own_context(in_turn, number) for number in range(12)]
    for thread in threads:
        thread.join()

    assert gauge.peak == 3
    assert sorted(done) == list(range(12))


def test_an_execution_that_sleeps_lets_another_run():
    turns = ExecutionTurns(1)
    sleeping, other_ran = threading.Event(), threading.Event()

    def sleep_until_the_other_ran(_seconds):
        sleeping.set()
        assert other_ran.wait(60)

    sleep = turns.releasing_turn(sleep_until_the_other_ran)
    first = in_own_context(turns.bounded(lambda _arn: sleep(60)), "first")
    assert sleeping.wait(60)
    second = in_own_context(turns.bounded(lambda _arn: other_ran.set()), "second")
    for thread in (first, second):
        thread.join(60)

    assert not first.is_alive()
    assert not second.is_alive()


def test_an_event_names_the_previous_one_of_its_own_branch():
    execution = {"events": [{"id": 1, "type": "ExecutionStarted"}]}

    def history():
        add_event(execution, "ParallelStateEntered")
        for branch in ("left", "right"):
            in_own_context(two_events, branch).join()
        add_event(execution, "ParallelStateExited")

    def two_events(branch):
        add_event(execution, "TaskStateEntered", {"branch": branch})
        add_event(execution, "TaskStateExited", {"branch": branch})

    in_own_context(history).join()

    links = [(event["id"], event["previousEventId"], event["type"]) for event in execution["events"][1:]]
    assert links == [
        (2, 0, "ParallelStateEntered"),
        (3, 2, "TaskStateEntered"),
        (4, 3, "TaskStateExited"),
        (5, 2, "TaskStateEntered"),
        (6, 5, "TaskStateExited"),
        (7, 2, "ParallelStateExited"),
    ]


def test_an_execution_does_not_continue_from_the_event_of_another():
    first, second = {"events": []}, {"events": []}
    in_turn = ExecutionTurns(1).bounded(
        lambda name: add_event(first if name == "first" else second, "PassStateEntered")
    )

    in_turn("first")
    in_turn("second")

    assert second["events"][0]["previousEventId"] == 0


def test_definitions_and_expressions_are_parsed_once():
    assert parse_definition('{"States": {}}') is parse_definition('{"States": {}}')
    assert parse_expression("1 + 1") is parse_expression("1 + 1")


def test_a_retry_waits_at_most_a_minute_and_never_at_random():
    retrier = {"MaxDelaySeconds": 300, "JitterStrategy": "FULL"}

    assert [retry_delay(retrier, seconds) for seconds in (2, 60, 500)] == [2, 60, 60]


def test_a_retry_waits_as_on_aws_when_asked_to(monkeypatch):
    monkeypatch.setenv("LOCAL_RETRIES", "aws")

    assert retry_delay({"MaxDelaySeconds": 300, "JitterStrategy": "FULL"}, 500, lambda: 0.5) == 150
    assert retry_delay({"MaxDelaySeconds": 300, "JitterStrategy": "NONE"}, 500, lambda: 0.5) == 300
    assert retry_delay({}, 500, lambda: 0.5) == 500
