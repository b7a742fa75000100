"""Why a parsed row is rejected, as one Spark SQL expression, so that a row is checked where it was parsed."""

from collections.abc import Iterator

from ticket_etl.datasets import Column, Dataset
from ticket_etl.staging.schemas import CORRUPT
from ticket_etl.staging.spark_sql import quoted
from ticket_etl.staging.times import FIRST_YEAR, LAST_YEAR, is_not_time, is_outside_years

_BARE_VALUE = quoted(r'^\s*:\s*[^"\sn]')
_BARE_STARTS = ", ".join(map(quoted, "-0123456789tf{["))


def rejection_reason(dataset: Dataset) -> str:
    """The first issue of a row in words, such as `sentiment_score_mixed is outside 0 to 1`; NULL for a good row.

    Reads the columns of `parse_records`. A row without text was already found good when it was read."""
    issues = [(condition, quoted(reason)) for column in dataset.columns for condition, reason in _issues_of(column)]
    cases = [
        ("raw_text IS NULL", "NULL"),
        ("issue IS NOT NULL", "issue"),
        (f"record.{CORRUPT} IS NOT NULL", _type_mismatch(dataset)),
        *issues,
    ]
    return f"CASE {' '.join(f'WHEN {condition} THEN {reason}' for condition, reason in cases)} END"


def _type_mismatch(dataset: Dataset) -> str:
    """Why a row does not fit the schema: a number column holds something else, or the text is not JSON."""
    integers = "|".join(column.name for column in dataset.columns if column.kind == "integer")
    numbers = "|".join(column.name for column in dataset.columns if column.kind in ("number", "integer"))
    not_a_number = rf'"({numbers})"\s*:\s*(?![\s\-0-9n])'
    not_an_integer = rf'"({integers})"\s*:\s*-?[0-9]+([.eE]|[0-9]{{9}})'
    named = [
        f"nullif(regexp_extract(raw_text, {quoted(pattern)}, 1), '')" for pattern in (not_a_number, not_an_integer)
    ]
    # A row that is not JSON has no values at all, whatever its text looks like.
    any_value = f"coalesce({', '.join(f'CAST(record.{name} AS STRING)' for name in dataset.names)})"
    return f"coalesce(if({any_value} IS NULL, NULL, coalesce({', '.join(named)}) || ' has the wrong type'), 'not JSON')"


def _issues_of(column: Column) -> Iterator[tuple[str, str]]:
    """Conditions under which a column's value is rejected, each with its reason in words."""
    value = f"record.{column.name}"
    if column.required:
        yield f"{value} IS NULL OR trim({value}) = ''", f"{column.name} is missing"
    if column.kind == "time":
        yield is_not_time(column.name), f"{column.name} is not a date and time"
        yield is_outside_years(column.name), f"{column.name} is outside the years {FIRST_YEAR} to {LAST_YEAR}"
    if column.allowed:
        names = ", ".join(map(quoted, column.allowed))
        yield f"{value} NOT IN ({names})", f"{column.name} is not one of {', '.join(column.allowed)}"
    if column.share:
        yield f"{value} NOT BETWEEN 0 AND 1", f"{column.name} is outside 0 to 1"
    if column.kind == "text" and not column.allowed:
        yield _is_unquoted(column), f"{column.name} has the wrong type"
        yield f"octet_length({value}) > {column.max_bytes}", f"{column.name} is longer than {column.max_bytes} bytes"


def _is_unquoted(column: Column) -> str:
    """Whether a text column's value has no quotes: Spark reads 5 into a text column as "5"."""
    # A quote within a string is escaped, so "name" before a colon is the key itself. The row's text is searched only
    # when the value could be unquoted, and from its end, since searching it costs more than all other checks.
    key = quoted(f'"{column.name}"')
    after_key = f"substring_index(raw_text, {key}, -1)"
    return f"substring(record.{column.name}, 1, 1) IN ({_BARE_STARTS}) AND {after_key} RLIKE {_BARE_VALUE}"
