"""DataFrame to DataFrame: from records as text to rows of the staging table. No reads and no writes."""

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ticket_etl.datasets import Column, Dataset
from ticket_etl.staging.checks import rejection_reason
from ticket_etl.staging.schemas import CORRUPT, RAW_RECORD, parsed_record
from ticket_etl.staging.times import to_time

LINEAGE_COLUMNS = ["source_key", "source_etag", "source_modified_at", "content_hash"]
REJECT_COLUMNS = ["reject_id", "line_number", "reason", "raw_text"]

_JSON_OPTIONS = {
    "mode": "PERMISSIVE",
    "columnNameOfCorruptRecord": CORRUPT,
    "allowSingleQuotes": "false",
    "allowNonNumericNumbers": "false",
}
_RAW_TEXT_CHARACTERS = 16_000
"""At most 64,000 bytes, which fit into a VARCHAR."""


def staged_columns(dataset: Dataset) -> list[str]:
    """The staging table's columns in their order, by which COPY from Parquet assigns them."""
    return [*dataset.names, *LINEAGE_COLUMNS, *REJECT_COLUMNS]


def parse_records(read: DataFrame, dataset: Dataset) -> DataFrame:
    """`read_record` rows with `record` and its times. A row that does not fit has its text in `record._corrupt`."""
    record = F.coalesce("plain", F.from_json("raw_text", parsed_record(dataset), _JSON_OPTIONS))
    parsed = read.withColumn("record", record).drop("plain")
    # Times are parsed here, once: the checks and the result both need them.
    times = [f"coalesce({name}, {to_time(f'record.{name}')}) AS {name}" for name in dataset.times]
    return parsed.selectExpr(*RAW_RECORD.names, "record", *times)


def reject_bad_rows(parsed: DataFrame, dataset: Dataset) -> DataFrame:
    """Parsed rows as staged rows: a good one with its values, a bad one with a `reason` and its text instead."""
    checked = parsed.withColumn("reason", F.expr(rejection_reason(dataset)))
    separated = checked.withColumn("good", F.expr("if(reason IS NULL, record, NULL)"))
    return separated.selectExpr(
        f"if(reason IS NULL, record.ticket_id, {_cut('record.ticket_id', 64)}) AS ticket_id",
        *[_value_if_good(column) for column in dataset.columns[1:]],
        "source_key",
        "source_etag",
        "source_modified_at",
        f"if(reason IS NULL, {_content_hash(dataset)}, NULL) AS content_hash",
        "if(reason IS NULL, NULL, sha2(concat_ws('\\n', source_key, line_number, raw_text), 256)) AS reject_id",
        "if(reason IS NULL, NULL, line_number) AS line_number",
        "reason",
        f"if(reason IS NULL, NULL, {_cut('raw_text', _RAW_TEXT_CHARACTERS)}) AS raw_text",
    )


def newest_per_key(staged: DataFrame, dataset: Dataset) -> DataFrame:
    """The newest row of every key, and every rejected row. The order is total, so the result is deterministic; for
    tickets the same one as in scripts/shared/reconciliation/read-day.ts."""
    rank = f"""row_number() OVER (
        PARTITION BY reject_id, {", ".join(dataset.key)}
        ORDER BY {dataset.newest_by} DESC, source_modified_at DESC, source_key DESC, content_hash DESC
    )"""
    return staged.withColumn("rank", F.expr(rank)).where("rank = 1").select(*staged_columns(dataset))


def _value_if_good(column: Column) -> str:
    if column.kind == "time":
        return f"if(reason IS NULL, {column.name}, NULL) AS {column.name}"
    return f"good.{column.name}"


def _cut(text: str, characters: int) -> str:
    return rf"translate(substring({text}, 1, {characters}), '\0', '\ufffd')"


def _content_hash(dataset: Dataset) -> str:
    # Every column, with one mark for NULL and another between columns, so that different records give different text.
    values = ", ".join(f"coalesce(CAST(record.{name} AS STRING), char(30))" for name in dataset.names)
    # 64 bits are plenty to distinguish two versions of one record, and take a tenth of the time of SHA-256.
    return f"hex(xxhash64(concat_ws(char(31), {values})))"
