"""DataFrame to DataFrame: records as text in, rows of the staging table out. No reads and no writes."""

from pyspark.sql import Column as Expression
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from ticket_etl.checks import rejection_reason
from ticket_etl.columns import COLUMNS
from ticket_etl.schemas import CORRUPT, PARSED
from ticket_etl.times import parse_time

TICKET_COLUMNS = [column.name for column in COLUMNS]
LINEAGE_COLUMNS = ["source_key", "source_etag", "source_modified_at", "content_hash"]
REJECT_COLUMNS = ["reject_id", "line_number", "reason", "raw_text"]
STAGED_COLUMNS = [*TICKET_COLUMNS, *LINEAGE_COLUMNS, *REJECT_COLUMNS]
"""The staging table's columns, in its order, which COPY from Parquet goes by."""

_JSON_OPTIONS = {
    "mode": "PERMISSIVE",
    "columnNameOfCorruptRecord": CORRUPT,
    "allowSingleQuotes": "false",
    "allowNonNumericNumbers": "false",
}
_RAW_TEXT_CHARACTERS = 16_000
"""At most 64,000 bytes, which a VARCHAR holds."""


def parse_records(raw: DataFrame) -> DataFrame:
    """RAW_RECORD rows with their ticket's columns. A row that does not fit the schema has its text in `_corrupt`."""
    parsed = raw.withColumn("ticket", F.from_json("raw_text", PARSED, _JSON_OPTIONS))
    return parsed.select(*raw.columns, "ticket.*")


def reject_bad_rows(parsed: DataFrame) -> DataFrame:
    """Parsed rows as staged rows: a good one holds its ticket, a bad one a `reason` and its text instead."""
    judged = parsed.withColumn("reason", rejection_reason())
    good = F.col("reason").isNull()
    tickets = [_typed(column.name, column.kind).alias(column.name) for column in COLUMNS]
    typed = judged.select(
        *tickets, "source_key", "source_etag", "source_modified_at", "line_number", "reason", "raw_text"
    )
    return typed.select(
        _cut_id(good).alias("ticket_id"),
        *[F.when(good, F.col(name)).alias(name) for name in TICKET_COLUMNS[1:]],
        "source_key",
        "source_etag",
        "source_modified_at",
        F.when(good, _content_hash()).alias("content_hash"),
        F.when(~good, F.sha2(F.concat_ws("\n", "source_key", "line_number", "raw_text"), 256)).alias("reject_id"),
        F.when(~good, F.col("line_number")).alias("line_number"),
        "reason",
        F.when(~good, _without_nul(F.substring("raw_text", 1, _RAW_TEXT_CHARACTERS))).alias("raw_text"),
    )


def newest_per_ticket(staged: DataFrame) -> DataFrame:
    """The newest row of every ticket, and every rejected row. The order is total: chance decides nothing."""
    newest_first = Window.partitionBy(F.coalesce("reject_id", "ticket_id")).orderBy(
        F.col("processed_at").desc(), F.col("source_modified_at").desc(), F.col("content_hash").desc()
    )
    ranked = staged.withColumn("rank", F.row_number().over(newest_first))
    return ranked.where(F.col("rank") == 1).select(*STAGED_COLUMNS)


def _typed(name: str, kind: str) -> Expression:
    if kind == "time":
        return parse_time(F.col(name))
    # JSON carries a NUL only as its escape, so the search for it spares every other row the work.
    holds_nul = F.contains(F.col("raw_text"), F.lit("\\u0000"))
    return F.when(holds_nul, _without_nul(F.col(name))).otherwise(F.col(name)) if kind == "text" else F.col(name)


def _without_nul(text: Expression) -> Expression:
    """PostgreSQL has no NUL in text."""
    return F.translate(text, "\x00", "\ufffd")


def _cut_id(good: Expression) -> Expression:
    return F.when(good, F.col("ticket_id")).otherwise(_without_nul(F.substring("ticket_id", 1, 64)))


def _content_hash() -> Expression:
    return F.sha2(F.to_json(F.struct(*TICKET_COLUMNS)), 256)
