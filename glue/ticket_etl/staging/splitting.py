"""Splits the bytes of one object into JSON records. Supports one document, JSON lines, and consecutive documents, also
compressed with gzip."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

NOT_UTF8 = "not UTF-8 text"
NOT_JSON = "not JSON"
NOT_AN_OBJECT = "not a JSON object"
NOT_GZIP = "not a complete gzip file"
TOO_LARGE = "more than 256 MiB when decompressed"

_GZIP = b"\x1f\x8b"
"""The first bytes of every gzip file, and of no JSON. A name says little: S3 clients compress `.json` too."""
_MOST_LAYERS = 2
"""A file `.json.gz` that a client compressed once more for its transfer."""
_MOST_BYTES = 256 * 1024 * 1024
"""Decompressed. A few kilobytes can be the compressed form of gigabytes, which no executor has."""

_DECODER = json.JSONDecoder()
_BOM = b"\xef\xbb\xbf"
_BEFORE_DOCUMENT = (_BOM, b"\x1e")
"""What may come before a document: the byte order mark of a file that was appended to another one, and the record
separator of RFC 7464."""
_BETWEEN_DOCUMENTS = " \t\r\n\x1e\ufeff"
_PADDING = b"\0\x1a \t\r\n"
"""What may come after the last document: DOS ends a file with 0x1A, and a writer that reserves space leaves NULs."""
_NUL = b"\\u0000"
_NUL_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
"""The escape of a NUL, which neither database accepts in text; without those whose backslash is itself escaped."""
_REPLACEMENT = rb"\1\\ufffd"


class RawRecord(NamedTuple):
    """The text of one record, the line of the object it starts on (from 1), and what is wrong with its bytes."""

    line_number: int
    text: str
    issue: str | None = None


def split_records(body: bytes) -> list[RawRecord]:
    """All records of an object. Bytes outside any record are returned as one with an issue, so nothing is dropped."""
    for _ in range(_MOST_LAYERS):
        if body.startswith(_GZIP):
            try:
                body = _decompress(body)
            except (OSError, EOFError, zlib.error):
                return [RawRecord(1, "", NOT_GZIP)]
            if len(body) > _MOST_BYTES:
                return [RawRecord(1, "", TOO_LARGE)]
    return _split_text(body)


def _decompress(body: bytes) -> bytes:
    with gzip.open(BytesIO(body)) as file:
        return file.read(_MOST_BYTES + 1)


def _split_text(body: bytes) -> list[RawRecord]:
    body = body.rstrip(_PADDING).removeprefix(_BOM)
    if _NUL in body:
        body = _NUL_ESCAPE.sub(_REPLACEMENT, body)
    lines = _lines_of(body)
    if not lines:
        return [RawRecord(1, "", "empty object")]
    if len(lines) == 1 or _is_document(lines[0][1]):
        records = [record for number, line in lines for record in _records_of_line(number, line)]
        # A document over several lines may follow: files of both kinds are put together, too.
        has_part = len(lines) > 1 and any(record.issue == NOT_JSON for record in records)
        return (has_part and _records_of_documents(body)) or records
    return _records_of_documents(body) or _records_of_broken_object(body, lines)


def _lines_of(body: bytes) -> list[tuple[int, bytes]]:
    stripped = ((number, _strip(line)) for number, line in enumerate(body.split(b"\n"), start=1))
    return [(number, line) for number, line in stripped if line]


def _strip(line: bytes) -> bytes:
    line = line.strip()
    while line.startswith(_BEFORE_DOCUMENT):
        line = line.removeprefix(_BOM).lstrip(b"\x1e").lstrip()
    return line


def _is_document(text: bytes) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _records_of_line(number: int, line: bytes) -> list[RawRecord]:
    # Nothing follows a flat object that ends in its only brace; any other line is parsed here, since Spark reads the
    # first document of a line and silently ignores what follows.
    if line.startswith(b"{") and line.endswith(b"}") and line.count(b"}") == 1:
        return [_decode(number, line)]
    return _records_of_documents(line, number) or [_decode(number, line, NOT_JSON)]


def _records_of_documents(body: bytes, first_line: int = 1) -> list[RawRecord]:
    """Records of consecutive documents; empty when there is anything else between them."""
    try:
        text = body.decode()
        return [
            _document(first_line + text.count("\n", 0, start), text[start:end]) for start, end in _documents_in(text)
        ]
    except (ValueError, RecursionError):
        return []


def _document(number: int, text: str) -> RawRecord:
    # Spark would take the first ticket of an array and ignore the others.
    return RawRecord(number, text, None if text.startswith("{") else NOT_AN_OBJECT)


def _documents_in(text: str) -> Iterator[tuple[int, int]]:
    start = _skip_space(text, 0)
    while start < len(text):
        _, end = _DECODER.raw_decode(text, start)
        yield start, end
        start = _skip_space(text, end)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in _BETWEEN_DOCUMENTS:
        position += 1
    return position


def _records_of_broken_object(body: bytes, lines: list[tuple[int, bytes]]) -> list[RawRecord]:
    """JSON lines, some of them broken; or, when no line is a document, one broken document."""
    if any(_is_document(line) for _, line in lines):
        return [record for number, line in lines for record in _records_of_line(number, line)]
    return [_decode(1, body.strip(), NOT_JSON)]


def _decode(number: int, line: bytes, issue: str | None = None) -> RawRecord:
    try:
        return RawRecord(number, line.decode(), issue)
    except UnicodeDecodeError:
        return RawRecord(number, line.decode(errors="replace"), NOT_UTF8)
