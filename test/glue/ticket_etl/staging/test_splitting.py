"""Splitting objects into records."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ticket_etl.staging.splitting import NOT_AN_OBJECT, NOT_JSON, NOT_UTF8, RawRecord, split_records

JOINED = json.loads((Path(__file__).parents[3] / "fixtures/joined-documents.json").read_text())
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
documents = st.dictionaries(texts, texts | st.integers() | st.none(), min_size=1, max_size=4)


def loads(records: list[RawRecord]) -> list[object]:
    assert [record.issue for record in records] == [None] * len(records)
    return [json.loads(record.text) for record in records]


@given(st.lists(documents, min_size=1, max_size=5), st.sampled_from([None, 1, 2]), st.booleans())
def test_documents_are_returned_in_order_in_any_layout(wanted, indent, ascii_only):
    body = "\n".join(json.dumps(document, indent=indent, ensure_ascii=ascii_only) for document in wanted)

    assert loads(split_records(body.encode())) == wanted


@given(st.lists(documents, min_size=1, max_size=4))
def test_documents_without_anything_between_them_are_returned_too(wanted):
    assert loads(split_records("".join(map(json.dumps, wanted)).encode())) == wanted


@given(st.binary(max_size=200))
def test_no_bytes_are_dropped_silently(body):
    records = split_records(body)

    assert records
    assert all(record.issue or json.loads(record.text) is not None for record in records)


def test_a_broken_line_affects_only_itself():
    records = split_records(b'{"a": 1}\n{"a": \n\n{"a": 3}\r\n')

    assert records == [RawRecord(1, '{"a": 1}'), RawRecord(2, '{"a":', NOT_JSON), RawRecord(4, '{"a": 3}')]


def test_a_broken_first_line_does_not_hide_the_lines_after_it():
    records = split_records(b'oops}\n{"a": 2}\n')

    assert [(record.line_number, record.issue) for record in records] == [(1, NOT_JSON), (2, None)]


def test_a_broken_document_on_many_lines_is_one_bad_record():
    records = split_records(b'{\n  "a": 1,\n  "b": \n}\n')

    assert records == [RawRecord(1, '{\n  "a": 1,\n  "b": \n}', NOT_JSON)]


def test_what_follows_a_document_on_its_line_is_not_ignored():
    assert split_records(b'{"a": 1} {"a": 2} trailing}') == [RawRecord(1, '{"a": 1} {"a": 2} trailing}', NOT_JSON)]


def test_text_that_contains_braces_is_one_document():
    assert loads(split_records(b'{"a": "x} {y"}\n')) == [{"a": "x} {y"}]


@pytest.mark.parametrize("body", [b"[1, 2]", b'[{"a": 1}]', b"5", b'"text"', b"null", b"[\n{}\n]"])
def test_json_that_is_not_an_object_is_an_issue(body):
    assert [record.issue for record in split_records(body)] == [NOT_AN_OBJECT]


def test_bytes_that_are_not_utf_8_are_an_issue_and_the_rest_stays_readable():
    assert split_records(b'{"a": "caf\xe9"}') == [RawRecord(1, '{"a": "caf\ufffd"}', NOT_UTF8)]


@pytest.mark.parametrize("body", [b"", b" \r\n\n"])
def test_an_empty_object_is_an_issue(body):
    assert [record.issue for record in split_records(body)] == ["empty object"]


def test_a_byte_order_mark_is_not_part_of_the_text():
    assert loads(split_records(b'\xef\xbb\xbf{"a": 1}\n')) == [{"a": 1}]


@pytest.mark.parametrize("case", JOINED, ids=lambda case: case["name"])
def test_documents_are_found_in_what_programs_put_together(case):
    assert [document["ticket_id"] for document in loads(split_records(case["text"].encode()))] == case["tickets"]


@pytest.mark.parametrize("body", [b'{"a": 1}\n\x1a\n{"a": 2}', b'{"a": 1}\n\0\0\n{"a": 2}'])
def test_the_same_bytes_elsewhere_are_an_issue(body):
    assert NOT_JSON in [record.issue for record in split_records(body)]


@pytest.mark.parametrize("body", [b"\xef\xbb\xbf", b"\x1a", b"\0\0\0"])
def test_an_object_of_nothing_but_padding_is_empty(body):
    assert [record.issue for record in split_records(body)] == ["empty object"]


def test_endless_nesting_is_an_issue_and_not_a_crash():
    assert split_records(b'{"a":' * 100_000)[0].issue == NOT_JSON


def test_a_nul_becomes_the_replacement_character_and_an_escaped_backslash_before_u0000_stays():
    document = {"a": "x\x00y", "b": "\\u0000", "c": "\\\x00"}

    assert loads(split_records(json.dumps(document).encode())) == [{"a": "x\ufffdy", "b": "\\u0000", "c": "\\\ufffd"}]
