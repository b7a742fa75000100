"""The scripted faults, asked at every call."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from scripts.local.emulator.faults.fault import Fault, parse_fault

BITS = 0xFFFFFFFF


class Call(NamedTuple):
    """A call as faults know it."""

    service: str
    operation: str
    resource: str
    body: str = ""


class Misfortune(NamedTuple):
    """What is to befall one call."""

    seconds_before: float = 0
    seconds_after: float = 0
    outcome: Fault | None = None
    """A fault with an error, a reset or a crash."""

    @property
    def happens_after(self) -> bool:
        return self.outcome is not None and self.outcome.when == "after"


NOTHING = Misfortune()


def seeded_random(seed: int) -> Callable[[], float]:
    """Numbers from 0 up to 1 in an order the seed alone decides: mulberry32, as the model server draws them."""
    state = seed & BITS

    def draw() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & BITS
        mixed = ((state ^ (state >> 15)) * (state | 1)) & BITS
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & BITS)) & BITS
        return (mixed ^ (mixed >> 14)) / 4_294_967_296

    return draw


@dataclass
class _Entry:
    fault: Fault
    draw: Callable[[], float]
    hits: int = 0

    def concerns(self, call: Call, crashing: bool) -> bool:
        fault = self.fault
        return (
            fault.service == call.service
            and fault.operation in ("*", call.operation)
            and fault.crash == crashing
            and (fault.resource or "") in call.resource
            and (fault.containing or "") in call.body
            and (fault.times is None or self.hits < fault.times)
        )


class FaultPlan:
    """Delays add up; of errors, resets and crashes the earliest scripted one happens. May be asked by any thread."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._lock = threading.Lock()

    def add(self, script: object) -> dict:
        """Raises BadFaultError naming the fields that are wrong."""
        fault = parse_fault(script)
        with self._lock:
            self._entries.append(_Entry(fault, seeded_random(fault.seed)))
        return {**fault.as_json(), "hits": 0}

    def list(self) -> list[dict]:
        """The faults in force, and how many calls each has hits."""
        with self._lock:
            return [{**entry.fault.as_json(), "hits": entry.hits} for entry in self._entries]

    def clear(self) -> None:
        with self._lock:
            self._entries = []

    @property
    def is_empty(self) -> bool:
        return not self._entries

    def concerns(self, service: str) -> bool:
        """Whether a call of the service needs a closer look."""
        return any(entry.fault.service == service for entry in self._entries)

    def next(self, call: Call, crashing: bool = False) -> Misfortune:
        """What befalls this call; counts it. Crashes are asked for where functions run, others where calls arrive."""
        found = NOTHING
        with self._lock:
            for entry in self._entries:
                fault = entry.fault
                if not entry.concerns(call, crashing) or (found.outcome and fault.is_outcome):
                    continue
                if fault.share < 1 and entry.draw() >= fault.share:
                    continue
                entry.hits += 1
                found = _with(found, fault)
        return found


def _with(found: Misfortune, fault: Fault) -> Misfortune:
    seconds = (fault.latencyMs or 0) / 1000
    outcome = fault if fault.is_outcome else found.outcome
    if fault.when == "after":
        return Misfortune(found.seconds_before, found.seconds_after + seconds, outcome)
    return Misfortune(found.seconds_before + seconds, found.seconds_after, outcome)
