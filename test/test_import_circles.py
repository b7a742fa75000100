"""The imports of the Python code: no circle, and the job on Glue does not depend on the scripts."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
ROOTS = {"glue": PROJECT / "glue", "scripts": PROJECT}
"""For each folder of sources, the folder on Python's path from which its modules are imported."""

Imports = Mapping[str, set[str]]


def modules_in(folder: Path, root: Path) -> dict[str, Path]:
    """Files by the name under which they are imported; a package by its own name, without `__init__`."""
    names = {path: path.relative_to(root).with_suffix("").parts for path in folder.rglob("*.py")}
    return {".".join(parts[:-1] if parts[-1] == "__init__" else parts): path for path, parts in names.items()}


def names_imported_by(module: str, path: Path) -> set[str]:
    """Every module it imports, also within functions; `from a import b` as a and a.b, since b may be a module."""
    return set(_imported_names(ast.parse(path.read_text()), module if path.name == "__init__.py" else parent(module)))


def _imported_names(tree: ast.AST, package: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(filter(None, [parent(package, node.level - 1), base]))
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def parent(name: str, levels: int = 1) -> str:
    """`a.b` for `a.b.c`."""
    return ".".join(name.split(".")[: -levels or None])


def imports_of(modules: Mapping[str, Path]) -> Imports:
    """For every module, the others among `modules` that it imports."""
    return {name: names_imported_by(name, path) & (modules.keys() - {name}) for name, path in modules.items()}


def circle_in(imports: Imports) -> Sequence[str]:
    """The modules of a circle in order, first and last the same; empty when there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


@pytest.fixture(params=ROOTS)
def modules(request) -> dict[str, Path]:
    found = modules_in(PROJECT / request.param, ROOTS[request.param])
    assert found, f"no modules in {request.param}/"
    return found


def test_no_module_imports_itself_through_others(modules):
    assert " -> ".join(circle_in(imports_of(modules))) == ""


def test_glue_does_not_import_scripts():
    glue = modules_in(PROJECT / "glue", ROOTS["glue"])
    imported = {name for module, path in glue.items() for name in names_imported_by(module, path)}

    assert {name for name in imported if name.split(".")[0] == "scripts"} == set()


def test_a_circle_is_found_also_through_relative_imports_and_within_functions(tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "one.py").write_text("import json\nfrom package.two import name\n")
    (package / "two.py").write_text("def late():\n    from .three import name\n")
    (package / "three.py").write_text("from . import one\n")

    assert set(circle_in(imports_of(modules_in(package, tmp_path)))) == {"package.one", "package.two", "package.three"}


def test_modules_that_share_an_import_are_not_a_circle(tmp_path):
    (tmp_path / "one.py").write_text("import two\nimport three\n")
    (tmp_path / "two.py").write_text("from three import name\n")
    (tmp_path / "three.py").write_text("name = 1\n")

    assert circle_in(imports_of(modules_in(tmp_path, tmp_path))) == []
