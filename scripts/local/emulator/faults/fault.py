"""A scripted fault: its fields and their validation."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass

from scripts.local.emulator.faults.services import SERVICES, errors_of, operations_of

LATENCY_MAX_MS = 300_000
SEED_MAX = 0xFFFFFFFF
TIMES_MAX = 1_000_000


class BadFaultError(Exception):
    """Has one line for each invalid field, such as "share: expected a number from 0 to 1"."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class Fault:
    """At least one of `error`, `reset`, `crash` and `latencyMs`, and at most one of the first three.

    The fields are those of the JSON. Fields that the model server's faults also have mean the same there.
    """

    service: str
    operation: str
    """The API's name of an operation, such as UpdateItem; or "*"."""
    error: str | None = None
    """The SDK's name of an error, which decides the HTTP status and format."""
    reset: bool = False
    """The connection closes without a response."""
    crash: bool = False
    """For Lambda's Invoke only: the function's process dies."""
    latencyMs: int | None = None
    """Added to the call: before the service does its work or, when `when` is "after", before it responds."""
    times: int | None = None
    """The fault ends after this many calls."""
    share: float = 1
    """Hits only this share of calls, drawn from `seed`."""
    seed: int = 1
    when: str = "before"
    """ "after": the service does its work, and then the caller gets the fault."""
    resource: str | None = None
    """Hits only calls whose function, table, bucket and key, topic, queue, stream or state machine contains it."""
    containing: str | None = None
    """Hits only calls whose request has this text in its body."""

    @property
    def is_failure(self) -> bool:
        return self.error is not None or self.reset or self.crash

    def as_json(self) -> dict:
        return {name: value for name, value in asdict(self).items() if value is not None}


Rule = tuple[Callable[[object], bool], str]
"""A check of a field's value, and the message about what was expected."""


def _is_one_of(*values: str) -> Rule:
    return values.__contains__, f"expected one of {', '.join(values)}"


def _whole_number(minimum: int, maximum: int) -> Rule:
    def is_valid(value: object) -> bool:
        return type(value) is int and minimum <= value <= maximum

    return is_valid, f"expected a whole number from {minimum} to {maximum}"


def _text(what: str) -> Rule:
    return lambda value: isinstance(value, str) and value != "", f"expected {what}"


BOOLEAN: Rule = (lambda value: type(value) is bool, "expected true or false")
SHARE: Rule = (lambda value: type(value) in (int, float) and 0 <= value <= 1, "expected a number from 0 to 1")

RULES = {
    "service": _is_one_of(*SERVICES),
    "operation": _text("an operation, such as UpdateItem, or *"),
    "error": _text("an error's name, such as ThrottlingException"),
    "reset": BOOLEAN,
    "crash": BOOLEAN,
    "latencyMs": _whole_number(0, LATENCY_MAX_MS),
    "times": _whole_number(1, TIMES_MAX),
    "share": SHARE,
    "seed": _whole_number(0, SEED_MAX),
    "when": _is_one_of("before", "after"),
    "resource": _text("a part of a name"),
    "containing": _text("a part of a request's body"),
}


def _invalid_fields(script: Mapping) -> Iterator[str]:
    for name in script:
        if name not in RULES:
            yield f"{name}: unknown field"
    for name in ("service", "operation"):
        if name not in script:
            yield f"{name}: {RULES[name][1]}"
    for name, (is_valid, expected) in RULES.items():
        if name in script and not is_valid(script[name]):
            yield f"{name}: {expected}"


def _invalid_combinations(fault: Fault) -> Iterator[str]:
    service, operation, error = fault.service, fault.operation, fault.error
    if operation != "*" and operation not in operations_of(service):
        yield f"operation: expected an operation of {service}, which {operation} is not"
    if error is not None and error not in errors_of(service):
        yield f"error: expected an error of {service}, which {error} is not"
    failures = [name for name in ("error", "reset", "crash") if getattr(fault, name)]
    if not failures and fault.latencyMs is None:
        yield "error: expected one of error, reset, crash and latencyMs"
    if len(failures) > 1:
        yield f"{failures[1]}: expected either {failures[0]} or {failures[1]}, not both"
    if fault.crash and (service, operation) != ("lambda", "Invoke"):
        yield "crash: expected service lambda and operation Invoke with it"


def parse_fault(script: object) -> Fault:
    """The fault that a JSON value describes. Raises BadFaultError, which names the invalid fields."""
    if not isinstance(script, Mapping):
        raise BadFaultError(["body: expected a JSON object"])
    if errors := list(_invalid_fields(script)):
        raise BadFaultError(errors)
    fault = Fault(**script)
    if errors := list(_invalid_combinations(fault)):
        raise BadFaultError(errors)
    return fault
