"""Times as ticket records carry them, in Spark's SQL."""

from ticket_etl.spark_sql import quoted

_PATTERN = r"^(19|2\d)\d{2}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?$"
"""What functions/shared/contracts/timestamp.ts accepts, from 1900 to 2999."""

_SPACED_Z = quoted(r"\sZ$")
_OFFSET = quoted(r"\s?([+-]\d{2}):?(\d{2})$")


def to_time(text: str) -> str:
    """ISO 8601 text, without zone read as UTC, as a timestamp. The session's time zone must be UTC."""
    # Spark knows no space before the zone and wants a colon in it. Both are rare, so only such forms are mended.
    unspaced = f"regexp_replace({text}, {_SPACED_Z}, 'Z')"
    mended = f"regexp_replace({unspaced}, {_OFFSET}, '$1:$2')"
    # Without its Z the usual form is read twice as fast, and as the same time.
    return f"coalesce(CAST(rtrim('Z', {text}) AS TIMESTAMP), CAST({mended} AS TIMESTAMP))"


def is_no_time(text: str, time: str) -> str:
    """Whether `text` is no such time, or one that no calendar has. `time` is what `to_time` made of it."""
    return f"({time} IS NULL OR NOT {text} RLIKE {quoted(_PATTERN)})"
