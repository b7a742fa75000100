"""Finds the objects that a run reads, depending on its mode."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime

from ticket_etl.errors import NoObjectsFound
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
from ticket_etl.storage.layout import list_days, read_layout
from ticket_etl.storage.store import Store
from ticket_etl.warehouse.warehouse import Warehouse

_REQUESTS_AT_ONCE = 16


@dataclass(frozen=True)
class Selection:
    """The objects to read, and the progress on the source once they are loaded."""

    objects: Sequence[SourceObject]
    progress: Progress
    skipped: Skipped = field(default_factory=Skipped)
    """Objects of what was listed that a load cannot read, whenever they were modified."""


def select_new(store: Store, warehouse: Warehouse, progress: Progress, rules: Rules, now: datetime) -> Selection:
    """Objects that are new since the watermark, or are in the look-back before it and not loaded in this version."""
    plan = plan_listing(progress, rules, now)
    layout = read_layout(store.list_level, store.list_folder)
    since = {found.day: start for found in layout.days if (start := plan.since(found.day)) is not None}
    days = [found for found in layout.days if found.day in since]
    dated = [(since[day], found) for day, objects in list_days(store.list_folder, days) for found in objects]
    listed = [found for start, found in dated if is_loadable(found) and found.modified_at >= start]
    loaded = warehouse.loaded_objects(min(since.values())) if progress.watermark and listed else set()
    fresh = [found for found in listed if (found.key, found.etag) not in loaded]
    skipped = skipped_among((found for _, found in dated), layout.outside)
    return Selection(fresh, move_watermark(progress, plan, listed, now), skipped)


def select_days(store: Store, progress: Progress, first: date, last: date) -> Selection:
    """Every object of the days `first` to `last`, both included. The watermark does not move."""
    layout = read_layout(store.list_level, store.list_folder)
    days = [found for found in layout.days if first <= found.day <= last]
    listed = [found for _, objects in list_days(store.list_folder, days) for found in objects]
    objects = [found for found in listed if is_loadable(found)]
    skipped = skipped_among(listed, layout.outside)
    if not objects:
        advice = f" {skipped}" if skipped.objects else ""
        raise NoObjectsFound(
            f"{store.uri} has no tickets from {first} to {last}: check the dates and --source.{advice}"
        )
    return Selection(objects, progress, skipped)


def select_keys(store: Store, progress: Progress, keys: Sequence[str]) -> Selection:
    """The objects with these keys. The watermark does not move."""
    with ThreadPoolExecutor(_REQUESTS_AT_ONCE) as pool:
        return Selection(list(pool.map(store.stat, keys)), progress)
