"""Changes single passages of an installed package's functions, and refuses when a passage is not the one expected."""

import __future__

import inspect
import textwrap
from types import FunctionType, ModuleType
from typing import NamedTuple


class MendError(Exception):
    """The installed package no longer has the text that a mend replaces."""


class Mend(NamedTuple):
    """One passage of one function (or of one module's string constant), and what stands there instead.

    A method's passage is indented as if the method stood alone.
    """

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


_sources: dict[FunctionType, str] = {}
"""The text that earlier mends gave a function."""


def _mend_function(mend: Mend, function: FunctionType) -> None:
    """Changes the function in place, since tables and other modules hold it too."""
    source = _replaced(mend, _sources.get(function) or textwrap.dedent(inspect.getsource(function)))
    scope: dict[str, object] = {}
    # Annotations stay text: a method's may name what only its class knows.
    code = compile(
        source, f"<mended {mend.name}>", "exec", flags=__future__.annotations.compiler_flag, dont_inherit=True
    )
    exec(code, vars(mend.module), scope)  # noqa: S102
    function.__code__ = scope[function.__name__].__code__
    _sources[function] = source


def apply(mend: Mend) -> None:
    """Puts the mended text in force. Raises MendError when the passage is not there exactly once."""
    *owners, name = mend.name.split(".")
    owner = getattr(mend.module, owners[0]) if owners else mend.module
    current = getattr(owner, name)
    if isinstance(current, str):
        setattr(owner, name, _replaced(mend, current))
    else:
        _mend_function(mend, current)
