"""Error responses in the format of each service's protocol."""

import json
import uuid
from collections.abc import Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from scripts.local.emulator.faults.requests import Request
from scripts.local.emulator.faults.services import ServiceError, errors_of, model_of

MESSAGE = "Scripted by a fault."


class Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def _json_reply(service: str, error: ServiceError, request: Request, request_id: str) -> Reply:
    shape = {"dynamodb": "com.amazonaws.dynamodb.v20120810", "sqs": "com.amazonaws.sqs"}.get(service)
    kind = f"{shape}#{error.code}" if shape else error.code
    headers = {
        "content-type": request.headers.get("content-type", "application/x-amz-json-1.0"),
        "x-amzn-requestid": request_id,
    }
    if service == "sqs":
        headers["x-amzn-query-error"] = f"{error.code};{'Sender' if error.status < 500 else 'Receiver'}"
    return Reply(error.status, headers, json.dumps({"__type": kind, "message": MESSAGE}).encode())


def _lambda_reply(error: ServiceError, request_id: str) -> Reply:
    headers = {
        "content-type": "application/json",
        "x-amzn-errortype": error.name,
        "x-amzn-requestid": request_id,
    }
    kind = "User" if error.status < 500 else "Service"
    return Reply(error.status, headers, json.dumps({"Type": kind, "message": MESSAGE}).encode())


def _query_reply(service: str, error: ServiceError, request_id: str) -> Reply:
    namespace = model_of(service).metadata.get("xmlNamespace", "")
    side = "Sender" if error.status < 500 else "Receiver"
    body = (
        f'<ErrorResponse xmlns="{namespace}"><Error><Type>{side}</Type><Code>{error.code}</Code>'
        f"<Message>{MESSAGE}</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"
    )
    return Reply(error.status, {"content-type": "text/xml", "x-amzn-requestid": request_id}, body.encode())


def _s3_reply(error: ServiceError, request: Request, request_id: str) -> Reply:
    headers = {"content-type": "application/xml", "x-amz-request-id": request_id}
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{error.code}</Code><Message>{MESSAGE}</Message>'
        f"<Resource>{escape(request.path)}</Resource><RequestId>{request_id}</RequestId></Error>"
    )
    return Reply(error.status, headers, b"" if request.method == "HEAD" else body.encode())


def error_reply(service: str, name: str, request: Request) -> Reply:
    """The response of a service that fails with the error of that name, in the protocol of the request."""
    error, request_id = errors_of(service)[name], str(uuid.uuid4())
    if "x-amz-target" in request.headers:
        return _json_reply(service, error, request, request_id)
    if service == "s3":
        return _s3_reply(error, request, request_id)
    if service == "lambda":
        return _lambda_reply(error, request_id)
    return _query_reply(service, error, request_id)
