"""Changes single passages of an installed package's functions, and refuses when a passage is not the one expected."""

import inspect
import textwrap
from types import ModuleType
from typing import NamedTuple


class MendError(Exception):
    """The installed package no longer has the text that a mend replaces."""


class Mend(NamedTuple):
    """One passage of one function (or of one module's string constant), and what stands there instead."""

    module: ModuleType
    name: str
    """"function", "Class.method" or "CONSTANT"."""
    old: str
    new: str


def _replaced(mend: Mend, text: str) -> str:
    found = text.count(mend.old)
    if found == 1:
        return text.replace(mend.old, mend.new)
    where = f"{mend.module.__name__}.{mend.name}"
    raise MendError(
        f"{where} has {found} places like {mend.old.strip()!r}, expected one: "
        "install the pinned versions (scripts/local/requirements.txt), or adapt the mend"
    )


def _source_of(function) -> str:
    """Its own text, or the text that an earlier mend gave it."""
    return getattr(function, "mended_source", None) or textwrap.dedent(inspect.getsource(function))


def _compiled(mend: Mend, function) -> object:
    source = _replaced(mend, _source_of(function))
    scope: dict[str, object] = {}
    exec(compile(source, f"<mended {mend.name}>", "exec"), vars(mend.module), scope)  # noqa: S102
    mended = scope[function.__name__]
    mended.mended_source = source
    return mended


def apply(mend: Mend) -> None:
    """Puts the mended text in force. Raises MendError when the passage is not there exactly once."""
    *owners, name = mend.name.split(".")
    owner = getattr(mend.module, owners[0]) if owners else mend.module
    current = getattr(owner, name)
    setattr(owner, name, _replaced(mend, current) if isinstance(current, str) else _compiled(mend, current))
