"""One run of the job: the load of each dataset, one after the other, on the same warehouse and the same Spark."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from ticket_etl.errors import LoadError
from ticket_etl.load import Load, Report

log = logging.getLogger("ticket_etl")


@dataclass
class Outcome:
    """What the loads of a run did."""

    reports: list[Report] = field(default_factory=list)
    """Of those that succeeded."""
    exit_code: int = 0
    """Of the first that failed; 0 if none did."""


@dataclass(frozen=True)
class Job:
    """The loads of a run, in their order."""

    loads: Sequence[Load]

    def run(self) -> Outcome:
        """Runs every load that has something to read. One that fails is reported and does not stop the others, unless
        it could not even begin: then the warehouse is down or in use."""
        outcome = Outcome()
        for load in self.loads:
            if load.dataset.is_optional and not load.has_objects():
                continue
            code = _run(load, outcome.reports)
            outcome.exit_code = outcome.exit_code or code
            if code and not load.warehouse.has_begun:
                break
        return outcome

    def close(self) -> None:
        """Ends the session of the warehouse, which all loads share."""
        self.loads[0].warehouse.database.close()


def _run(load: Load, reports: list[Report]) -> int:
    try:
        reports.append(load.run())
    except LoadError as error:
        log.error("%s: %s", load.dataset.name, error)
        return error.exit_code
    except Exception:
        log.exception("%s: the load failed with an unexpected error; nothing of it was loaded.", load.dataset.name)
        return 1
    return 0
