"""Answers requests by mock integrations, as the emulator does. Reads the requests from stdin, as JSON."""

import json
import sys

from scripts.local.emulator import gateway
from scripts.local.emulator.mock_integrations import mock_response


def answer(request: dict) -> dict:
    gateway.note_request_line(request["method"], request["path"], "")
    gateway.use_request_id(request["requestId"])
    status, headers, body = mock_response(request["integration"], request["method"], request["headers"], {}, {})
    return {"status": status, "headers": headers, "body": body.decode()}


json.dump([answer(request) for request in json.load(sys.stdin)], sys.stdout)
