"""The scripted faults, and which of them hit a call."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from scripts.local.emulator.faults.fault import Fault, parse_fault

BITS = 0xFFFFFFFF


class Call(NamedTuple):
    """The properties of a call by which faults are selected."""

    service: str
    operation: str
    resource: str
    body: str = ""


class FaultEffect(NamedTuple):
    """What happens to one call."""

    seconds_before: float = 0
    seconds_after: float = 0
    failure: Fault | None = None
    """A fault with an error, a reset or a crash."""

    @property
    def is_after_call(self) -> bool:
        return self.failure is not None and self.failure.when == "after"


NO_EFFECT = FaultEffect()


def seeded_random(seed: int) -> Callable[[], float]:
    """Numbers from 0 (included) to 1 (excluded) that depend only on the seed: mulberry32, as in the model server."""
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

    def applies_to(self, call: Call, crashing: bool) -> bool:
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
    """Delays add up; of errors, resets and crashes the one scripted first happens. Safe to use from any thread."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._lock = threading.Lock()

    def add(self, script: object) -> dict:
        """Adds a fault and returns it as listed. Raises BadFaultError, which names the invalid fields."""
        fault = parse_fault(script)
        with self._lock:
            self._entries.append(_Entry(fault, seeded_random(fault.seed)))
        return {**fault.as_json(), "hits": 0}

    def list(self) -> list[dict]:
        """The faults in effect, each with its number of hits."""
        with self._lock:
            return [{**entry.fault.as_json(), "hits": entry.hits} for entry in self._entries]

    def clear(self) -> None:
        with self._lock:
            self._entries = []

    @property
    def is_empty(self) -> bool:
        return not self._entries

    def applies_to(self, service: str) -> bool:
        """Whether a call of the service must be checked: any fault is for this service."""
        return any(entry.fault.service == service for entry in self._entries)

    def next(self, call: Call, crashing: bool = False) -> FaultEffect:
        """The effect on this call; counts the hits. Crashes apply where functions run, others where calls arrive."""
        found = NO_EFFECT
        with self._lock:
            for entry in self._entries:
                fault = entry.fault
                if not entry.applies_to(call, crashing) or (found.failure and fault.is_failure):
                    continue
                if fault.share < 1 and entry.draw() >= fault.share:
                    continue
                entry.hits += 1
                found = _with(found, fault)
        return found


def _with(found: FaultEffect, fault: Fault) -> FaultEffect:
    seconds = (fault.latencyMs or 0) / 1000
    failure = fault if fault.is_failure else found.failure
    if fault.when == "after":
        return FaultEffect(found.seconds_before, found.seconds_after + seconds, failure)
    return FaultEffect(found.seconds_before + seconds, found.seconds_after, failure)
