"""Times as ticket records carry them."""

from pyspark.sql import Column as Expression
from pyspark.sql import functions as F

TIME_PATTERN = r"^(19|2\d)\d{2}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?$"
"""What functions/shared/timestamp.ts accepts, from 1900 to 2999."""


def parse_time(text: Expression) -> Expression:
    """ISO 8601 text, without zone read as UTC, as a timestamp. The session's time zone must be UTC."""
    # Spark knows no space before the zone and wants a colon in it. Both are rare, so only such forms are mended.
    mended = F.regexp_replace(F.regexp_replace(text, r"\sZ$", "Z"), r"\s?([+-]\d{2}):?(\d{2})$", "$1:$2")
    return F.coalesce(text.cast("timestamp"), mended.cast("timestamp"))
