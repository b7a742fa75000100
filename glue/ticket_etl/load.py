"""One load from start to finish."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import perf_counter

from pyspark.sql import SparkSession

from ticket_etl.datasets import Dataset
from ticket_etl.errors import LoadError, SourceNotFound, TooManyRejects
from ticket_etl.objects import Progress, Skipped
from ticket_etl.selection import Range, Selection
from ticket_etl.staging.stage import stage, staged_rejects
from ticket_etl.storage.rejects import write_rejects
from ticket_etl.storage.store import Store
from ticket_etl.warehouse.warehouse import Counts, Loaded, Run, Warehouse, utc_now
from ticket_etl.words import plural

log = logging.getLogger("ticket_etl")

Select = Callable[[Progress], Selection]


@dataclass(frozen=True)
class LoadStores:
    """Where a load reads and writes."""

    source: Store
    rejects: Store
    staging: Store
    """Belongs to this run alone and is cleared at its end."""


@dataclass(frozen=True)
class Tolerance:
    """How many bad rows a load rejects and still succeeds. It fails only if it has more than both allow."""

    max_share: float
    """Of the rows read, 0 to 1."""
    min_rows: int
    """Rejected rows from which their share counts: of a few rows, one bad one is a large share and says little."""

    def is_exceeded(self, counts: Counts) -> bool:
        """Whether so many of the rows read were rejected that their producer must have changed."""
        share = counts.rows_rejected / max(1, counts.rows_read)
        return counts.rows_rejected >= self.min_rows and share > self.max_share


@dataclass(frozen=True)
class Report:
    """What a load did."""

    run: Run
    range: Range
    counts: Counts
    loaded: Loaded
    progress: Progress
    listed_objects: int
    listed_bytes: int
    seconds: dict[str, float]
    """Duration of each part: begin, list, spark (its start), stage, merge."""

    @property
    def passes(self) -> float:
        """How many times the input was read: bytes that the executors read, divided by the bytes listed."""
        return self.counts.bytes_read / self.listed_bytes if self.listed_bytes else 0.0


@dataclass
class Load:
    """One run of one dataset: what it reads, where it writes, and how many bad rows it tolerates."""

    warehouse: Warehouse
    stores: LoadStores
    select: Select
    start_spark: Callable[[], SparkSession]
    tolerance: Tolerance
    _seconds: dict[str, float] = field(default_factory=dict, init=False)

    @property
    def dataset(self) -> Dataset:
        return self.warehouse.run.dataset

    def has_objects(self) -> bool:
        """Whether anything is below the source. Also true of a source that cannot be read: the load reports why."""
        try:
            found = self.stores.source.list_level("")
        except SourceNotFound:
            return False
        except LoadError:
            return True
        return bool(found.folders or found.objects)

    def run(self) -> Report:
        """Loads. If anything fails, nothing is loaded, and the run's row says why."""
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
        to_read = plural(len(selection.objects), "object")
        log.info("%s: looked at %s: %s to read", self.dataset.name, selection.range, to_read)
        _add_skipped(counts, selection.skipped)
        staged = self._stage(selection, counts) if selection.objects else None
        with self._timed("merge"):
            loaded = self.warehouse.load(staged, counts, selection.progress)
        total = sum(found.size for found in selection.objects)
        run, listed = self.warehouse.run, len(selection.objects)
        return Report(run, selection.range, counts, loaded, selection.progress, listed, total, self._seconds)

    def _stage(self, selection: Selection, counts: Counts) -> str:
        with self._timed("spark"):
            spark = self.start_spark()
        uri = f"{self.stores.staging.uri}/{self.dataset.name}"
        with self._timed("stage"):
            read = stage(spark, self.dataset, self.stores.source.uri, selection.objects, uri)
        listed = {"objects_skipped": counts.objects_skipped, "skipped_example": counts.skipped_example}
        vars(counts).update(vars(replace(read, **listed)))
        _add_skipped(counts, Skipped(read.objects_skipped, read.skipped_example))
        if counts.rows_rejected:
            run_id = self.warehouse.run.run_id
            written = write_rejects(self.stores.rejects, run_id, utc_now(), staged_rejects(spark, uri))
            log.warning(
                "%s: %d of %s rejected, stored in %s",
                self.dataset.name,
                counts.rows_rejected,
                plural(counts.rows_read, "row"),
                written,
            )
            self._check_rejects(counts, written)
        return uri

    def _check_rejects(self, counts: Counts, written: str) -> None:
        if self.tolerance.is_exceeded(counts):
            raise TooManyRejects(
                f"{counts.rows_rejected} of {counts.rows_read} rows are bad "
                f"({counts.rows_rejected / counts.rows_read:.1%}), more than --max-rejected allows "
                f"({self.tolerance.max_share:.1%} of a load with at least {self.tolerance.min_rows} bad rows, "
                f"--min-rejected), so nothing was loaded. Inspect {written}, then fix the producer or raise the option."
            )

    def _record(self, error: BaseException, counts: Counts) -> None:
        try:
            self.warehouse.fail(_reason_of(error), counts)
        except LoadError as unrecorded:
            log.error("The failure could not be recorded in etl_loads: %s", unrecorded)

    def _clean_up(self) -> None:
        try:
            self.stores.staging.clear()
        except LoadError as left:
            log.warning("The staged files could not be deleted: %s", left)

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self._seconds[part] = round(perf_counter() - start, 3)


def _add_skipped(counts: Counts, skipped: Skipped) -> None:
    if skipped.objects:
        log.warning("%s", skipped)
    total = Skipped(counts.objects_skipped, counts.skipped_example).plus(skipped)
    counts.objects_skipped, counts.skipped_example = total.objects, total.example


def _reason_of(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "Interrupted: nothing was loaded."
    return str(error) if isinstance(error, LoadError) else f"{type(error).__name__}: {error}"
