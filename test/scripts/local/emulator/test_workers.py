"""Calls of one function wait for a free worker, and a log ends with its call."""

import queue
import threading
import time
from types import SimpleNamespace

import pytest

from scripts.local.emulator.patches import END_OF_LOG
from scripts.local.emulator.workers import WorkerTurns, bounded, drain_log


def a_function(name: str) -> dict:
    return {"config": {"FunctionArn": f"arn:aws:lambda:us-east-1:000000000000:function:{name}"}}


def call_at_once(execute, functions) -> list:
    answers: list = []
    threads = [threading.Thread(target=lambda f=f: answers.append(execute(f, {}, "id"))) for f in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_calls_beyond_the_workers_of_a_function_wait_instead_of_starting_more():
    inside, most, lock = [0], [0], threading.Lock()
    two = threading.Barrier(2, timeout=60)

    def execute(_func, _event, _request_id):
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        two.wait()
        time.sleep(0.01)
        with lock:
            inside[0] -= 1
        return {"body": "done"}

    answers = call_at_once(bounded(execute, WorkerTurns(2)), [a_function("one")] * 10)

    assert most == [2]
    assert answers == [{"body": "done"}] * 10


def test_a_function_may_have_more_workers_than_the_rest():
    all_of_them = threading.Barrier(3, timeout=60)

    def execute(_func, _event, _request_id):
        all_of_them.wait()
        return {}

    assert call_at_once(bounded(execute, WorkerTurns(1, {"busy": 3})), [a_function("some-busy")] * 3) == [{}] * 3


def test_functions_do_not_wait_for_each_other():
    both = threading.Barrier(2, timeout=60)

    def execute(_func, _event, _request_id):
        both.wait()
        return {}

    assert call_at_once(bounded(execute, WorkerTurns(1)), [a_function("one"), a_function("two")]) == [{}, {}]


def test_a_call_that_raises_releases_its_turn():
    def execute(_func, event, _request_id):
        if event == "bad":
            raise RuntimeError
        return {"body": event}

    in_turn = bounded(execute, WorkerTurns(1))
    with pytest.raises(RuntimeError):
        in_turn(a_function("one"), "bad", "id")

    assert call_at_once(in_turn, [a_function("one")]) == [{"body": {}}]


def a_worker(*lines: str) -> SimpleNamespace:
    log: queue.Queue = queue.Queue()
    for line in lines:
        log.put(line)
    return SimpleNamespace(_stderr_queue=log)


def test_a_log_ends_at_its_mark_and_leaves_the_lines_of_the_next_call():
    worker = a_worker("first", "second", END_OF_LOG, "of the next call")

    assert drain_log(worker) == "first\nsecond"
    assert worker._stderr_queue.get_nowait() == "of the next call"


def test_the_log_of_a_process_that_died_has_the_lines_that_it_wrote():
    assert drain_log(a_worker("last words")) == "last words"
