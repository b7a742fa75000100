"""Runs a command on a terminal of its own: what is written to standard input is typed, "\\x03" is Ctrl-C.

Prints what the terminal shows, and ends with the command's exit code, or 128 plus the signal that ended it.
"""

import os
import pty
import select
import sys

CHUNK = 65_536


def relay(terminal: int) -> None:
    """Types and prints until the last program on the terminal has closed it."""
    sources = [terminal, sys.stdin.fileno()]
    while True:
        for source in select.select(sources, [], [])[0]:
            try:
                data = os.read(source, CHUNK)
            except OSError:
                data = b""
            if source == terminal and data == b"":
                return
            if data == b"":
                sources.remove(source)
            os.write(terminal if source != terminal else sys.stdout.fileno(), data)


def main(command: list[str]) -> int:
    """The exit code of the command."""
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)  # noqa: S606
    relay(terminal)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
