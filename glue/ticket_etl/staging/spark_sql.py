"""Pieces of Spark SQL. The transforms are SQL and not chains of Column calls, each of which is a call into the JVM: the
five hundred calls that the checks would need took three seconds of every run."""

_PATTERN = r"^(19|2\d)\d{2}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?$"
"""What functions/shared/contracts/timestamp.ts accepts, from 1900 to 2999."""


def quoted(text: str) -> str:
    """`text` as a string literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_SPACED_Z = quoted(r"\sZ$")
_OFFSET = quoted(r"\s?([+-]\d{2}):?(\d{2})$")


def to_time(text: str) -> str:
    """ISO 8601 text as a timestamp; without a zone it is UTC. The session's time zone must be UTC."""
    # Spark allows no space before the zone and wants a colon in it. Both forms are rare, so only they are rewritten.
    unspaced = f"regexp_replace({text}, {_SPACED_Z}, 'Z')"
    rewritten = f"regexp_replace({unspaced}, {_OFFSET}, '$1:$2')"
    # Without its Z the usual form is parsed twice as fast, with the same result.
    return f"coalesce(CAST(rtrim('Z', {text}) AS TIMESTAMP), CAST({rewritten} AS TIMESTAMP))"


def is_not_time(text: str, time: str) -> str:
    """Whether `text` is not such a time, or is a date that does not exist. `time` is the result of `to_time`."""
    return f"({time} IS NULL OR NOT {text} RLIKE {quoted(_PATTERN)})"
