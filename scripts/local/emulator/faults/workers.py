"""Crashes: functions whose process dies before or after the call."""

import json
import time
from collections.abc import Callable

from scripts.local.emulator.faults.plan import Call, FaultPlan


def _kill(worker) -> None:
    process, worker._proc = worker._proc, None
    if process is not None:
        process.kill()
        process.wait()


def _exit_error(request_id: str, log: str) -> dict:
    """The result of a call whose runtime was killed."""
    message = f"RequestId: {request_id} Error: Runtime exited with error: signal: killed"
    return {"status": "error", "name": "Runtime.ExitError", "error": message, "log": log}


def with_crashes(invoke: Callable, plan: FaultPlan) -> Callable:
    """Wraps a worker's method that runs one call, to kill its process as scripted. The next call starts another."""

    def crash_or_invoke(worker, event: object, request_id: str, **more: object) -> dict:
        if not plan.applies_to("lambda"):
            return invoke(worker, event, request_id, **more)
        call = Call("lambda", "Invoke", worker.func_name, json.dumps(event, ensure_ascii=False))
        before, after, failure = effect = plan.next(call, crashing=True)
        time.sleep(before)
        result = {} if failure and not effect.is_after_call else invoke(worker, event, request_id, **more)
        time.sleep(after)
        if failure is None:
            return result
        _kill(worker)
        return _exit_error(request_id, result.get("log", ""))

    return crash_or_invoke
