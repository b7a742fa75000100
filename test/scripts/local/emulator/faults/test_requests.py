"""Recognizing calls, so that a fault of one operation does not hit another."""

import json

import pytest

from scripts.local.emulator.faults.plan import Call
from scripts.local.emulator.faults.requests import Request, call_of_request, call_of_task

KEY = "/bucket/tickets/1.json"


@pytest.mark.parametrize(
    ("method", "path", "query", "operation"),
    [
        ("PUT", KEY, "", "PutObject"),
        ("PUT", KEY, "x-id=PutObject", "PutObject"),
        ("PUT", KEY, "tagging", ""),
        ("PUT", KEY, "partNumber=1&uploadId=7", ""),
        ("GET", KEY, "versionId=3", "GetObject"),
        ("HEAD", KEY, "", "HeadObject"),
        ("DELETE", KEY, "", "DeleteObject"),
        ("GET", "/bucket", "list-type=2&prefix=a", "ListObjectsV2"),
        ("GET", "/bucket", "versioning", ""),
        ("HEAD", "/bucket", "", "HeadBucket"),
        ("PUT", "/bucket", "policy", ""),
    ],
)
def test_a_request_to_s3_is_recognized_by_method_path_and_subresource(method, path, query, operation):
    call = call_of_request("s3", Request(method, path, query, {}, b""))

    assert (call.operation, call.resource) == (operation, path[1:])


def test_a_copy_is_not_a_put():
    copy = Request("PUT", KEY, "", {"x-amz-copy-source": "/bucket/other"}, b"")

    assert call_of_request("s3", copy).operation == "CopyObject"


def test_a_json_call_is_recognized_by_its_target():
    headers = {"x-amz-target": "DynamoDB_20120810.UpdateItem"}
    body = json.dumps({"TableName": "tickets"})

    call = call_of_request("dynamodb", Request("POST", "/", "", headers, body.encode()))

    assert call == Call("dynamodb", "UpdateItem", "tickets", body)


def test_a_query_call_is_recognized_by_its_body():
    body = "Action=Publish&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A1%3Atickets&Message=hi"

    call = call_of_request("sns", Request("POST", "/", "", {}, body.encode()))

    assert call == Call("sns", "Publish", "arn:aws:sns:us-east-1:1:tickets", body)


@pytest.mark.parametrize(
    ("path", "call"),
    [
        ("/2015-03-31/functions/write-ticket-json/invocations", ("Invoke", "write-ticket-json")),
        ("/2015-03-31/functions/write-ticket-json/configuration", ("", "")),
    ],
)
def test_an_invocation_is_recognized_by_its_path(path, call):
    assert call_of_request("lambda", Request("POST", path, "", {}, b"{}"))[1:3] == call


def test_a_task_is_recognized_by_its_resource_in_any_partition():
    task = call_of_task("arn:aws-cn:states:::dynamodb:updateItem", {"TableName": "tickets"})

    assert task[:3] == ("dynamodb", "UpdateItem", "tickets")


@pytest.mark.parametrize(
    "resource", ["arn:aws:states:::states:startExecution", "arn:aws:states:::aws-sdk:s3:putObject"]
)
def test_a_task_of_an_unsupported_service_is_not_a_call(resource):
    assert call_of_task(resource, {}) is None
