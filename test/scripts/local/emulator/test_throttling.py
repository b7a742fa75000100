"""Throttled work still runs when its time has come."""

import threading

from scripts.local.emulator.throttling import INVOCATIONS, at_most_every


def a_cleaning(seconds: float):
    done, time = [], [0.0]
    return at_most_every(seconds, done.append, lambda key: key, now=lambda: time[0]), done, time


def test_a_cleaning_is_skipped_until_its_time_has_passed():
    clean, done, time = a_cleaning(1)

    for moment in (0, 0.5, 0.99, 1, 1.5, 2.5):
        time[0] = moment
        clean("one")

    assert done == ["one"] * 3


def test_each_key_has_its_own_time():
    clean, done, _time = a_cleaning(1)

    for key in ("one", "two", "one"):
        clean(key)

    assert done == ["one", "two"]


def test_invocations_that_wait_for_invocations_finish():
    begun = threading.Barrier(50, timeout=60)

    def outer():
        begun.wait()
        return INVOCATIONS.submit(lambda: "inner").result(60)

    calls = [INVOCATIONS.submit(outer) for _ in range(50)]

    assert [call.result(60) for call in calls] == ["inner"] * 50
