"""Patches single passages of an installed package's functions, and fails when a passage is not as expected."""

import __future__

import inspect
import textwrap
from types import FunctionType, ModuleType
from typing import NamedTuple


class PatchError(Exception):
    """The installed package does not have the text that a patch replaces."""


class Patch(NamedTuple):
    """One passage of a function (or of a module's string constant), and its replacement.

    A method's passage is indented as if the method were not in a class.
    """

    module: ModuleType
    name: str
    """"function", "Class.method" or "CONSTANT"."""
    old: str
    new: str


def _replace_passage(patch: Patch, text: str) -> str:
    found = text.count(patch.old)
    if found == 1:
        return text.replace(patch.old, patch.new)
    where = f"{patch.module.__name__}.{patch.name}"
    raise PatchError(
        f"{where} contains {patch.old.strip()!r} {found} times, expected once: "
        "install the pinned versions (scripts/local/requirements.txt), or adapt the patch"
    )


_sources: dict[FunctionType, str] = {}
"""The current source of functions that were patched before."""


def _patch_function(patch: Patch, function: FunctionType) -> None:
    """Changes the function in place, since tables and other modules refer to it too."""
    source = _replace_passage(patch, _sources.get(function) or textwrap.dedent(inspect.getsource(function)))
    scope: dict[str, object] = {}
    # Annotations stay text: those of a method may use names that exist only in its class.
    code = compile(
        source, f"<patched {patch.name}>", "exec", flags=__future__.annotations.compiler_flag, dont_inherit=True
    )
    exec(code, vars(patch.module), scope)  # noqa: S102
    function.__code__ = scope[function.__name__].__code__
    _sources[function] = source


def apply(patch: Patch) -> None:
    """Applies a patch. Raises PatchError unless the passage occurs exactly once."""
    *owners, name = patch.name.split(".")
    owner = getattr(patch.module, owners[0]) if owners else patch.module
    current = getattr(owner, name)
    if isinstance(current, str):
        setattr(owner, name, _replace_passage(patch, current))
    else:
        _patch_function(patch, current)
