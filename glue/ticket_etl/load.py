"""One load from begin to end."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from pyspark.sql import SparkSession

from ticket_etl.errors import LoadError, TooManyRejects
from ticket_etl.objects import Progress
from ticket_etl.quarantine import keep_rejects
from ticket_etl.selection import Selection
from ticket_etl.staging import stage, staged_rejects
from ticket_etl.storage import Store
from ticket_etl.warehouse import Counts, Loaded, Mode, Warehouse, utc_now

log = logging.getLogger("ticket_etl")

Select = Callable[[Progress], Selection]


@dataclass(frozen=True)
class Places:
    """Where a load reads and writes."""

    source: Store
    rejects: Store
    staging: Store
    """A place of this run alone, emptied at its end."""


@dataclass(frozen=True)
class Report:
    """What a load did."""

    mode: Mode
    counts: Counts
    loaded: Loaded
    progress: Progress
    listed_objects: int
    listed_bytes: int
    seconds: dict[str, float]
    """How long each part took: begin, list, spark (its start), stage, merge."""

    @property
    def passes(self) -> float:
        """How many times the input was read: bytes that executors got, over the bytes that the listing shows."""
        return self.counts.bytes_read / self.listed_bytes if self.listed_bytes else 0.0


@dataclass
class Load:
    """One run: what it reads, where to, and how many bad rows it puts up with."""

    warehouse: Warehouse
    places: Places
    select: Select
    start_spark: Callable[[], SparkSession]
    most_rejected: float
    """Largest share of bad rows, 0 to 1, that still loads."""
    _seconds: dict[str, float] = field(default_factory=dict, init=False)

    def run(self) -> Report:
        """Loads. Whatever goes wrong, nothing is half-loaded, and the run's row says why."""
        counts = Counts()
        try:
            with self._timed("begin"):
                progress = self.warehouse.begin()
            with self._timed("list"):
                selection = self.select(progress)
            return self._load(selection, counts)
        except BaseException as error:
            self._record(error, counts)
            raise
        finally:
            self._clean_up()

    def _load(self, selection: Selection, counts: Counts) -> Report:
        log.info("%d objects to read", len(selection.objects))
        staged = self._stage(selection, counts) if selection.objects else None
        with self._timed("merge"):
            loaded = self.warehouse.load(staged, counts, selection.progress)
        total = sum(found.size for found in selection.objects)
        mode = self.warehouse.run.mode
        return Report(mode, counts, loaded, selection.progress, len(selection.objects), total, self._seconds)

    def _stage(self, selection: Selection, counts: Counts) -> str:
        with self._timed("spark"):
            spark = self.start_spark()
        uri = f"{self.places.staging.uri}/tickets"
        with self._timed("stage"):
            vars(counts).update(vars(stage(spark, self.places.source.uri, selection.objects, uri)))
        if counts.rows_rejected:
            run_id = self.warehouse.run.run_id
            kept = keep_rejects(self.places.rejects, run_id, utc_now(), staged_rejects(spark, uri))
            log.warning("%d of %d rows rejected, kept in %s", counts.rows_rejected, counts.rows_read, kept)
            self._check_share(counts, kept)
        return uri

    def _check_share(self, counts: Counts, kept: str) -> None:
        share = counts.rows_rejected / counts.rows_read
        if share > self.most_rejected:
            raise TooManyRejects(
                f"{counts.rows_rejected} of {counts.rows_read} rows are bad ({share:.1%}), more than --max-rejected "
                f"allows ({self.most_rejected:.1%}), so nothing was loaded. Look at {kept}, then mend the producer or "
                "raise the option."
            )

    def _record(self, error: BaseException, counts: Counts) -> None:
        try:
            self.warehouse.fail(_reason_of(error), counts)
        except LoadError as unrecorded:
            log.error("etl_loads could not be told: %s", unrecorded)

    def _clean_up(self) -> None:
        try:
            self.places.staging.clear()
        except LoadError as left:
            log.warning("staged files stay behind: %s", left)

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self._seconds[part] = round(perf_counter() - start, 3)


def _reason_of(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "Interrupted: nothing was loaded."
    return str(error) if isinstance(error, LoadError) else f"{type(error).__name__}: {error}"
