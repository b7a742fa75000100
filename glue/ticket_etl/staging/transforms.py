"""DataFrame to DataFrame: from records as text to rows of the staging table. No reads and no writes."""

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ticket_etl.columns import COLUMNS, Column
from ticket_etl.staging.checks import rejection_reason
from ticket_etl.staging.schemas import CORRUPT, PARSED, RAW_RECORD
from ticket_etl.staging.times import to_time

TICKET_COLUMNS = [column.name for column in COLUMNS]
TIME_COLUMNS = [column.name for column in COLUMNS if column.kind == "time"]
LINEAGE_COLUMNS = ["source_key", "source_etag", "source_modified_at", "content_hash"]
REJECT_COLUMNS = ["reject_id", "line_number", "reason", "raw_text"]
STAGED_COLUMNS = [*TICKET_COLUMNS, *LINEAGE_COLUMNS, *REJECT_COLUMNS]
"""The staging table's columns in their order, by which COPY from Parquet assigns them."""

_JSON_OPTIONS = {
    "mode": "PERMISSIVE",
    "columnNameOfCorruptRecord": CORRUPT,
    "allowSingleQuotes": "false",
    "allowNonNumericNumbers": "false",
}
_RAW_TEXT_CHARACTERS = 16_000
"""At most 64,000 bytes, which fit into a VARCHAR."""


def parse_records(read: DataFrame) -> DataFrame:
    """READ_RECORD rows with `ticket` and its times. A row that does not fit has its text in `ticket._corrupt`."""
    ticket = F.coalesce("plain", F.from_json("raw_text", PARSED, _JSON_OPTIONS))
    parsed = read.withColumn("ticket", ticket).drop("plain")
    # Times are parsed here, once: the checks and the result both need them.
    times = [f"coalesce({name}, {to_time(f'ticket.{name}')}) AS {name}" for name in TIME_COLUMNS]
    return parsed.selectExpr(*RAW_RECORD.names, "ticket", *times)


def reject_bad_rows(parsed: DataFrame) -> DataFrame:
    """Parsed rows as staged rows: a good one with its ticket, a bad one with a `reason` and its text instead."""
    checked = parsed.withColumn("reason", F.expr(rejection_reason()))
    separated = checked.withColumn("good", F.expr("if(reason IS NULL, ticket, NULL)"))
    return separated.selectExpr(
        f"if(reason IS NULL, ticket.ticket_id, {_cut('ticket.ticket_id', 64)}) AS ticket_id",
        *[_value_if_good(column) for column in COLUMNS[1:]],
        "source_key",
        "source_etag",
        "source_modified_at",
        f"if(reason IS NULL, {_content_hash()}, NULL) AS content_hash",
        "if(reason IS NULL, NULL, sha2(concat_ws('\\n', source_key, line_number, raw_text), 256)) AS reject_id",
        "if(reason IS NULL, NULL, line_number) AS line_number",
        "reason",
        f"if(reason IS NULL, NULL, {_cut('raw_text', _RAW_TEXT_CHARACTERS)}) AS raw_text",
    )


def newest_per_ticket(staged: DataFrame) -> DataFrame:
    """The newest row of every ticket, and every rejected row. The order is total, so the result is deterministic; the
    same one as in scripts/shared/reconciliation/read-day.ts."""
    rank = """row_number() OVER (
        PARTITION BY coalesce(reject_id, ticket_id)
        ORDER BY processed_at DESC, source_modified_at DESC, source_key DESC, content_hash DESC
    )"""
    return staged.withColumn("rank", F.expr(rank)).where("rank = 1").select(*STAGED_COLUMNS)


def _value_if_good(column: Column) -> str:
    if column.kind == "time":
        return f"if(reason IS NULL, {column.name}, NULL) AS {column.name}"
    return f"good.{column.name}"


def _cut(text: str, characters: int) -> str:
    return rf"translate(substring({text}, 1, {characters}), '\0', '\ufffd')"


def _content_hash() -> str:
    # Every column, with one mark for NULL and another between columns, so that different tickets give different text.
    values = ", ".join(f"coalesce(CAST(ticket.{name} AS STRING), char(30))" for name in TICKET_COLUMNS)
    # 64 bits are plenty to distinguish two versions of one ticket, and take a tenth of the time of SHA-256.
    return f"hex(xxhash64(concat_ws(char(31), {values})))"
