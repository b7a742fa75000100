"""Passages are replaced exactly once or not at all."""

import types

import pytest

from scripts.local.emulator.patching import Patch, PatchError, apply

SOURCE = """
GREETING = "hello world"

def count(n):
    total = 0
    return total + n

class Box:
    def open(self):
        return "closed"
"""


@pytest.fixture
def module(tmp_path, monkeypatch) -> types.ModuleType:
    (tmp_path / "sample_package.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(__import__("sys").modules, "sample_package", raising=False)
    return __import__("sample_package")


def test_a_function_gets_the_new_passage(module):
    apply(Patch(module, "count", "total = 0", "total = 10"))

    assert module.count(1) == 11


def test_a_method_gets_the_new_passage(module):
    apply(Patch(module, "Box.open", '"closed"', '"open"'))

    assert module.Box().open() == "open"


def test_a_constant_gets_the_new_passage(module):
    apply(Patch(module, "GREETING", "world", "there"))

    assert module.GREETING == "hello there"


def test_a_function_that_is_referred_to_elsewhere_changes_there_too(module):
    table = {"count": module.count}

    apply(Patch(module, "count", "total = 0", "total = 10"))

    assert table["count"](1) == 11


def test_two_patches_of_one_function_both_apply(module):
    apply(Patch(module, "count", "total = 0", "total = 10"))
    apply(Patch(module, "count", "total + n", "total * n"))

    assert module.count(3) == 30


@pytest.mark.parametrize(("old", "found"), [("total = 1", 0), ("total", 2)])
def test_a_passage_that_does_not_occur_exactly_once_is_an_error_that_names_it(module, old, found):
    with pytest.raises(PatchError, match=rf"sample_package\.count contains '{old}' {found} times"):
        apply(Patch(module, "count", old, ""))

    assert module.count(1) == 1
