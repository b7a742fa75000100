"""Recognizes the call that an HTTP request, or a state of a workflow, makes."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

from scripts.local.emulator.faults.plan import Call

RESOURCE_FIELDS = (
    "FunctionName",
    "QueueUrl",
    "StreamARN",
    "StreamName",
    "TableName",
    "TargetArn",
    "TopicArn",
    "executionArn",
    "stateMachineArn",
)
S3_OBJECT_OPERATIONS = {"GET": "GetObject", "HEAD": "HeadObject", "PUT": "PutObject", "DELETE": "DeleteObject"}
S3_BUCKET_OPERATIONS = {"HEAD": "HeadBucket", "PUT": "CreateBucket", "DELETE": "DeleteBucket"}
LAMBDA_INVOKE = re.compile(r"/2015-03-31/functions/([^/]+)/invocations$")


class Request(NamedTuple):
    method: str
    path: str
    """Decoded."""
    query: str
    headers: Mapping[str, str]
    body: bytes


def resource_in(fields: Mapping) -> str:
    """The names in a call's parameters, one per line. A StreamARN names its stream, but a shard iterator does not."""
    return "\n".join(str(fields[name]) for name in RESOURCE_FIELDS if fields.get(name))


def _json_fields(text: str) -> Mapping:
    try:
        fields = json.loads(text)
    except ValueError:
        return {}
    return fields if isinstance(fields, Mapping) else {}


def _query_call(service: str, request: Request, body: str) -> Call:
    fields = {name: values[0] for name, values in parse_qs(f"{request.query}&{body}").items()}
    return Call(service, fields.get("Action", ""), resource_in(fields), body)


def _s3_operation(method: str, key: str, parameters: Mapping, headers: Mapping[str, str]) -> str:
    if named := parameters.get("x-id"):
        return named[0]
    if not key and method == "GET":
        return "ListObjectsV2" if "list-type" in parameters else ""
    # A subresource, such as ?tagging or ?uploads, is a different operation from that of the method alone.
    if set(parameters) - {"versionId"}:
        return ""
    if "x-amz-copy-source" in headers:
        return "CopyObject"
    return (S3_OBJECT_OPERATIONS if key else S3_BUCKET_OPERATIONS).get(method, "")


def _s3_call(request: Request, body: str) -> Call:
    """The resource is the bucket and the key, "bucket/a/key"."""
    resource = request.path.lstrip("/")
    key = resource.partition("/")[2]
    parameters = parse_qs(request.query, keep_blank_values=True)
    return Call("s3", _s3_operation(request.method, key, parameters, request.headers), resource, body)


def call_of_request(service: str, request: Request) -> Call:
    """The call; its operation is empty for a request that faults do not support."""
    body = request.body.decode("utf-8", errors="replace")
    if target := request.headers.get("x-amz-target"):
        return Call(service, target.rsplit(".", 1)[-1], resource_in(_json_fields(body)), body)
    if service == "s3":
        return _s3_call(request, body)
    if service == "lambda":
        invoked = LAMBDA_INVOKE.search(request.path)
        return Call(service, "Invoke" if invoked else "", unquote(invoked[1]) if invoked else "", body)
    return _query_call(service, request, body)


TASK = re.compile(r"arn:[^:]+:states:::(dynamodb|sns|sqs|lambda):(\w+)")


def call_of_task(resource: str, arguments: object) -> Call | None:
    """The call that a Task state makes, or None for one that faults do not support."""
    found = TASK.match(resource)
    if found is None or not isinstance(arguments, Mapping):
        return None
    service, operation = found.groups()
    name = operation[0].upper() + operation[1:]
    return Call(service, name, resource_in(arguments), json.dumps(arguments, ensure_ascii=False))
