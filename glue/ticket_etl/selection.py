"""Finds the objects that a run reads, depending on its mode."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime

from ticket_etl.errors import NoObjectsFound, SourceNotFound
from ticket_etl.objects import (
    Progress,
    Rules,
    Skipped,
    SourceObject,
    is_loadable,
    move_watermark,
    plan_listing,
    skipped_among,
)
from ticket_etl.storage.layout import DayFolder, Layout, list_days, read_layout
from ticket_etl.storage.store import Store
from ticket_etl.warehouse.warehouse import Warehouse
from ticket_etl.words import plural

_REQUESTS_AT_ONCE = 16


@dataclass(frozen=True)
class Range:
    """The days of the source at which a run looked, and how many it left out. No days if it read named objects."""

    first: date | None = None
    last: date | None = None
    days: int = 0
    """Days with a folder at which it looked."""
    days_left_out: int = 0
    """Days with a folder at which it did not look."""

    def __str__(self) -> str:
        left_out = f"; {plural(self.days_left_out, 'other day')} not looked at" if self.days_left_out else ""
        return (
            f"{plural(self.days, 'day')} from {self.first} to {self.last}{left_out}"
            if self.first
            else f"no day{left_out}"
        )


def _range_of(layout: Layout, days: Sequence[DayFolder]) -> Range:
    looked_at, existing = {found.day for found in days}, {found.day for found in layout.days}
    return Range(
        min(looked_at, default=None), max(looked_at, default=None), len(looked_at), len(existing) - len(looked_at)
    )


@dataclass(frozen=True)
class Selection:
    """The objects to read, and the progress on the source once they are loaded."""

    objects: Sequence[SourceObject]
    progress: Progress
    range: Range
    skipped: Skipped = field(default_factory=Skipped)
    """Objects of what was listed that a load cannot read, whenever they were modified."""


def read_source(store: Store, *, exists: bool) -> Layout:
    """The days of a source. Raises SourceNotFound if nothing is below it although something should be."""
    layout = read_layout(store.list_level, store.list_folder)
    if exists and not layout.days and not layout.outside:
        raise SourceNotFound(f"Nothing is below {store.uri}: check --source.")
    return layout


def select_new(
    store: Store, layout: Layout, warehouse: Warehouse, progress: Progress, rules: Rules, now: datetime
) -> Selection:
    """Objects that are new since the watermark, or are in the look-back before it and not loaded in this version."""
    plan = plan_listing(progress, rules, now)
    since = {found.day: start for found in layout.days if (start := plan.since(found.day)) is not None}
    days = [found for found in layout.days if found.day in since]
    dated = [(since[day], found) for day, objects in list_days(store.list_folder, days) for found in objects]
    listed = [found for start, found in dated if is_loadable(found) and found.modified_at >= start]
    loaded = warehouse.loaded_objects(min(since.values())) if progress.watermark and listed else set()
    fresh = [found for found in listed if (found.key, found.etag) not in loaded]
    skipped = skipped_among((found for _, found in dated), layout.outside)
    return Selection(fresh, move_watermark(progress, plan, listed, now), _range_of(layout, days), skipped)


def select_days(
    store: Store, layout: Layout, progress: Progress, first: date, last: date, *, must_exist: bool
) -> Selection:
    """Every object of the days `first` to `last`, both included. The watermark does not move.

    Raises NoObjectsFound if there are none although there must be."""
    days = [found for found in layout.days if first <= found.day <= last]
    listed = [found for _, objects in list_days(store.list_folder, days) for found in objects]
    objects = [found for found in listed if is_loadable(found)]
    skipped = skipped_among(listed, layout.outside)
    if must_exist and not objects:
        advice = f" {skipped}" if skipped.objects else ""
        raise NoObjectsFound(
            f"{store.uri} has no tickets from {first} to {last}: check the dates and --source.{advice}"
        )
    return Selection(objects, progress, _range_of(layout, days), skipped)


def select_keys(store: Store, progress: Progress, keys: Sequence[str]) -> Selection:
    """The objects with these keys. The watermark does not move."""
    with ThreadPoolExecutor(_REQUESTS_AT_ONCE) as pool:
        return Selection(list(pool.map(store.stat, keys)), progress, Range())
