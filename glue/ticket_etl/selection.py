"""Finds the objects that a run reads, depending on its mode."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime

from ticket_etl.errors import NoObjectsFound
from ticket_etl.objects import Progress, Rules, SourceObject, move_watermark, plan_listing
from ticket_etl.storage.store import Store
from ticket_etl.warehouse.warehouse import Warehouse

_LISTINGS_AT_ONCE = 16


@dataclass(frozen=True)
class Selection:
    """The objects to read, and the progress on the source once they are loaded."""

    objects: Sequence[SourceObject]
    progress: Progress


def select_new(store: Store, warehouse: Warehouse, progress: Progress, rules: Rules, now: datetime) -> Selection:
    """Objects that are new since the watermark, or are in the look-back before it and not loaded in this version."""
    plan = plan_listing(progress, rules, now)
    since = {day: start for day in store.days() if (start := plan.since(day)) is not None}
    listed = [
        found for day, objects in _list_days(store, list(since)) for found in objects if found.modified_at >= since[day]
    ]
    loaded = warehouse.loaded_objects(min(since.values())) if progress.watermark and listed else set()
    fresh = [found for found in listed if (found.key, found.etag) not in loaded]
    return Selection(fresh, move_watermark(progress, plan, listed, now))


def select_days(store: Store, progress: Progress, first: date, last: date) -> Selection:
    """Every object of the days `first` to `last`, both included. The watermark does not move."""
    days = [day for day in store.days() if first <= day <= last]
    found = [found for _, objects in _list_days(store, days) for found in objects]
    if not found:
        raise NoObjectsFound(f"{store.uri} has no tickets from {first} to {last}: check the dates and --source.")
    return Selection(found, progress)


def select_keys(store: Store, progress: Progress, keys: Sequence[str]) -> Selection:
    """The objects with these keys. The watermark does not move."""
    with ThreadPoolExecutor(_LISTINGS_AT_ONCE) as pool:
        return Selection(list(pool.map(store.stat, keys)), progress)


def _list_days(store: Store, days: Sequence[date]) -> list[tuple[date, list[SourceObject]]]:
    with ThreadPoolExecutor(_LISTINGS_AT_ONCE) as pool:
        return list(zip(days, pool.map(lambda day: list(store.list_day(day)), days), strict=True))
