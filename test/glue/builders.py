"""Records of tickets and verdicts, and the files that hold them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

BASE = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def a_record(number: int = 1, **changes: object) -> dict[str, object]:
    """A complete ticket record, different for each `number`."""
    submitted = BASE + timedelta(seconds=number)
    record: dict[str, object] = {
        "ticket_id": f"TKT-{number:06}",
        "submitted_at": iso(submitted),
        "customer_first_name": "Ada",
        "customer_last_name": "Byron",
        "customer_full_name": "Ada Byron",
        "customer_email": "ada@example.com",
        "product": ("Atlas", "Beacon", "Comet")[number % 3],
        "issue_type": "login",
        "subject": f"Cannot sign in ({number})",
        "description": "Since the update the page stays blank.\nI tried two browsers.",
        "response_text": 'Please clear the cache, then choose "Sign in" again.',
        "sentiment": ("NEGATIVE", "NEUTRAL", "POSITIVE", "MIXED")[number % 4],
        "sentiment_score_mixed": 0.05,
        "sentiment_score_negative": 0.8,
        "sentiment_score_neutral": 0.1,
        "sentiment_score_positive": 0.05,
        "priority": ("CRITICAL", "HIGH", "MEDIUM", "NORMAL")[number % 4],
        "priority_reasoning": "A customer is locked out.",
        "processed_at": iso(submitted + timedelta(seconds=4 + number % 7)),
        "customer_company": None,
        "customer_id": f"C-{number % 50}",
        "tier": ("general", "gold")[number % 2],
        "channel": "api",
        "language": "en",
        "category": "BUG",
        "confidence": 0.9,
        "outcome": ("ANSWERED", "NEEDS_HUMAN")[number % 5 == 0],
        "model_id": "us.amazon.nova-pro-v1:0",
        "prompt_version": "1",
        "input_tokens": 812,
        "output_tokens": 164,
        "execution_arn": f"arn:aws:states:us-east-1:123456789012:execution:workflow:TKT-{number:06}",
        "original_key": None,
        "schema_version": 4,
        "set_apart": None,
        "held_reasons": None,
        "customer_email_check": None,
    }
    return {**record, **changes}


def a_verdict(
    number: int = 1, source: str = "RULES", criterion: str = "LENGTH", verdict: str = "PASS", **changes: object
) -> dict[str, object]:
    """A complete verdict on the reply to the ticket `a_record(number)`."""
    ticket = a_record(number)
    return {
        "ticket_id": ticket["ticket_id"],
        "submitted_at": ticket["submitted_at"],
        "evaluated_at": iso(BASE + timedelta(hours=1)),
        "product": ticket["product"],
        "language": "en",
        "category": "BUG",
        "model_id": "us.amazon.nova-pro-v1:0",
        "prompt_version": "1",
        "rules_version": "1",
        "judge_model_id": "mistral.mistral-large-2407-v1:0" if source == "JUDGE" else None,
        "judge_prompt_version": "1" if source == "JUDGE" else None,
        "judge_input_tokens": None,
        "judge_output_tokens": None,
        "schema_version": 2,
        "source": source,
        "criterion": criterion,
        "verdict": verdict,
        "evidence": "Please clear the cache",
        "critique": None,
        "draft_use": None,
        "edit_share": None,
        **changes,
    }


def put_verdicts(folder: Path, *verdicts: dict[str, object], name: str | None = None) -> Path:
    """Writes the verdicts on one reply under the key that the pipeline would use."""
    day = str(verdicts[0]["submitted_at"])[:10].replace("-", "/")
    text = "".join(json.dumps(verdict) + "\n" for verdict in verdicts)
    return put_text(folder, text, f"{day}/{name or 'evaluation_' + str(verdicts[0]['ticket_id'])}.json")


def put(source: Path, record: dict[str, object], *, name: str | None = None, indent: int | None = None) -> Path:
    """Writes a record under the key that the pipeline would use."""
    day = str(record["submitted_at"])[:10].replace("-", "/")
    return put_text(
        source, json.dumps(record, indent=indent) + "\n", f"{day}/{name or 'ticket_' + str(record['ticket_id'])}.json"
    )


def put_text(source: Path, text: str | bytes, name: str) -> Path:
    path = source / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def put_many(source: Path, count: int, first: int = 1) -> None:
    for number in range(first, first + count):
        put(source, a_record(number))
