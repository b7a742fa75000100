"""How the patched emulator runs executions: a limited number at a time, each in a thread that waits for its turn."""

import functools
import json
import os
import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

from jsonata import Parser
from ministack.core.responses import now_iso
from ministack.services import stepfunctions

TASKS = ThreadPoolExecutor(max_workers=64, thread_name_prefix="task")
"""Runs the tasks of all executions, under their timeouts."""

PARSER = Parser()
"""The parser from which evaluations read settings. In the original each thread built its own."""


@functools.lru_cache
def parse_definition(text: str) -> dict:
    """A state machine's definition, which no execution changes."""
    return json.loads(text)


@functools.lru_cache(maxsize=1024)
def parse_expression(expression: str) -> object:
    """A JSONata expression's syntax tree, which no evaluation changes."""
    return Parser().parse(expression)


_previous = ContextVar("previous event of this execution or branch", default=0)
_numbering = threading.Lock()


def add_event(execution: dict, event_type: str, details: dict | None = None) -> dict:
    """Adds an event to an execution's history. As on AWS, it names the previous event of its own branch.

    Branches run in copies of their parent's context, so each continues from the event before the branches.
    """
    with _numbering:
        events = execution["events"]
        number = {"id": len(events) + 1, "previousEventId": _previous.get()}
        event = {**number, "type": event_type, "timestamp": now_iso(), **(details or {})}
        events.append(event)
    _previous.set(event["id"])
    return event


def next_mock(execution: dict, ctx: dict) -> dict | None:
    """The mock in SFN_MOCK_CONFIG for the next attempt of the current state: {"Return": …}, {"Throw": …}, or None."""
    if not execution.get("testCase"):
        return None
    state = ctx["State"]["Name"]
    attempts = execution["mockAttempts"]
    attempt = attempts.get(state, 0)
    attempts[state] = attempt + 1
    return stepfunctions._get_mock_response(ctx["StateMachine"]["Name"], execution["testCase"], state, attempt)


LONGEST_DELAY = 60
"""Seconds that the original emulator waits for a retry at most."""


def retry_delay(retrier: dict, seconds: float, draw: Callable[[], float] = random.random) -> float:
    """Seconds to wait for a retry.

    As in the original, at most a minute and never at random, so that runs take the same time. With LOCAL_RETRIES=aws
    as on AWS: at most MaxDelaySeconds, and with JitterStrategy FULL a random part of that.
    """
    if os.environ.get("LOCAL_RETRIES") != "aws":
        return min(seconds, LONGEST_DELAY)
    longest = min(seconds, retrier.get("MaxDelaySeconds", seconds))
    return longest * draw() if retrier.get("JitterStrategy") == "FULL" else longest


class ExecutionTurns:
    """Lets a limited number of executions run at a time.

    Without it a thousand executions are a thousand threads that compete for Python's global lock: calls exceed their
    timeouts, and most of the time is spent switching. An execution that sleeps releases its turn.
    """

    def __init__(self, count: int) -> None:
        self._turns = threading.Semaphore(count)

    def bounded(self, run: Callable) -> Callable:
        def run_in_turn(execution_arn: str) -> None:
            with self._turns:
                _previous.set(0)
                run(execution_arn)

        return run_in_turn

    def releasing_turn(self, sleep: Callable) -> Callable:
        def sleep_out_of_turn(seconds: float) -> None:
            self._turns.release()
            try:
                sleep(seconds)
            finally:
                self._turns.acquire()

        return sleep_out_of_turn
