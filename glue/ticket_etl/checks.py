"""Why a parsed row is rejected, as one Spark expression, so that a row is judged where it was parsed."""

from pyspark.sql import Column as Expression
from pyspark.sql import functions as F

from ticket_etl.columns import COLUMNS, Column
from ticket_etl.schemas import CORRUPT
from ticket_etl.times import TIME_PATTERN, parse_time

_TEXTS = [column.name for column in COLUMNS if column.kind in ("text", "time")]
_NUMBERS = "|".join(column.name for column in COLUMNS if column.kind in ("number", "integer"))
_INTEGERS = "|".join(column.name for column in COLUMNS if column.kind == "integer")


def rejection_reason() -> Expression:
    """The first fault of a row in words, such as `sentiment_score_mixed is outside 0 to 1`; null for a good row."""
    return F.coalesce(
        F.col("fault"),
        F.when(F.col(CORRUPT).isNotNull(), _misfit()),
        _wrong_type(_text_without_quotes()),
        *[reason for column in COLUMNS for reason in _faults_of(column)],
    )


def _text_without_quotes() -> Expression:
    # Spark reads 5 into a text column as "5", so the type is judged on the text of the row. Within a string a quote is
    # escaped, so "name" before a colon is the key itself. One cheap look: this is the costliest check of all.
    bare_keys = F.regexp_extract_all("raw_text", F.lit(r'"(\w+)"\s*:\s*[^"\sn]'), F.lit(1))
    return F.get(F.filter(bare_keys, lambda key: key.isin(_TEXTS)), 0)


def _misfit() -> Expression:
    """Why a row does not fit the schema: a number column with something else in it, or no JSON at all."""
    no_number = F.regexp_extract("raw_text", rf'"({_NUMBERS})"\s*:\s*(?![\s\-0-9n])', 1)
    no_integer = F.regexp_extract("raw_text", rf'"({_INTEGERS})"\s*:\s*-?[0-9]+([.eE]|[0-9]{{9}})', 1)
    named = F.coalesce(_wrong_type(F.nullif(no_number, F.lit(""))), _wrong_type(F.nullif(no_integer, F.lit(""))))
    return F.coalesce(F.when(_holds_any_value(), named), F.lit("not JSON"))


def _wrong_type(name: Expression) -> Expression:
    return F.concat(name, F.lit(" has the wrong type"))


def _holds_any_value() -> Expression:
    """Whether anything could be parsed: a row that is no JSON at all has every column null."""
    return F.coalesce(*[F.col(column.name).cast("string") for column in COLUMNS]).isNotNull()


def _faults_of(column: Column) -> list[Expression]:
    value = F.col(column.name)
    faults = []
    if column.required:
        missing = value.isNull() | (F.trim(value) == "")
        faults.append(F.when(missing, F.lit(f"{column.name} is missing")))
    if column.kind == "time":
        faults.append(F.when(_is_no_time(value), F.lit(f"{column.name} is no date and time")))
    if column.allowed:
        names = ", ".join(column.allowed)
        faults.append(F.when(~value.isin(*column.allowed), F.lit(f"{column.name} is not one of {names}")))
    if column.share:
        faults.append(F.when(~value.between(0, 1), F.lit(f"{column.name} is outside 0 to 1")))
    if column.kind == "text" and not column.allowed:
        too_long = F.octet_length(value) > column.max_bytes
        faults.append(F.when(too_long, F.lit(f"{column.name} is longer than {column.max_bytes} bytes")))
    return faults


def _is_no_time(value: Expression) -> Expression:
    return ~value.rlike(TIME_PATTERN) | parse_time(value).isNull()
