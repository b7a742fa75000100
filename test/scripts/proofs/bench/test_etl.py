"""`npm run bench:etl -- --only`: what is measured, and what is refused before anything starts."""

import importlib.util
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

MEASUREMENT = Path(__file__).parents[4] / "scripts/proofs/bench/etl/etl.py"


@pytest.fixture
def etl(monkeypatch):
    """The measurement with a warehouse and loads that do nothing. `etl.measured` are the names of the cases."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("etl_bench", MEASUREMENT)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "etl_bench", module)
    spec.loader.exec_module(module)
    module.measured = []

    def measure(case, _url):
        module.measured.append(case.name)
        return [{"ok": True}]

    monkeypatch.setattr(module, "_warehouse", lambda: nullcontext("postgresql://nowhere"))
    monkeypatch.setattr(module, "_measure", measure)
    monkeypatch.setattr(module.subprocess, "run", lambda *_args, **_options: None)
    return module


def test_measures_only_the_cases_whose_name_contains_the_text(etl, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["etl.py", "--only", "objects"])
    assert etl.main() == 0
    assert etl.measured == [case.name for case in etl.CASES]

    etl.measured.clear()
    monkeypatch.setattr(sys, "argv", ["etl.py", "--only", "5,000"])
    assert etl.main() == 0
    assert etl.measured == ["5,000 one-ticket objects"]


def test_measures_everything_without_it(etl, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["etl.py"])

    assert etl.main() == 0
    assert len(etl.measured) == len(etl.CASES)


def test_refuses_a_text_that_no_case_has_and_names_the_cases(etl, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["etl.py", "--only", "parquet"])

    with pytest.raises(SystemExit) as refused:
        etl.main()

    assert refused.value.code == 2
    assert capsys.readouterr().err.startswith(
        "error: --only is \"parquet\"; expected a part of '5,000 one-ticket objects'"
    )
    assert etl.measured == []
