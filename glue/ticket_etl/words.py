"""How the job writes figures and levels in its log, as the commands in scripts/ do."""

import logging
import re

_UNSAFE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb]"
)
"""As in scripts/shared/terminal/sanitize.ts: what a terminal may obey, or what changes how text reads."""


def clean_text(text: str) -> str:
    """The text with U+FFFD for each unsafe character: it may come from a customer, and go to a terminal."""
    return _UNSAFE.sub("\ufffd", text)


def plural(count: int, one: str, several: str | None = None) -> str:
    """ "1 day", "1,432 days"; `several` for a noun that does not just get an s."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


class LogFormatter(logging.Formatter):
    """Lines such as "error: The disk is full." and "info: Read 3 objects."."""

    def __init__(self) -> None:
        super().__init__("%(label)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the level in front of it."""
        record.label = f"{record.levelname.lower()}:"
        return clean_text(super().format(record))
