"""Runs a command on a terminal of its own: what is written to standard input is typed, "\\x03" is Ctrl-C.

Prints what the terminal shows, and ends with the command's exit code, or 128 plus the signal that ended it. When
standard input ends, because the test is over or was killed, the terminal closes and all that runs on it is ended.
"""

import contextlib
import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

CHUNK = 65_536

# An environment variable that every process of one session inherits.
MARK = "TICKET_PIPELINE_TEST_SESSION"

# Of the command when its terminal has closed, before it is killed.
SECONDS_TO_END = 5.0

# Exit code when nobody types any longer.
ABANDONED = 129


def relay(terminal: int) -> bool:
    """Types and prints. True when the last program has left the terminal, False when standard input has ended."""
    typist = sys.stdin.fileno()
    while True:
        for source in select.select([terminal, typist], [], [])[0]:
            try:
                data = os.read(source, CHUNK)
            except OSError:
                data = b""
            if data == b"":
                return source == terminal
            os.write(terminal if source == typist else sys.stdout.fileno(), data)


def of_session() -> list[int]:
    """The other processes that inherited the session's mark."""
    mark = f"{MARK}={os.environ.get(MARK, '')}".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (entry / "environ").read_bytes().split(b"\0") and int(entry.name) != os.getpid():
                found.append(int(entry.name))
    return found


def end_session(process: int) -> None:
    """Waits for the command and what it started, whose terminal has closed. Kills what does not end by itself."""
    deadline = time.monotonic() + SECONDS_TO_END
    while of_session():
        with contextlib.suppress(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
        if time.monotonic() > deadline:
            for left in of_session():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(left, signal.SIGKILL)
            return
        time.sleep(0.05)


def main(command: list[str]) -> int:
    """The exit code of the command."""
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)  # noqa: S606
    if not relay(terminal):
        os.close(terminal)
        end_session(process)
        return ABANDONED
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
