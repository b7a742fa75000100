"""Functions whose process dies before or after they ran."""

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
    """What the caller of a function gets whose runtime was killed."""
    words = f"RequestId: {request_id} Error: Runtime exited with error: signal: killed"
    return {"status": "error", "name": "Runtime.ExitError", "error": words, "log": log}


def with_crashes(invoke: Callable, plan: FaultPlan) -> Callable:
    """A worker's method that runs one call, killing its process as scripted. The next call starts another."""

    def crash_or_invoke(worker, event: object, request_id: str, **more: object) -> dict:
        if not plan.concerns("lambda"):
            return invoke(worker, event, request_id, **more)
        call = Call("lambda", "Invoke", worker.func_name, json.dumps(event, ensure_ascii=False))
        before, after, outcome = misfortune = plan.next(call, crashing=True)
        time.sleep(before)
        result = {} if outcome and not misfortune.happens_after else invoke(worker, event, request_id, **more)
        time.sleep(after)
        if outcome is None:
            return result
        _kill(worker)
        return _exit_error(request_id, result.get("log", ""))

    return crash_or_invoke
