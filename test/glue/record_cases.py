"""Good and bad ticket records by what is special about them; bad ones with the reason for which they are rejected."""

import json

from builders import a_record


def without(name: str) -> dict[str, object]:
    return {key: value for key, value in a_record().items() if key != name}


REQUIRED = {name: a_record()[name] for name in ("ticket_id", "submitted_at", "processed_at")}

GOOD = {
    "a complete record": a_record(),
    "only what is required": REQUIRED,
    "every other column null": {**dict.fromkeys(a_record()), **REQUIRED},
    "an unknown field": a_record(mood="sunny", level=5),
    "numbers at both ends": a_record(sentiment_score_mixed=0, sentiment_score_positive=1, confidence=1.0),
    "text that looks like a record": a_record(subject='{"priority": 5, "subject": true}'),
    "text that looks like a number": a_record(subject="5", product="true", prompt_version="-1", channel="[x]"),
    "an empty text": a_record(subject=""),
    "an astral character": a_record(subject="\U0001f600 é"),
    "text as long as a column allows": a_record(description="é" * 32_767),
}

BAD = {
    "no ticket_id": (without("ticket_id"), "ticket_id is missing"),
    "ticket_id null": (a_record(ticket_id=None), "ticket_id is missing"),
    "ticket_id blank": (a_record(ticket_id=" "), "ticket_id is missing"),
    "ticket_id a number": (a_record(ticket_id=17), "ticket_id has the wrong type"),
    "no submitted_at": (without("submitted_at"), "submitted_at is missing"),
    "submitted_at not a time": (a_record(submitted_at="yesterday"), "submitted_at is not a date and time"),
    "submitted_at a number": (a_record(submitted_at=1763627400), "submitted_at is not a date and time"),
    "30 February": (a_record(submitted_at="2026-02-30T08:00:00Z"), "submitted_at is not a date and time"),
    "processed_at a day": (a_record(processed_at="2026-11-20"), "processed_at is not a date and time"),
    "processed_at null": (a_record(processed_at=None), "processed_at is missing"),
    "subject a number": (a_record(subject=5), "subject has the wrong type"),
    "subject a boolean": (a_record(subject=False), "subject has the wrong type"),
    "description an object": (a_record(description={"text": "x"}), "description has the wrong type"),
    "description a list": (a_record(description=["x"]), "description has the wrong type"),
    "a score as text": (a_record(sentiment_score_mixed="0.5"), "sentiment_score_mixed has the wrong type"),
    "a score as boolean": (a_record(confidence=True), "confidence has the wrong type"),
    "a score not a number": (a_record(confidence=float("nan")), "not JSON"),
    "tokens as text": (a_record(input_tokens="many"), "input_tokens has the wrong type"),
    "half a token": (a_record(input_tokens=1.5), "input_tokens has the wrong type"),
    "more tokens than fit": (a_record(output_tokens=2**40), "output_tokens has the wrong type"),
    "a score below 0": (a_record(sentiment_score_negative=-0.1), "sentiment_score_negative is outside 0 to 1"),
    "a score above 1": (a_record(sentiment_score_neutral=1.01), "sentiment_score_neutral is outside 0 to 1"),
    "a score too large for a double": (
        json.dumps(a_record()).replace("0.05", "1e999"),
        "sentiment_score_mixed is outside 0 to 1",
    ),
    "unknown priority": (a_record(priority="URGENT"), "priority is not one of CRITICAL, HIGH, MEDIUM, NORMAL"),
    "sentiment in lower case": (
        a_record(sentiment="negative"),
        "sentiment is not one of POSITIVE, NEGATIVE, NEUTRAL, MIXED",
    ),
    "unknown tier": (a_record(tier="silver"), "tier is not one of general, gold"),
    "unknown outcome": (a_record(outcome="LOST"), "outcome is not one of ANSWERED, NEEDS_HUMAN"),
    "text longer than a column": (a_record(description="é" * 32_768), "description is longer than 65535 bytes"),
    "an id longer than its column": (a_record(ticket_id="T" * 257), "ticket_id is longer than 256 bytes"),
    "half a record": (json.dumps(a_record())[:300], "not JSON"),
    "single quotes": ("{'ticket_id': 'T'}", "not JSON"),
    "empty text": ("", "ticket_id is missing"),
}


def text_of(record: object) -> str:
    return record if isinstance(record, str) else json.dumps(record, ensure_ascii=False)
