"""How the job writes figures and levels in its log, as the commands in scripts/ do."""

import logging


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
        return super().format(record)
