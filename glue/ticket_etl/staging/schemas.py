"""Spark schemas, derived from the columns."""

from pyspark.sql.types import (
    DataType,
    DoubleType,
    IntegerType,
    LongType,
    StringType,
    StructField,
    StructType,
    TimestampType,
)

from ticket_etl.columns import COLUMNS, Kind

CORRUPT = "_corrupt"
"""The field in which permissive parsing stores the text of a row that does not fit the schema."""

_JSON_TYPES: dict[Kind, DataType] = {
    "text": StringType(),
    "time": StringType(),
    "number": DoubleType(),
    "integer": IntegerType(),
}

TICKET_JSON = StructType([StructField(column.name, _JSON_TYPES[column.kind]) for column in COLUMNS])
"""A ticket record as in JSON: times are still text."""

PARSED = StructType([*TICKET_JSON.fields, StructField(CORRUPT, StringType())])

RAW_RECORD = StructType(
    [
        StructField("source_key", StringType()),
        StructField("source_etag", StringType()),
        StructField("source_modified_at", TimestampType()),
        StructField("line_number", LongType()),
        StructField("raw_text", StringType()),
        StructField("issue", StringType()),
    ]
)
"""One record of an object. `issue` is set when its bytes could not even be split or decoded."""

READ_RECORD = StructType(
    [
        *RAW_RECORD.fields,
        StructField("plain", PARSED),
        *[StructField(column.name, TimestampType()) for column in COLUMNS if column.kind == "time"],
    ]
)
"""A record as it comes from reading. A plain one has its ticket in `plain`, its times, and no text."""
