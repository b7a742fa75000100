"""The columns of a ticket record, as functions/shared/contracts/ticket-record-schema.ts defines them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "time", "number", "integer"]

MAX_TEXT_BYTES = 65_535
"""Size of the longest VARCHAR in Redshift."""


@dataclass(frozen=True)
class Column:
    """One column: its JSON type, and what a value must satisfy. A missing value loads as NULL unless `required`."""

    name: str
    kind: Kind = "text"
    max_bytes: int = MAX_TEXT_BYTES
    """Width of the VARCHAR. For text columns only."""
    allowed: tuple[str, ...] = ()
    required: bool = False
    share: bool = False
    """Whether a number must be from 0 to 1."""


SENTIMENTS = ("POSITIVE", "NEGATIVE", "NEUTRAL", "MIXED")
PRIORITIES = ("CRITICAL", "HIGH", "MEDIUM", "NORMAL")
TIERS = ("general", "gold")
CATEGORIES = (
    "ACCOUNT",
    "BILLING",
    "BUG",
    "DATA_LOSS",
    "FEATURE_REQUEST",
    "HOW_TO",
    "OUTAGE",
    "PERFORMANCE",
    "SECURITY",
    "OTHER",
)
OUTCOMES = ("ANSWERED", "NEEDS_HUMAN")
EMAIL_CHECKS = ("VALID", "INVALID")

COLUMNS = (
    Column("ticket_id", max_bytes=256, required=True),
    Column("submitted_at", kind="time", required=True),
    Column("customer_first_name", max_bytes=1024),
    Column("customer_last_name", max_bytes=1024),
    Column("customer_full_name", max_bytes=2048),
    Column("customer_email", max_bytes=1024),
    Column("product", max_bytes=1024),
    Column("issue_type", max_bytes=1024),
    Column("subject"),
    Column("description"),
    Column("response_text"),
    Column("sentiment", max_bytes=16, allowed=SENTIMENTS),
    Column("sentiment_score_mixed", kind="number", share=True),
    Column("sentiment_score_negative", kind="number", share=True),
    Column("sentiment_score_neutral", kind="number", share=True),
    Column("sentiment_score_positive", kind="number", share=True),
    Column("priority", max_bytes=16, allowed=PRIORITIES),
    Column("priority_reasoning"),
    Column("processed_at", kind="time", required=True),
    Column("customer_company", max_bytes=1024),
    Column("customer_id", max_bytes=1024),
    Column("tier", max_bytes=16, allowed=TIERS),
    Column("channel", max_bytes=256),
    Column("language", max_bytes=64),
    Column("category", max_bytes=32, allowed=CATEGORIES),
    Column("confidence", kind="number", share=True),
    Column("outcome", max_bytes=16, allowed=OUTCOMES),
    Column("model_id", max_bytes=2048),
    Column("prompt_version", max_bytes=256),
    Column("input_tokens", kind="integer"),
    Column("output_tokens", kind="integer"),
    Column("execution_arn", max_bytes=2048),
    Column("original_key", max_bytes=1024),
    Column("schema_version", kind="integer"),
    Column("set_apart"),
    Column("held_reasons", max_bytes=1024),
    Column("customer_email_check", max_bytes=16, allowed=EMAIL_CHECKS),
)
