"""The days of a source, and what is outside of them."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from ticket_etl.objects import SourceObject
from ticket_etl.storage.layout import DayFolder, Level, list_days, read_layout


class Tree:
    """Objects by key, listed as S3 lists them; and every listing that was requested."""

    def __init__(self, *keys: str) -> None:
        self.keys = keys
        self.requests: list[str] = []

    def list_level(self, folder: str) -> Level:
        self.requests.append(folder)
        rest = [key.removeprefix(folder) for key in self.keys if key.startswith(folder)]
        folders = dict.fromkeys(f"{folder}{name.split('/')[0]}/" for name in rest if "/" in name)
        return Level(list(folders), [an_object(f"{folder}{name}") for name in rest if "/" not in name])

    def list_folder(self, folder: str) -> Iterator[SourceObject]:
        self.requests.append(folder)
        return (an_object(key) for key in self.keys if key.startswith(folder))


def an_object(key: str) -> SourceObject:
    return SourceObject(key, "etag", datetime(2026, 11, 20), 7)


def test_days_are_found_with_and_without_padding_in_order():
    tree = Tree("2026/11/20/a.json", "2026/1/5/a.json", "2026/01/05/b.json", "2025/12/31/a.json", "3000/01/01/a.json")
    layout = read_layout(tree.list_level, tree.list_folder)

    assert layout.days == [
        DayFolder(date(2025, 12, 31), "2025/12/31/"),
        DayFolder(date(2026, 1, 5), "2026/01/05/"),
        DayFolder(date(2026, 1, 5), "2026/1/5/"),
        DayFolder(date(2026, 11, 20), "2026/11/20/"),
        DayFolder(date(3000, 1, 1), "3000/01/01/"),
    ]
    assert layout.outside == []
    assert [day for day, _ in list_days(tree.list_folder, layout.days)] == [found.day for found in layout.days]


@pytest.mark.parametrize(
    "key",
    [
        "export.json", "2026/a.json", "2026/11/a.json", "2026/02/30/a.json", "2026/13/01/a.json", "2026/11/00/a.json",
        "26/11/20/a.json", "02026/11/20/a.json", "2026-11-20/a.json", "2026/11-20/a.json", "2026/Nov/20/a.json",
        "year=2026/month=11/day=20/a.json", "2026/011/20/a.json", "\u0662026/11/20/a.json", " 2026/11/20/a.json",
        "archive/2026/11/20/a.json", "2026/11/+5/a.json", "//a.json",
    ],
)  # fmt: skip
def test_an_object_in_no_days_folder_is_outside(key):
    tree = Tree(key, "2026/11/20/a.json")
    layout = read_layout(tree.list_level, tree.list_folder)

    assert [found.key for found in layout.outside] == [key]
    assert [found.folder for found in layout.days] == ["2026/11/20/"]


def test_only_what_exists_is_listed_whatever_the_years_between():
    tree = Tree("1970/01/01/a.json", "9999/12/31/a.json")
    read_layout(tree.list_level, tree.list_folder)

    assert sorted(tree.requests) == ["", "1970/", "1970/01/", "9999/", "9999/12/"]


def test_of_an_unknown_folder_only_the_first_thousand_objects_are_listed():
    tree = Tree(*[f"archive/{number:05}.json" for number in range(5_000)])

    assert len(read_layout(tree.list_level, tree.list_folder).outside) == 1_000
