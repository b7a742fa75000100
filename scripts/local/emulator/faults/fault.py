"""A scripted fault: its fields, and what is wrong with one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass

from scripts.local.emulator.faults.services import SERVICES, errors_of, operations_of

LATENCY_MAX_MS = 300_000
SEED_MAX = 0xFFFFFFFF
TIMES_MAX = 1_000_000


class BadFaultError(Exception):
    """Carries one line for each wrong field, "share: expected a number from 0 to 1"."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class Fault:
    """At least one of `error`, `reset`, `crash` and `latencyMs`; of the first three, one.

    The fields are the JSON's, and those of the model server's faults where both have them.
    """

    service: str
    operation: str
    """An operation as the API names it, such as UpdateItem; or "*"."""
    error: str | None = None
    """An error's name as the SDK has it; the HTTP status and the form follow from it."""
    reset: bool = False
    """The connection closes without a reply."""
    crash: bool = False
    """Of Lambda's Invoke only: the function's process dies."""
    latencyMs: int | None = None
    """Added to the call: before the service does its work, or, `when` is "after", before it answers."""
    times: int | None = None
    """Ends the fault after that many calls."""
    share: float = 1
    """Befalls that share of calls only, drawn from `seed`."""
    seed: int = 1
    when: str = "before"
    """ "after": the service does its work, and then the caller gets the fault."""
    resource: str | None = None
    """Befalls only calls whose function, table, bucket and key, topic, queue, stream or state machine contains it."""
    containing: str | None = None
    """Befalls only calls whose request has this text in its body."""

    @property
    def is_outcome(self) -> bool:
        return self.error is not None or self.reset or self.crash

    def as_json(self) -> dict:
        return {name: value for name, value in asdict(self).items() if value is not None}


Rule = tuple[Callable[[object], bool], str]
"""What a field's value must be, and how that is said."""


def _one_of(*values: str) -> Rule:
    return values.__contains__, f"expected one of {', '.join(values)}"


def _whole(least: int, most: int) -> Rule:
    def is_right(value: object) -> bool:
        return type(value) is int and least <= value <= most

    return is_right, f"expected a whole number from {least} to {most}"


def _text(what: str) -> Rule:
    return lambda value: isinstance(value, str) and value != "", f"expected {what}"


TRUTH: Rule = (lambda value: type(value) is bool, "expected true or false")
SHARE: Rule = (lambda value: type(value) in (int, float) and 0 <= value <= 1, "expected a number from 0 to 1")

RULES = {
    "service": _one_of(*SERVICES),
    "operation": _text("an operation, such as UpdateItem, or *"),
    "error": _text("an error's name, such as ThrottlingException"),
    "reset": TRUTH,
    "crash": TRUTH,
    "latencyMs": _whole(0, LATENCY_MAX_MS),
    "times": _whole(1, TIMES_MAX),
    "share": SHARE,
    "seed": _whole(0, SEED_MAX),
    "when": _one_of("before", "after"),
    "resource": _text("a part of a name"),
    "containing": _text("a part of a request's body"),
}


def _wrong_fields(script: Mapping) -> Iterator[str]:
    for name in script:
        if name not in RULES:
            yield f"{name}: unknown field"
    for name in ("service", "operation"):
        if name not in script:
            yield f"{name}: {RULES[name][1]}"
    for name, (is_right, expected) in RULES.items():
        if name in script and not is_right(script[name]):
            yield f"{name}: {expected}"


def _wrong_together(fault: Fault) -> Iterator[str]:
    service, operation, error = fault.service, fault.operation, fault.error
    if operation != "*" and operation not in operations_of(service):
        yield f"operation: expected one that {service} has, which {operation} is not"
    if error is not None and error not in errors_of(service):
        yield f"error: expected an error of {service}, which {error} is not"
    outcomes = [name for name in ("error", "reset", "crash") if getattr(fault, name)]
    if not outcomes and fault.latencyMs is None:
        yield "error: expected one of error, reset, crash and latencyMs"
    if len(outcomes) > 1:
        yield f"{outcomes[1]}: expected either {outcomes[0]} or {outcomes[1]}, not both"
    if fault.crash and (service, operation) != ("lambda", "Invoke"):
        yield "crash: expected service lambda and operation Invoke with it"


def parse_fault(script: object) -> Fault:
    """The fault that JSON describes. Raises BadFaultError naming the fields that are wrong."""
    if not isinstance(script, Mapping):
        raise BadFaultError(["body: expected a JSON object"])
    if wrong := list(_wrong_fields(script)):
        raise BadFaultError(wrong)
    fault = Fault(**script)
    if wrong := list(_wrong_together(fault)):
        raise BadFaultError(wrong)
    return fault
