"""Finds the days of a source by its folders, and the objects that are in none of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice

from ticket_etl.objects import SourceObject

_LISTINGS_AT_ONCE = 16
_MOST_OUTSIDE = 1_000
"""Objects listed of a folder that is no day's: one request. It may be somebody's archive of millions."""
_PARTS = (re.compile("[0-9]{4}"), re.compile("[0-9]{1,2}"), re.compile("[0-9]{1,2}"))
"""Year, month and day, with or without padding. The pipeline writes `2026/01/05`, others `2026/1/5`."""


@dataclass(frozen=True)
class Level:
    """What is directly in a folder: its folders, relative to the root and with a slash at the end, and its objects."""

    folders: Sequence[str]
    objects: Sequence[SourceObject]


@dataclass(frozen=True)
class DayFolder:
    """A folder of a day. A day may have several, such as `2026/01/05/` and `2026/1/5/`."""

    day: date
    folder: str


@dataclass(frozen=True)
class Layout:
    """A source's days in order, and the objects outside of them: of another folder the first 1,000."""

    days: Sequence[DayFolder]
    outside: Sequence[SourceObject]


def read_layout(list_level: Callable[[str], Level], list_folder: Callable[[str], Iterable[SourceObject]]) -> Layout:
    """Lists the years, the months and their days level by level: the cost depends on the days that exist."""
    folders, others, outside = [""], [], []
    with ThreadPoolExecutor(_LISTINGS_AT_ONCE) as pool:
        for part in _PARTS:
            levels = list(pool.map(list_level, folders))
            outside += [found for level in levels for found in level.objects]
            found_folders = [folder for level in levels for folder in level.folders]
            folders = [folder for folder in found_folders if part.fullmatch(_name(folder))]
            others += [folder for folder in found_folders if not part.fullmatch(_name(folder))]
        days = [DayFolder(day, folder) for folder in folders if (day := _day_of(folder))]
        others += [folder for folder in folders if not _day_of(folder)]
        listings = pool.map(lambda folder: list(islice(list_folder(folder), _MOST_OUTSIDE)), others)
        outside += [found for listing in listings for found in listing]
    return Layout(sorted(days, key=lambda found: (found.day, found.folder)), outside)


def list_days(
    list_folder: Callable[[str], Iterable[SourceObject]], days: Sequence[DayFolder]
) -> Iterator[tuple[date, list[SourceObject]]]:
    """Every object of the days, several days at a time."""
    with ThreadPoolExecutor(_LISTINGS_AT_ONCE) as pool:
        listings = pool.map(lambda found: list(list_folder(found.folder)), days)
        yield from zip((found.day for found in days), listings, strict=True)


def _name(folder: str) -> str:
    return folder.rstrip("/").rpartition("/")[2]


def _day_of(folder: str) -> date | None:
    """The day of a folder `2026/11/21/`, or None when it is not a date."""
    try:
        year, month, day = (int(part) for part in folder.rstrip("/").split("/"))
        return date(year, month, day)
    except ValueError:
        return None
