"""Reads times as functions/shared/contracts/timestamp.ts does, in Spark SQL: test/fixtures/instants.json holds both to
the same texts, instants and years."""

from ticket_etl.staging.spark_sql import quoted

FIRST_YEAR, LAST_YEAR = 1970, 9999
"""The years that the filter accepts, by UTC; reasons are given there."""

_USUAL = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z?\z"
"""What the pipeline itself writes. Days, hours, minutes and seconds that do not exist are left to the cast."""
_DAY = r"(\d{4})(?:-(\d{2})-|(\d{2}))(\d{2})"
_UTC = r"(?:[Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt])"
_OFFSET = r"(?:(?:0\d|1[0-3])(?::?[0-5]\d(?::?00)?)?|14(?::?00(?::?00)?)?)"
_SIGNED_ZONE = rf"(?: ?(?:{_UTC}|[+\u2212-]{_OFFSET}|[+\u2212-]00(?::?00)? ?{_UTC})(?:\[!?[A-Za-z0-9_+/=-]+\])*)"
_CLOCK = r"(?:(?:[01]\d|2[0-3]):?[0-5]\d(?::?(?:[0-5]\d|60)(?:[.,]\d+)?)?|24:?00(?::?00(?:[.,]0+)?)?)"
_ANY = rf"^{_DAY}[Tt ](?:(?:[01]\d|2[0-3]){_SIGNED_ZONE}?|{_CLOCK}(?:{_SIGNED_ZONE}| {_OFFSET})?)\z"
_PARTS = (
    rf"^{_DAY}.(\d{{2}})(?::?(\d{{2}})(?::?(\d{{2}})(?:[.,](\d{{1,6}})\d*)?)?)?"
    r"(?: ?([+\u2212-])| (?=\d))?(?:(\d{2}):?(\d{2})?)?.*\z"
)
_YEAR, _MONTH, _BASIC_MONTH, _DATE, _HOUR, _MINUTE, _SECOND, _FRACTION, _SIGN, _OFFSET_HOUR, _OFFSET_MINUTE = (
    f"p[{index}]" for index in range(11)
)
_SPLIT = ",".join(f"${index}" for index in range(1, 12))


def to_time(text: str) -> str:
    """ISO 8601 text as a timestamp, NULL for any other text. The session's time zone must be UTC."""
    # Without its Z the usual form is parsed twice as fast, with the same result.
    usual = f"WHEN {text} RLIKE {quoted(_USUAL)} THEN coalesce(CAST(rtrim('Z', {text}) AS TIMESTAMP), {_rare(text)})"
    return f"CASE {usual} ELSE {_rare(text)} END"


def is_not_time(time: str) -> str:
    """Whether a result of `to_time` stands for a text that is not a time, or a day that does not exist."""
    return f"{time} IS NULL"


def is_outside_years(time: str) -> str:
    """Whether a result of `to_time` is outside the years of a ticket."""
    last = f"TIMESTAMP '{LAST_YEAR}-12-31 23:59:59.999999'"
    return f"{time} NOT BETWEEN TIMESTAMP '{FIRST_YEAR}-01-01 00:00:00' AND {last}"


def _rare(text: str) -> str:
    """Any form, from its parts. A lambda, so that the text is split once, and the JVM need not compile all of this."""
    parts = f"split(regexp_replace({text}, {quoted(_PARTS)}, {quoted(_SPLIT)}), ',')"
    return f"if({text} RLIKE {quoted(_ANY)}, transform(array({parts}), p -> {_FROM_PARTS})[0], NULL)"


def _number(part: str) -> str:
    return f"CAST(concat('0', {part}) AS INT)"


_DIRECTION = f"if({_SIGN} IN ('-', '\u2212'), -1, 1)"
_FROM_PARTS = (
    f"CAST(concat({_YEAR}, '-', {_MONTH}, {_BASIC_MONTH}, '-', {_DATE}) AS TIMESTAMP) + make_dt_interval(0, "
    f"{_number(_HOUR)} - {_DIRECTION} * {_number(_OFFSET_HOUR)}, "
    f"{_number(_MINUTE)} - {_DIRECTION} * {_number(_OFFSET_MINUTE)}, "
    f"CAST(concat('0', {_SECOND}, '.', {_FRACTION}, '0') AS DECIMAL(18, 6)))"
)
"""Midnight plus a length of time, so that hour 24 and second 60 lead into what follows them. NULL without the day."""
