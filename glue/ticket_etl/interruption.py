"""What Ctrl-C does while no load is there that could undo itself. Imports nothing that takes time."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

EXIT_CODE = 130
"""128 and the number of SIGINT, as shells tell it."""


def end_at_interrupt() -> None:
    """From now on an interrupt ends this process with one line: for the imports, where Python shows a stack trace."""
    _on_interrupt(_end)


def raise_at_interrupt() -> None:
    """From now on an interrupt is a KeyboardInterrupt, as Python has it from the beginning."""
    _on_interrupt(signal.default_int_handler)


def ignore_interrupts() -> None:
    """From now on nothing is left to interrupt."""
    _on_interrupt(signal.SIG_IGN)


def _on_interrupt(action: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    # Whoever starts a job in the background may have told it to let interrupts pass.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, action)


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.stderr.write("ERROR Interrupted: nothing was begun.\n")
    sys.stderr.flush()
    os._exit(EXIT_CODE)
