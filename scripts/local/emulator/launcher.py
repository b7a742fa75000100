"""Starts MiniStack, the AWS emulator of the local stack, with patches for its differences from AWS.

Run as `python -m scripts.local.emulator.launcher`. MiniStack's own variables apply (GATEWAY_PORT, BIND_HOST,
LOG_LEVEL), and:
AWS_ACCESS_KEY_ID           required: only requests with this access key are answered, see guard.py
LOCAL_WORKERS_PER_FUNCTION  processes per function, each for one call at a time (default 1)
LOCAL_WORKERS_OF            processes of single functions, by the endings of their names: serve-api=4,other=2
LOCAL_EXECUTIONS            executions that run at a time (default 12); the others wait
LOCAL_RETRIES               aws: retries wait as on AWS, at random (default: as long each time, at most a minute)
LOCAL_END_WITH_PARENT       1: exit, with the whole process group, when standard input ends
LOCAL_EVENT_SOURCES         external: leave Kinesis streams to scripts/local/event-source, which handles records that
                            fail as Lambda does; MiniStack's own poller ignores partial responses and limits

`POST`, `GET` and `DELETE /_faults` script faults of its services, see scripts/local/emulator/faults/fault.py.
"""

import functools
import gc
import os
import signal
import sys
import threading
from importlib.metadata import PackageNotFoundError, version

MINISTACK_VERSION = "1.5.33"
DEFAULT_WORKERS = 1
DEFAULT_EXECUTIONS = 12
GC_THRESHOLDS = (100_000, 50, 100)
"""Collects garbage cycles a hundred times less often than Python's default, which saves a tenth of the time under
load."""
USAGE = 2


def installed_version() -> str:
    try:
        return version("ministack")
    except PackageNotFoundError:
        return "none"


def read_count(variable: str, default: int) -> int:
    """The variable as a number, or the default if unset or empty. Raises ValueError, which names it, otherwise."""
    text = os.environ.get(variable) or str(default)
    if text.isdecimal() and int(text) >= 1:
        return int(text)
    raise ValueError(f'{variable} is "{text}"; expected a whole number of at least 1')


def read_counts(variable: str) -> dict[str, int]:
    """The variable as numbers by name. Raises ValueError, which names it, unless it is like serve-api=4,other=2."""
    text = os.environ.get(variable, "")
    pairs = [part.partition("=") for part in text.split(",") if part]
    if all(name and number.isdecimal() and int(number) >= 1 for name, _, number in pairs):
        return {name: int(number) for name, _, number in pairs}
    raise ValueError(f'{variable} is "{text}"; expected names with whole numbers of at least 1, such as serve-api=4')


def read_access_key() -> str:
    """The access key of this run. Raises ValueError without one."""
    if key := os.environ.get("AWS_ACCESS_KEY_ID"):
        return key
    raise ValueError("AWS_ACCESS_KEY_ID is not set; expected the access key that requests must have")


def patch_emulator(access_key: str, worker_count: int, execution_limit: int, workers_of: dict[str, int]) -> None:
    """Patches MiniStack in this process. Raises PatchError when the text to replace is not as expected."""
    import jsonata
    import ministack.app
    from ministack.core import concurrency, iam_actions, lambda_runtime
    from ministack.services import bedrock, cloudwatch, dynamodb, kinesis, lambda_svc, stepfunctions

    from scripts.local.emulator import executions, guard, metrics, throttling, workers
    from scripts.local.emulator.faults.install import install as install_faults
    from scripts.local.emulator.gateway_patches import install as install_gateway
    from scripts.local.emulator.guardrail_patches import PATCHES as GUARDRAIL_PATCHES
    from scripts.local.emulator.guardrail_patches import without_config
    from scripts.local.emulator.leading_keys import batched_attributes, enclosing_operation, leading_keys
    from scripts.local.emulator.partial_batches import records_done
    from scripts.local.emulator.patches import PATCHES
    from scripts.local.emulator.patching import apply
    from scripts.local.emulator.sign_in_patches import PATCHES as SIGN_IN_PATCHES

    for patch in (*PATCHES, *SIGN_IN_PATCHES, *GUARDRAIL_PATCHES):
        apply(patch)
    install_gateway()

    lambda_runtime.Worker._drain_stderr_bounded = workers.drain_log
    turns = workers.WorkerTurns(worker_count, workers_of)
    lambda_svc._execute_function_warm = workers.bounded(lambda_svc._execute_function_warm, turns)
    lambda_svc._create_function = workers.with_warm_worker(lambda_svc._create_function, turns)

    # The syntax of a condition was checked for every item of a scan.
    dynamodb._condition_syntax_error = functools.lru_cache(maxsize=1024)(dynamodb._condition_syntax_error)
    # Both went through all records and iterators at every call.
    kinesis._expire_records = throttling.at_most_every(1, kinesis._expire_records, id)
    kinesis._expire_iterators = throttling.at_most_every(1, kinesis._expire_iterators, lambda: None)

    # Names that the patched passages use.
    bedrock.without_config = without_config
    lambda_runtime.ROOT_KEY = access_key
    lambda_runtime.note_issued = guard.note_issued
    lambda_runtime.function_environment = guard.function_environment
    iam_actions.leading_keys = leading_keys
    iam_actions.batched_attributes = batched_attributes
    iam_actions.enclosing_operation = enclosing_operation
    concurrency.INVOCATIONS = throttling.INVOCATIONS
    lambda_svc.records_done = records_done
    lambda_runtime.LATE = workers.LATE
    lambda_runtime.read_line_until = workers.read_line_until
    stepfunctions.TASKS = executions.TASKS
    stepfunctions.next_mock = executions.next_mock
    stepfunctions.parse_definition = executions.parse_definition
    stepfunctions.retry_delay = executions.retry_delay
    jsonata.jsonata.PARSER = executions.PARSER
    jsonata.jsonata.parse_expression = executions.parse_expression

    turns = executions.ExecutionTurns(execution_limit)
    stepfunctions._add_event = executions.add_event
    stepfunctions._run_execution = turns.bounded(stepfunctions._run_execution)
    stepfunctions._scaled_sleep = turns.releasing_turn(stepfunctions._scaled_sleep)
    emit_status = stepfunctions._emit_execution_status_event
    stepfunctions._emit_execution_status_event = metrics.counting_failures(emit_status)
    cloudwatch._evaluate_alarm = metrics.returning_to_ok(cloudwatch._evaluate_alarm)

    if os.environ.get("LOCAL_EVENT_SOURCES") == "external":
        lambda_svc._poll_kinesis = lambda: False
    install_faults()
    # Around everything else, so that a refused request has no effect.
    ministack.app.app = guard.Guard(ministack.app.app, access_key)


def end_with_parent() -> None:
    """Ends this process and its workers when standard input ends, whose other end belongs to the parent process."""

    def wait() -> None:
        while sys.stdin.buffer.raw.read(1):
            pass
        os.killpg(os.getpgrp(), signal.SIGKILL)

    threading.Thread(target=wait, daemon=True, name="end-with-parent").start()


def main() -> int:
    from scripts.local.emulator.patching import PatchError

    try:
        if (found := installed_version()) != MINISTACK_VERSION:
            raise PatchError(
                f"MiniStack {MINISTACK_VERSION} is required, found {found}: install scripts/local/requirements.txt"
            )
        patch_emulator(
            access_key=read_access_key(),
            worker_count=read_count("LOCAL_WORKERS_PER_FUNCTION", DEFAULT_WORKERS),
            execution_limit=read_count("LOCAL_EXECUTIONS", DEFAULT_EXECUTIONS),
            workers_of=read_counts("LOCAL_WORKERS_OF"),
        )
    except (PatchError, ValueError) as error:
        sys.stderr.write(f"error: {error}\n")
        return USAGE
    if os.environ.get("LOCAL_END_WITH_PARENT") == "1":
        end_with_parent()
    gc.set_threshold(*GC_THRESHOLDS)
    from ministack.app import main as serve

    serve()
    return 0


if __name__ == "__main__":
    # What it and the functions write holds customers' texts.
    os.umask(0o077)
    sys.exit(main())
