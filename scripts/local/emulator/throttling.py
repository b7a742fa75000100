"""Work that the original emulator repeats at every call, reduced to now and then or once."""

import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor

INVOCATIONS = ThreadPoolExecutor(max_workers=10_000, thread_name_prefix="invocation")
"""Runs calls that may call the emulator again. Practically unlimited, so that calls cannot deadlock on each other."""


def at_most_every(seconds: float, clean: Callable, key_of: Callable[..., Hashable], now=time.monotonic) -> Callable:
    """`clean`, skipped when it ran for the same key within the last `seconds`."""
    ran_at: dict[Hashable, float] = {}
    noting = threading.Lock()

    def clean_now_and_then(*arguments: object) -> None:
        key, moment = key_of(*arguments), now()
        with noting:
            if moment - ran_at.get(key, float("-inf")) < seconds:
                return
            ran_at[key] = moment
        clean(*arguments)

    return clean_now_and_then
