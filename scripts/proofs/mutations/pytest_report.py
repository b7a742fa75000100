"""A pytest plugin that writes what `read-reports.ts` reads: a line of JSON for each test and each that did not run."""

import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest


def _write(**line: str | None) -> None:
    with Path(os.environ["MUTATION_REPORT"]).open("a", encoding="utf-8") as report:
        report.write(json.dumps(line) + "\n")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    ran = report.when == "call" or report.skipped
    if ran or report.failed:
        error = f"{call.excinfo.typename}: {call.excinfo.value}" if call.excinfo and report.failed else None
        # A failure outside of the test's own body, such as in a fixture, has checked nothing.
        _write(id=item.nodeid, result=report.outcome if ran else "did-not-run", error=error)
    return report


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        _write(id=report.nodeid, result="did-not-run", error=report.longreprtext)
