"""Why a parsed row is rejected, as one Spark expression, so that a row is judged where it was parsed."""

from pyspark.sql import Column as Expression
from pyspark.sql import functions as F

from ticket_etl.columns import COLUMNS, Column
from ticket_etl.schemas import CORRUPT
from ticket_etl.times import TIME_PATTERN, parse_time


def rejection_reason() -> Expression:
    """The first fault of a row in words, such as `sentiment_score_mixed is outside 0 to 1`; null for a good row."""
    return F.coalesce(
        F.col("fault"),
        _wrong_type(),
        F.when(F.col(CORRUPT).isNotNull(), _misfit()),
        *[reason for column in COLUMNS for reason in _faults_of(column)],
    )


def _wrong_type() -> Expression:
    # Spark reads 5 into a text column as "5", so the type is judged on the text of the row. A record is flat, and
    # inside a string a quote is escaped, so an unescaped "name" before a colon is the key itself.
    texts = "|".join(column.name for column in COLUMNS if column.kind in ("text", "time"))
    numbers = "|".join(column.name for column in COLUMNS if column.kind in ("number", "integer"))
    key = rf'(?<!\\)"(?:({texts})"\s*:\s*(?![\s"n])|({numbers})"\s*:\s*(?![\s\-0-9n]))'
    name = F.concat(F.regexp_extract("raw_text", key, 1), F.regexp_extract("raw_text", key, 2))
    return F.when((name != "") & _holds_any_value(), F.concat(name, F.lit(" has the wrong type")))


def _holds_any_value() -> Expression:
    """Whether anything could be parsed: a row that is no JSON at all has every column null."""
    return F.coalesce(*[F.col(column.name).cast("string") for column in COLUMNS]).isNotNull()


def _misfit() -> Expression:
    integers = [column.name for column in COLUMNS if column.kind == "integer"]
    named = [
        F.when(
            F.col(name).isNull() & F.col("raw_text").rlike(rf'"{name}"\s*:\s*[-0-9]'),
            F.lit(f"{name} has the wrong type"),
        )
        for name in integers
    ]
    return F.coalesce(F.when(_holds_any_value(), F.coalesce(*named)), F.lit("not JSON"))


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
