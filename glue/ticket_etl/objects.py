"""Which objects a run reads: pure functions over listings."""

import heapq
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ticket_etl.words import plural


@dataclass(frozen=True, slots=True)
class SourceObject:
    """One object in a listing. `etag` differs whenever the content does."""

    key: str
    etag: str
    modified_at: datetime
    """In UTC, without zone. Whole seconds in S3."""
    size: int
    is_archived: bool = False
    """Whether it must be restored before it can be read: S3 has it in Glacier."""


_LOADABLE = re.compile(r"\.(json|jsonl|ndjson)(\.gz)?$", re.IGNORECASE)
_MARKER = re.compile(r"(_\$folder\$|(^|/)\._[^/]*)$")
"""What Hadoop writes for a folder, and macOS next to a file."""


def is_loadable(found: SourceObject) -> bool:
    """Whether a load reads an object of a day. Compression is found in its bytes, whatever its name."""
    return not _is_ignored(found) and not found.is_archived and _LOADABLE.search(found.key) is not None


def _is_ignored(found: SourceObject) -> bool:
    """Whether an object holds no data of anyone: a marker, or no bytes, as consoles create for a folder."""
    return found.size == 0 or _MARKER.search(found.key) is not None


@dataclass(frozen=True)
class Skipped:
    """Objects that a load cannot read, and one of them."""

    objects: int = 0
    example: str | None = None

    def __str__(self) -> str:
        return (
            f"{plural(self.objects, 'object')} below the source not loaded, such as {self.example}: expected "
            "YYYY/MM/DD/*.json, .jsonl or .ndjson, also with .gz, and not archived."
        )

    def plus(self, other: "Skipped") -> "Skipped":
        """Both together, with the example that comes first."""
        examples = [example for example in (self.example, other.example) if example is not None]
        return Skipped(self.objects + other.objects, min(examples, default=None))


def archived(key: str) -> str:
    """How an archived object is named as an example of what is skipped."""
    return f"{key} (archived)"


def skipped_among(of_days: Iterable[SourceObject], outside: Iterable[SourceObject]) -> Skipped:
    """What a load cannot read of the objects of days, and of those that are in no day's folder."""
    unread = [found for found in of_days if not is_loadable(found)] + list(outside)
    names = sorted(
        archived(found.key) if found.is_archived else found.key for found in unread if not _is_ignored(found)
    )
    return Skipped(len(names), names[0] if names else None)


@dataclass(frozen=True)
class Progress:
    """How far earlier successful runs have loaded this source."""

    watermark: datetime | None = None
    """Every object of a recent day that was last modified before this minus the look-back is loaded."""
    swept_to: datetime | None = None
    """The same for the days that only a sweep lists."""


@dataclass(frozen=True)
class Rules:
    """How an incremental run finds objects."""

    look_back: timedelta = timedelta(minutes=30)
    """How long after its time of modification an object may appear: a slow upload has the time at which it began."""
    recent_days: int = 14
    """Days that every run lists. A failed execution can be redriven for 14 days, which writes into an old day."""
    sweep_every: timedelta = timedelta(days=1)
    """How often all days are listed, so that a ticket with an old date is found too."""


@dataclass(frozen=True)
class ListingPlan:
    """The earliest time of modification to include, by kind of day; None for days that are not listed."""

    first_recent_day: date
    recent_since: datetime
    older_since: datetime | None

    def since(self, day: date) -> datetime | None:
        """The earliest time of modification to include on `day`, or None to skip the day."""
        return self.recent_since if day >= self.first_recent_day else self.older_since


def plan_listing(progress: Progress, rules: Rules, now: datetime) -> ListingPlan:
    """What an incremental run lists: recent days since the watermark, all days since the last sweep when one is due."""
    due = progress.swept_to is None or now - progress.swept_to >= rules.sweep_every
    return ListingPlan(
        first_recent_day=now.date() - timedelta(days=rules.recent_days),
        recent_since=_minus(progress.watermark, rules.look_back),
        older_since=_minus(progress.swept_to, rules.look_back) if due else None,
    )


def _minus(moment: datetime | None, by: timedelta) -> datetime:
    return datetime.min if moment is None else moment - by


def move_watermark(progress: Progress, plan: ListingPlan, listed: Sequence[SourceObject], now: datetime) -> Progress:
    """Progress after a run that read `listed`. Never later than `now`, the moment at which the listing began."""
    newest = max((found.modified_at for found in listed), default=None)
    marks = [mark for mark in (progress.watermark, newest) if mark is not None]
    watermark = min(max(marks), now) if marks else None
    return Progress(watermark, progress.swept_to if plan.older_since is None else now)


def split_by_size(objects: Iterable[SourceObject], parts: int) -> list[list[SourceObject]]:
    """Objects split into `parts` of about the same number of bytes. A request costs as much as reading 16 KiB."""
    bins: list[list[SourceObject]] = [[] for _ in range(max(1, parts))]
    weights = [(0, index) for index in range(len(bins))]
    for found in sorted(objects, key=lambda item: item.size, reverse=True):
        weight, lightest = heapq.heappop(weights)
        bins[lightest].append(found)
        heapq.heappush(weights, (weight + found.size + 16_384, lightest))
    return [members for members in bins if members]
