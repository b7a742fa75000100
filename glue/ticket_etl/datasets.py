"""What a load can load: each dataset's table, columns and key. Everything else is the same for all of them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "time", "number", "integer"]

MAX_TEXT_BYTES = 65_535
"""Size of the longest VARCHAR in Redshift."""
_SQL_TYPES: dict[Kind, str] = {"time": "TIMESTAMP", "number": "DOUBLE PRECISION", "integer": "INTEGER"}


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

    @property
    def sql_type(self) -> str:
        """The column's type in both databases."""
        return _SQL_TYPES.get(self.kind) or f"VARCHAR({self.max_bytes})"


@dataclass(frozen=True)
class Dataset:
    """Records of one kind: a line of JSON each, below one prefix of the bucket, loaded into one table."""

    name: str
    """As in etl_loads and rejected_tickets; also the name of its folder, next to the others'."""
    table: str
    columns: tuple[Column, ...]
    """In the order of the record's contract. The first one is ticket_id."""
    key: tuple[str, ...]
    """The columns that identify a row."""
    newest_by: str
    """The time by which a record replaces an earlier one with the same key."""
    is_optional: bool = False
    """Whether it is no error when it has no objects."""

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]

    @property
    def times(self) -> list[str]:
        """The names of its columns with a time."""
        return [column.name for column in self.columns if column.kind == "time"]


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
SOURCES = ("RULES", "JUDGE", "PERSON")
DRAFT_USES = ("SENT_AS_IS", "EDITED", "DISCARDED")
VERDICTS = ("PASS", "FAIL", "NOT_APPLICABLE", "INVALID")
CRITERIA = (
    "NAMES_PRODUCT",
    "NAMES_PROBLEM",
    "CONCRETE_STEPS",
    "FORMAL_TONE",
    "NO_INVENTED_ID",
    "NO_INVENTED_LINK",
    "NO_INVENTED_DATE",
    "NO_INVENTED_PRICE",
    "NO_INVENTED_REFUND",
    "NO_INVENTED_PROMISE",
    "NO_NEW_PERSONAL_DATA",
    "TICKET_LANGUAGE",
    "LENGTH",
    "CUSTOMER_ONLY",
    "CONTEXTUAL_RELEVANCE",
    "TECHNICAL_ACCURACY",
    "PROFESSIONAL_TONE",
    "ACTIONABLE_GUIDANCE",
    "FIT_TO_SEND",
)

_TICKET_COLUMNS = (
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

_EVALUATION_COLUMNS = (
    Column("ticket_id", max_bytes=256, required=True),
    Column("submitted_at", kind="time", required=True),
    Column("evaluated_at", kind="time", required=True),
    Column("product", max_bytes=1024),
    Column("language", max_bytes=64),
    Column("category", max_bytes=32, allowed=CATEGORIES),
    Column("model_id", max_bytes=2048),
    Column("prompt_version", max_bytes=256),
    Column("rules_version", max_bytes=256),
    Column("judge_model_id", max_bytes=2048),
    Column("judge_prompt_version", max_bytes=256),
    Column("judge_input_tokens", kind="integer"),
    Column("judge_output_tokens", kind="integer"),
    Column("schema_version", kind="integer"),
    Column("source", max_bytes=16, allowed=SOURCES, required=True),
    Column("criterion", max_bytes=64, allowed=CRITERIA, required=True),
    Column("verdict", max_bytes=16, allowed=VERDICTS, required=True),
    Column("evidence", max_bytes=4096),
    Column("critique", max_bytes=16384),
    Column("draft_use", max_bytes=16, allowed=DRAFT_USES),
    Column("edit_share", kind="number", share=True),
)

TICKETS = Dataset("tickets", "processed_tickets", _TICKET_COLUMNS, key=("ticket_id",), newest_by="processed_at")
"""Finished tickets, as functions/shared/contracts/ticket-record-schema.ts defines their records."""
EVALUATIONS = Dataset(
    "evaluations",
    "response_evaluations",
    _EVALUATION_COLUMNS,
    key=("ticket_id", "source", "criterion"),
    newest_by="evaluated_at",
    is_optional=True,
)
"""Verdicts on replies, as functions/shared/reply-quality/evaluation.ts defines their lines. A deployment that evaluates
no replies has none."""
DATASETS = (TICKETS, EVALUATIONS)
"""In the order in which a run loads them."""
