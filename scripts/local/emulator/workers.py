"""How the patched emulator runs functions: a limited number of processes per function, and logs read to their end."""

import contextvars
import queue
import select
import threading
import time
from collections.abc import Callable, Mapping
from typing import TextIO

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

from scripts.local.emulator.patches import END_OF_LOG

LOG_TIMEOUT_SECONDS = 0.25
CREATED = 201
LATE = "no response in time"
NONE: Mapping[str, int] = {}


def drain_log(worker, *_limits: float) -> str:
    """The lines that a worker wrote during the last call, up to the end mark or the end of its process."""
    lines = []
    try:
        while (line := worker._stderr_queue.get(timeout=LOG_TIMEOUT_SECONDS)) != END_OF_LOG:
            lines.append(line)
    except queue.Empty:
        pass
    return "\n".join(lines)


def read_line_until(stream: TextIO, deadline: float) -> str:
    """Reads a line. Raises TimeoutError when there is none by `deadline` (of the monotonic clock).

    Waits on the pipe itself: the stream's buffer is empty, since a worker responds to one line with one line.
    """
    readable, _, _ = select.select([stream], [], [], max(0.0, deadline - time.monotonic()))
    if readable:
        return stream.readline()
    raise TimeoutError(LATE)


class WorkerTurns:
    """Allows `workers` calls of a function at a time; `exceptions` has other numbers, by the endings of names."""

    def __init__(self, workers: int, exceptions: Mapping[str, int] = NONE):
        self._workers = workers
        self._exceptions = exceptions
        self._turns: dict[str, threading.Semaphore] = {}
        self._adding = threading.Lock()

    def of(self, function: str) -> threading.Semaphore:
        """The turns of a function, by its ARN."""
        with self._adding:
            return self._turns.setdefault(function, threading.Semaphore(self._workers_of(function)))

    def _workers_of(self, function: str) -> int:
        return next((number for end, number in self._exceptions.items() if function.endswith(end)), self._workers)


def bounded(execute: Callable, turns: WorkerTurns) -> Callable:
    """Makes a call wait for its turn.

    Idle workers are reused, so this also limits processes: each takes about 66 MB, and 0.3 s of a core to start.
    """

    def execute_in_turn(func: dict, event: object, request_id: str) -> dict:
        config = func.get("config") or func
        with turns.of(config.get("FunctionArn", "")):
            return execute(func, event, request_id)

    return execute_in_turn


def with_warm_worker(create: Callable, turns: WorkerTurns) -> Callable:
    """Starts a function's first process when the function is created, while Terraform waits for other resources.

    That takes a turn: a call that arrives meanwhile waits for this process instead of starting another.
    """

    def start_worker(name: str, turn: threading.Semaphore) -> None:
        try:
            function = lambda_svc._functions[name]
            worker, _reason = lambda_runtime.acquire_worker(name, function["config"], function["code_zip"])
            try:
                lambda_runtime.ensure_spawned(worker)
            finally:
                lambda_runtime.release_worker(worker)
        finally:
            turn.release()

    def create_and_warm(data: dict) -> tuple:
        response = create(data)
        if response[0] != CREATED:
            return response
        name = data["FunctionName"]
        turn = turns.of(lambda_svc._functions[name]["config"]["FunctionArn"])
        # Before the response, so that no call of the new function can come first.
        if turn.acquire(blocking=False):
            context = contextvars.copy_context()
            threading.Thread(target=context.run, args=(start_worker, name, turn), daemon=True).start()
        return response

    return create_and_warm
