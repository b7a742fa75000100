"""The loads of a run, one after the other: what stops the others, and what does not."""

from dataclasses import dataclass, field

import pytest
from ticket_etl.datasets import EVALUATIONS, TICKETS, Dataset
from ticket_etl.errors import AnotherRunActive, LoadError, SourceNotFound, TooManyRejects
from ticket_etl.job import Job


@dataclass
class FakeWarehouse:
    has_begun: bool = True


@dataclass
class FakeLoad:
    """Succeeds with its dataset's name as report, or raises `error`."""

    dataset: Dataset
    error: Exception | None = None
    warehouse: FakeWarehouse = field(default_factory=FakeWarehouse)
    is_empty: bool = False
    runs: int = 0

    def has_objects(self) -> bool:
        return not self.is_empty

    def run(self) -> str:
        self.runs += 1
        if self.error:
            raise self.error
        return self.dataset.name


def test_all_loads_run_in_their_order():
    outcome = Job([FakeLoad(TICKETS), FakeLoad(EVALUATIONS)]).run()

    assert (outcome.reports, outcome.exit_code) == (["tickets", "evaluations"], 0)


def test_an_optional_dataset_without_objects_is_passed_over_and_another_one_is_not():
    loads = [FakeLoad(TICKETS, is_empty=True), FakeLoad(EVALUATIONS, is_empty=True)]

    assert Job(loads).run().reports == ["tickets"]


@pytest.mark.parametrize(
    ("error", "code"), [(TooManyRejects("bad"), 1), (SourceNotFound("gone"), 2), (RuntimeError("bug"), 1)]
)
def test_a_failed_load_does_not_stop_the_next_one_and_is_reported_with_its_name(error, code, caplog):
    outcome = Job([FakeLoad(TICKETS, error), FakeLoad(EVALUATIONS)]).run()

    assert (outcome.reports, outcome.exit_code) == (["evaluations"], code)
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == ["tickets"]


def test_the_exit_code_is_that_of_the_first_load_that_failed(caplog):
    outcome = Job([FakeLoad(TICKETS, SourceNotFound("gone")), FakeLoad(EVALUATIONS, TooManyRejects("bad"))]).run()

    assert (outcome.reports, outcome.exit_code) == ([], 2)
    assert [record.getMessage() for record in caplog.records] == ["tickets: gone", "evaluations: bad"]


@pytest.mark.parametrize("error", [AnotherRunActive("busy"), LoadError("down")])
def test_a_load_that_could_not_begin_stops_the_run(error):
    evaluations = FakeLoad(EVALUATIONS)
    outcome = Job([FakeLoad(TICKETS, error, FakeWarehouse(has_begun=False)), evaluations]).run()

    assert (outcome.exit_code, evaluations.runs) == (error.exit_code, 0)


def test_an_interrupt_stops_the_run():
    evaluations = FakeLoad(EVALUATIONS)

    with pytest.raises(KeyboardInterrupt):
        Job([FakeLoad(TICKETS, KeyboardInterrupt()), evaluations]).run()
    assert evaluations.runs == 0
