"""How the emulator runs executions here: a bounded number at a time, each in a thread that waits its turn."""

import functools
import json
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
"""Stands where evaluations look for settings of a parser of their own, which each thread built anew."""


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
    """Adds to an execution's history. As on AWS, an event names the one it follows, in its own branch.

    Branches run in copies of their parent's context, so each goes on from the event that all of them follow.
    """
    with _numbering:
        events = execution["events"]
        number = {"id": len(events) + 1, "previousEventId": _previous.get()}
        event = {**number, "type": event_type, "timestamp": now_iso(), **(details or {})}
        events.append(event)
    _previous.set(event["id"])
    return event


def next_mock(execution: dict, ctx: dict) -> dict | None:
    """What SFN_MOCK_CONFIG has for the next attempt of the state in hand: {"Return": …}, {"Throw": …}, or None."""
    if not execution.get("testCase"):
        return None
    state = ctx["State"]["Name"]
    attempts = execution["mockAttempts"]
    attempt = attempts.get(state, 0)
    attempts[state] = attempt + 1
    return stepfunctions._get_mock_response(ctx["StateMachine"]["Name"], execution["testCase"], state, attempt)


class Turns:
    """Lets a bounded number of executions run at a time.

    Without it a thousand executions are a thousand threads that fight for Python's one lock: calls pass their timeouts,
    and most of the time goes into switching. An execution that sleeps gives its turn away.
    """

    def __init__(self, count: int) -> None:
        self._turns = threading.Semaphore(count)

    def bounded(self, run: Callable) -> Callable:
        def run_in_turn(execution_arn: str) -> None:
            with self._turns:
                _previous.set(0)
                run(execution_arn)

        return run_in_turn

    def given_away(self, sleep: Callable) -> Callable:
        def sleep_out_of_turn(seconds: float) -> None:
            self._turns.release()
            try:
                sleep(seconds)
            finally:
                self._turns.acquire()

        return sleep_out_of_turn
