"""Why a parsed row is rejected, as one expression in Spark's SQL, so that a row is judged where it was parsed."""

from collections.abc import Iterator

from ticket_etl.columns import COLUMNS, Column
from ticket_etl.schemas import CORRUPT
from ticket_etl.spark_sql import quoted
from ticket_etl.times import is_no_time

_NUMBERS = "|".join(column.name for column in COLUMNS if column.kind in ("number", "integer"))
_INTEGERS = "|".join(column.name for column in COLUMNS if column.kind == "integer")
_BARE_VALUE = quoted(r'^\s*:\s*[^"\sn]')
_BARE_STARTS = ", ".join(map(quoted, "-0123456789tf{["))
_ANY_VALUE = f"coalesce({', '.join(f'CAST(ticket.{column.name} AS STRING)' for column in COLUMNS)})"


def rejection_reason() -> str:
    """The first fault of a row in words, such as `sentiment_score_mixed is outside 0 to 1`; NULL for a good row.

    Reads the columns of `parse_records`. A row without text was found good when it was read."""
    faults = [(condition, quoted(reason)) for column in COLUMNS for condition, reason in _faults_of(column)]
    cases = [
        ("raw_text IS NULL", "NULL"),
        ("fault IS NOT NULL", "fault"),
        (f"ticket.{CORRUPT} IS NOT NULL", _misfit()),
        *faults,
    ]
    return f"CASE {' '.join(f'WHEN {condition} THEN {reason}' for condition, reason in cases)} END"


_NO_NUMBER = rf'"({_NUMBERS})"\s*:\s*(?![\s\-0-9n])'
_NO_INTEGER = rf'"({_INTEGERS})"\s*:\s*-?[0-9]+([.eE]|[0-9]{{9}})'


def _misfit() -> str:
    """Why a row does not fit the schema: a number column with something else in it, or no JSON at all."""
    named = [f"nullif(regexp_extract(raw_text, {quoted(pattern)}, 1), '')" for pattern in (_NO_NUMBER, _NO_INTEGER)]
    # A row that is no JSON has no value at all, whatever its text looks like.
    return (
        f"coalesce(if({_ANY_VALUE} IS NULL, NULL, coalesce({', '.join(named)}) || ' has the wrong type'), 'not JSON')"
    )


def _faults_of(column: Column) -> Iterator[tuple[str, str]]:
    """Conditions under which a column's value is refused, and how that is said."""
    value = f"ticket.{column.name}"
    if column.required:
        yield f"{value} IS NULL OR trim({value}) = ''", f"{column.name} is missing"
    if column.kind == "time":
        yield is_no_time(value, column.name), f"{column.name} is no date and time"
    if column.allowed:
        names = ", ".join(map(quoted, column.allowed))
        yield f"{value} NOT IN ({names})", f"{column.name} is not one of {', '.join(column.allowed)}"
    if column.share:
        yield f"{value} NOT BETWEEN 0 AND 1", f"{column.name} is outside 0 to 1"
    if column.kind == "text" and not column.allowed:
        yield _stands_bare(column), f"{column.name} has the wrong type"
        yield f"octet_length({value}) > {column.max_bytes}", f"{column.name} is longer than {column.max_bytes} bytes"


def _stands_bare(column: Column) -> str:
    """Whether a text's value stands without quotes: Spark reads 5 into a text column as "5"."""
    # Within a string a quote is escaped, so "name" before a colon is the key itself. The text of the row is searched
    # only when the value could be a bare one, and from its end, since searching it costs more than all other checks.
    key = quoted(f'"{column.name}"')
    after_key = f"substring_index(raw_text, {key}, -1)"
    return f"substring(ticket.{column.name}, 1, 1) IN ({_BARE_STARTS}) AND {after_key} RLIKE {_BARE_VALUE}"
