"""What Ctrl-C does before and after a load, which handles it itself. Imports nothing that is slow to import."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

EXIT_CODE = 130
"""128 plus the number of SIGINT, as in shells."""


def end_at_interrupt() -> None:
    """From now on an interrupt ends this process with one line. For the imports, where Python shows a stack trace."""
    _on_interrupt(_end)


def raise_at_interrupt() -> None:
    """From now on an interrupt raises KeyboardInterrupt, which is Python's default."""
    _on_interrupt(signal.default_int_handler)


def ignore_interrupts() -> None:
    """From now on an interrupt has no effect: the work is done."""
    _on_interrupt(signal.SIG_IGN)


def _on_interrupt(action: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    # Whoever starts a job in the background may have set it to ignore interrupts.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, action)


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.stderr.write("error: Interrupted before the load started.\n")
    sys.stderr.flush()
    os._exit(EXIT_CODE)
