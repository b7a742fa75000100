"""What a load does in the warehouse, the same for every database."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from ticket_etl.datasets import Dataset
from ticket_etl.errors import AnotherRunActive
from ticket_etl.objects import Progress
from ticket_etl.warehouse.database import CopyStaged, Database, Row, Step
from ticket_etl.warehouse.dataset_sql import fill_template
from ticket_etl.warehouse.migrations import migrate, restore_views
from ticket_etl.warehouse.sql_text import Value, statements
from ticket_etl.warehouse.table_check import check_table

Mode = Literal["incremental", "dates", "keys"]


@dataclass(frozen=True)
class Run:
    """One run of the load of one dataset."""

    run_id: str
    dataset: Dataset
    source: str
    mode: Mode
    lease: timedelta
    """How long the run may take: the job's timeout. On Redshift an unfinished run counts as dead after it."""


@dataclass
class Counts:
    """What a run found and read. `rows_read` = staged + superseded + rejected, and staged = merged + unchanged."""

    objects_read: int = 0
    bytes_read: int = 0
    rows_read: int = 0
    rows_staged: int = 0
    rows_superseded: int = 0
    rows_rejected: int = 0
    objects_skipped: int = 0
    """Objects below the source that a load cannot read."""
    skipped_example: str | None = None
    """The key of one of them."""


@dataclass(frozen=True)
class Loaded:
    """How many of the staged rows were merged, and how many changed nothing."""

    rows_merged: int = 0
    rows_unchanged: int = 0


def utc_now() -> datetime:
    """Now in UTC, without zone, as the warehouse stores times."""
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass
class Warehouse:
    """The warehouse in one run. Call `begin` first, then `load` or `fail` once."""

    database: Database
    run: Run
    is_prepared: bool = False
    """Whether a run that came before on this database has locked it, and brought its schema up to date."""
    has_begun: bool = field(default=False, init=False)
    """Whether the run has a row, which says how it ended."""
    _ended: bool = field(default=False, init=False)

    def begin(self) -> Progress:
        """Locks the warehouse, brings its schema up to date and writes the run's row. Raises AnotherRunActive."""
        if not self.is_prepared:
            self._prepare()
        rows = self._transact("begin.sql", source=self.run.source, mode=self.run.mode, **self._lease())
        active, progress = rows[-2], rows[-1]
        if [row["run_id"] for row in active] != [self.run.run_id]:
            raise AnotherRunActive(_active_message(active))
        self.has_begun = True
        check_table(self.database, self.run.dataset)
        if not self.is_prepared:
            restore_views(self.database)
        return Progress(_time(progress[0]["watermark"]), _time(progress[0]["swept_to"]))

    def loaded_objects(self, since: datetime) -> set[tuple[str, str]]:
        """Key and etag of the objects that were modified since then and are loaded in that version."""
        rows = self._transact("loaded_objects.sql", since=since)[-1]
        return {(str(row["object_key"]), str(row["object_etag"])) for row in rows}

    def load(self, staged_uri: str | None, counts: Counts, progress: Progress) -> Loaded:
        """Stages, merges, counts and moves the watermark in one transaction; without staged files only the last two."""
        values: dict[str, Value] = {**vars(counts), "watermark_to": progress.watermark, "swept_to": progress.swept_to}
        steps: list[Step] = []
        if staged_uri is not None:
            stage, reject, merge = (self._statements(f"load/{name}.sql") for name in ("1_stage", "2_reject", "3_merge"))
            steps = [*stage, CopyStaged("staged_rows", staged_uri), *reject, *merge]
        rows = self.database.transact([*steps, *self._statements("load/4_finish.sql", **values)])
        self._ended = True
        return Loaded(int(str(rows[-1][0]["rows_merged"])), int(str(rows[-1][0]["rows_unchanged"])))

    def fail(self, error: str, counts: Counts) -> None:
        """Records in the run's row why it failed. Does nothing when the row was never written."""
        if self.has_begun and not self._ended:
            read = {
                name: value for name, value in vars(counts).items() if name not in ("rows_staged", "rows_superseded")
            }
            self._transact("fail.sql", error=error[:1000], **read)

    def _prepare(self) -> None:
        if not self.database.lock():
            raise AnotherRunActive("Another load is running on this warehouse: this one exits without changes.")
        migrate(self.database, utc_now())

    def _transact(self, name: str, **values: Value) -> list[list[Row]]:
        return self.database.transact(self._statements(name, **values))

    def _statements(self, name: str, **values: Value) -> list[str]:
        dataset = self.run.dataset
        known: dict[str, Value] = {"run_id": self.run.run_id, "dataset": dataset.name, "now": utc_now()}
        return statements(fill_template(name, dataset), self.database.dialect, known | values)

    def _lease(self) -> dict[str, Value]:
        now = utc_now()
        return {"lease_until": now + self.run.lease, "expired_before": self.database.expired_before(now)}


def _active_message(active: list[Row]) -> str:
    if not active:
        return "Another load started at the same moment: this one exits without changes."
    run = active[0]
    return (
        f"Load {run['run_id']} has been running on this warehouse since {run['started_at']} UTC: this one exits "
        "without changes. If that process is dead, its run counts as ABANDONED after its lease (etl_loads.lease_until)."
    )


def _time(value: Value) -> datetime | None:
    return value if isinstance(value, datetime) or value is None else datetime.fromisoformat(str(value))
