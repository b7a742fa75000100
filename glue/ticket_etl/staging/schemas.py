"""Spark schemas, derived from a dataset's columns."""

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

from ticket_etl.datasets import Dataset, Kind

CORRUPT = "_corrupt"
"""The field in which permissive parsing stores the text of a row that does not fit the schema."""

_JSON_TYPES: dict[Kind, DataType] = {
    "text": StringType(),
    "time": StringType(),
    "number": DoubleType(),
    "integer": IntegerType(),
}

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


def parsed_record(dataset: Dataset) -> StructType:
    """A record as in JSON, so that times are still text, with its whole text in `CORRUPT` if it does not fit."""
    fields = [StructField(column.name, _JSON_TYPES[column.kind]) for column in dataset.columns]
    return StructType([*fields, StructField(CORRUPT, StringType())])


def read_record(dataset: Dataset) -> StructType:
    """A record as it comes from reading. A plain one has its values in `plain`, its times, and no text."""
    times = [StructField(name, TimestampType()) for name in dataset.times]
    return StructType([*RAW_RECORD.fields, StructField("plain", parsed_record(dataset)), *times])
