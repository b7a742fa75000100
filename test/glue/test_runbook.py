"""The runbook load-failed quotes the job's own messages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNBOOK = (ROOT / "docs/operations.md").read_text().partition("#### load-failed\n")[2].partition("\n#### ")[0]
QUOTES = re.findall(r"(?<![\w`])_([^_`]+?)_(?![\w`])", RUNBOOK.replace("\n ", ""))

BY_AWS = {"not authorized to assume IAM Role"}


def all_messages() -> str:
    """The job's source, with strings that were split over lines joined again."""
    source = "\n".join(path.read_text() for path in sorted((ROOT / "glue").rglob("*.py")))
    joined = re.sub(r'"\s*\n\s*f?"', "", source)
    return re.sub(r" ?\(?\{[^}]*\}\)?", "", joined)


def test_the_runbook_quotes_messages():
    assert len(QUOTES) >= len(BY_AWS) + 5


@pytest.mark.parametrize("quote", QUOTES)
def test_a_quoted_message_is_one_of_the_job(quote):
    assert quote in BY_AWS or quote in all_messages()
