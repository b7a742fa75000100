"""Wrong options of the job: each message names the option, its value and what is expected."""

import pytest
from ticket_etl.errors import InvalidOptions
from ticket_etl.options import parse_options

VALID = ["--source", "tickets", "--warehouse", "postgresql://h/d"]


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--from-date", "2026-02-30", "a day such as 2026-11-21"),
        ("--from-date", "20261121", "a day such as 2026-11-21"),
        ("--to-date", "tomorrow", "a day such as 2026-11-21"),
        ("--max-rejected", "1.5", "a share from 0 to 1, such as 0.05"),
        ("--max-rejected", "nan", "a share from 0 to 1, such as 0.05"),
        ("--recent-days", "-1", "a whole number from 0 to 999999999"),
        ("--lease-minutes", "soon", "a whole number from 0 to 999999999"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_expected(option, value, expected):
    with pytest.raises(InvalidOptions) as error:
        parse_options([*VALID, f"{option}={value}"], ignore_unknown=False)

    assert str(error.value) == f'{option} is "{value}"; expected {expected}'


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([*VALID, "--nope"], "unknown option --nope; see --help"),
        ([*VALID, "--json"], "--json expected one argument"),
        ([], "the following arguments are required: --source"),
    ],
)
def test_wrong_use_is_named(arguments, words):
    with pytest.raises(InvalidOptions, match=words):
        parse_options(arguments, ignore_unknown=False)


def test_a_report_that_cannot_be_written_is_refused_before_the_load(tmp_path):
    for file, why in [(tmp_path, "is a folder; expected a file"), (tmp_path / "no" / "a.json", "no is not a folder")]:
        with pytest.raises(InvalidOptions, match=why):
            parse_options([*VALID, "--json", str(file)], ignore_unknown=False)
