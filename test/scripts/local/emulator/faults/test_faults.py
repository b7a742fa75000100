"""Scripted faults as callers see them: SDK clients over HTTP, and the states of a workflow."""

import io
import json
import time
import zipfile

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError
from botocore.exceptions import ConnectionError as BrokenConnection
from emulator_process import call, run_to_end, running_emulator

ROLE = "arn:aws:iam::000000000000:role/any"
HANDLER = """
let calls = 0;
export const handler = async () => ({ pid: process.pid, calls: ++calls });
"""


@pytest.fixture(scope="module")
def emulator():
    with running_emulator(SFN_WAIT_SCALE="0") as clients:
        yield clients


@pytest.fixture(scope="module")
def resources(emulator):
    """A resource to call in every service."""
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("index.mjs", HANDLER)
    emulator.s3.create_bucket(Bucket="bucket")
    emulator.dynamodb.create_table(
        TableName="tickets",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    emulator.kinesis.create_stream(StreamName="stream", ShardCount=1)
    definition = json.dumps({"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}})
    return {
        "topic": emulator.sns.create_topic(Name="topic")["TopicArn"],
        "queue": emulator.sqs.create_queue(QueueName="queue")["QueueUrl"],
        "machine": emulator.stepfunctions.create_state_machine(name="one", definition=definition, roleArn=ROLE)[
            "stateMachineArn"
        ],
        "function": getattr(emulator, "lambda").create_function(
            FunctionName="probe",
            Runtime="nodejs22.x",
            Role=ROLE,
            Handler="index.handler",
            Code={"ZipFile": code.getvalue()},
        )["FunctionArn"],
    }


@pytest.fixture
def aws(emulator, resources):
    yield emulator
    assert call("DELETE", f"{emulator.control_url}/_faults") == (204, None)


def script(aws, **fault: object) -> None:
    status, body = call("POST", f"{aws.control_url}/_faults", fault)
    assert status == 201, body


def hits(aws) -> list[int]:
    return [fault["hits"] for fault in call("GET", f"{aws.control_url}/_faults")[1]["faults"]]


def put(aws) -> object:
    return aws.s3.put_object(Bucket="bucket", Key="tickets/1.json", Body=b"{}")


def update(aws) -> object:
    return aws.dynamodb.update_item(TableName="tickets", Key={"pk": {"S": "1"}})


def invoke(aws) -> dict:
    return getattr(aws, "lambda").invoke(FunctionName="probe", Payload=b"{}")


CALLS = {
    "states": ("StartExecution", lambda aws, at: aws.stepfunctions.start_execution(stateMachineArn=at["machine"])),
    "dynamodb": ("UpdateItem", lambda aws, _: update(aws)),
    "s3": ("PutObject", lambda aws, _: put(aws)),
    "sns": ("Publish", lambda aws, at: aws.sns.publish(TopicArn=at["topic"], Message="hello")),
    "sqs": ("SendMessage", lambda aws, at: aws.sqs.send_message(QueueUrl=at["queue"], MessageBody="hello")),
    "lambda": ("Invoke", lambda aws, _: invoke(aws)),
    "kinesis": ("PutRecord", lambda aws, _: aws.kinesis.put_record(StreamName="stream", Data=b"1", PartitionKey="1")),
}

ERRORS = [
    ("states", "ExecutionLimitExceeded", "ExecutionLimitExceeded", 400),
    ("states", "ThrottlingException", "ThrottlingException", 400),
    ("dynamodb", "ProvisionedThroughputExceededException", "ProvisionedThroughputExceededException", 400),
    ("dynamodb", "InternalServerError", "InternalServerError", 500),
    ("s3", "SlowDown", "SlowDown", 503),
    ("s3", "AccessDenied", "AccessDenied", 403),
    ("sns", "InternalErrorException", "InternalError", 500),
    ("sns", "ThrottledException", "Throttled", 429),
    ("sqs", "RequestThrottled", "RequestThrottled", 400),
    ("lambda", "TooManyRequestsException", "TooManyRequestsException", 429),
    ("lambda", "ServiceException", "ServiceException", 500),
    ("kinesis", "ProvisionedThroughputExceededException", "ProvisionedThroughputExceededException", 400),
]


@pytest.mark.parametrize(("service", "error", "code", "status"), ERRORS)
def test_a_client_reads_the_error_of_its_service(aws, resources, service, error, code, status):
    operation, make = CALLS[service]
    script(aws, service=service, operation=operation, error=error, times=1)

    with pytest.raises(ClientError) as failed:
        make(aws, resources)

    response = failed.value.response
    assert (response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]) == (code, status)
    assert response["ResponseMetadata"]["RequestId"]
    assert make(aws, resources)
    assert hits(aws) == [1]


@pytest.mark.parametrize("service", CALLS)
def test_a_reset_closes_the_connection_without_a_response(aws, resources, service):
    operation, make = CALLS[service]
    script(aws, service=service, operation=operation, reset=True, times=1)

    with pytest.raises((ConnectionClosedError, BrokenConnection)):
        make(aws, resources)

    assert make(aws, resources)


def test_an_object_exists_if_its_put_failed_after_the_work_but_not_if_it_failed_before(aws):
    def keys() -> list[str]:
        listed = aws.s3.list_objects_v2(Bucket="bucket").get("Contents", [])
        return [entry["Key"] for entry in listed]

    for when, expected in (("before", []), ("after", ["tickets/1.json"])):
        aws.s3.delete_object(Bucket="bucket", Key="tickets/1.json")
        script(aws, service="s3", operation="PutObject", error="InternalError", when=when, times=1)
        with pytest.raises(ClientError):
            put(aws)
        assert keys() == expected


def test_a_resource_narrows_a_fault_to_the_keys_that_contain_it(aws):
    script(aws, service="s3", operation="PutObject", error="AccessDenied", resource="bucket/tickets/")

    assert aws.s3.put_object(Bucket="bucket", Key="failed/1.json", Body=b"{}")
    with pytest.raises(ClientError, match="AccessDenied"):
        put(aws)


def test_a_delay_only_makes_the_call_slower(aws):
    script(aws, service="dynamodb", operation="UpdateItem", latencyMs=300)

    started = time.monotonic()
    update(aws)

    assert time.monotonic() - started >= 0.3


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_crash_ends_the_functions_process_and_the_caller_gets_an_exit_error(aws, when):
    before = json.loads(invoke(aws)["Payload"].read())
    script(aws, service="lambda", operation="Invoke", crash=True, when=when, resource="probe", times=1)

    crashed = invoke(aws)
    after = json.loads(invoke(aws)["Payload"].read())

    assert crashed["FunctionError"] == "Unhandled"
    assert json.loads(crashed["Payload"].read())["errorType"] == "Runtime.ExitError"
    assert after["pid"] != before["pid"]
    assert after["calls"] == 1


def task(resource: str, arguments: dict, **fields: object) -> dict:
    state = {"Type": "Task", "Resource": f"arn:aws:states:::{resource}", "Arguments": arguments, "TimeoutSeconds": 1}
    return {**state, "End": True, **fields}


@pytest.fixture(scope="module")
def machines(emulator, resources):
    """A state machine of one task for each integration that the pipeline uses."""
    key = {"pk": {"S": "1"}}
    tasks = {
        "dynamodb:updateItem": {"TableName": "tickets", "Key": key},
        "dynamodb:getItem": {"TableName": "tickets", "Key": key},
        "sns:publish": {"TopicArn": resources["topic"], "Message": "hello"},
        "sqs:sendMessage": {"QueueUrl": resources["queue"], "MessageBody": "hello"},
        "lambda:invoke": {"FunctionName": resources["function"], "Payload": {}},
    }

    def create(resource: str) -> str:
        states = {"Try": task(resource, tasks[resource])}
        definition = json.dumps({"QueryLanguage": "JSONata", "StartAt": "Try", "States": states})
        name = resource.replace(":", "-")
        return emulator.stepfunctions.create_state_machine(name=name, definition=definition, roleArn=ROLE)

    return {resource: create(resource)["stateMachineArn"] for resource in tasks}


@pytest.mark.parametrize(
    ("resource", "fault", "name"),
    [
        ("dynamodb:updateItem", {"error": "ProvisionedThroughputExceededException"}, None),
        ("dynamodb:updateItem", {"error": "ThrottlingException"}, None),
        ("dynamodb:getItem", {"error": "InternalServerError"}, "DynamoDB.InternalServerErrorException"),
        ("dynamodb:updateItem", {"error": "AccessDeniedException"}, "DynamoDB.AmazonDynamoDBException"),
        ("dynamodb:updateItem", {"reset": True}, "DynamoDB.SdkClientException"),
        ("sns:publish", {"error": "InternalErrorException"}, "SNS.InternalErrorException"),
        ("sns:publish", {"error": "ThrottledException"}, "SNS.ThrottledException"),
        ("sns:publish", {"error": "AccessDeniedException"}, "SNS.AmazonSNSException"),
        ("sqs:sendMessage", {"error": "RequestThrottled"}, "SQS.RequestThrottledException"),
        ("sqs:sendMessage", {"reset": True}, "SQS.SdkClientException"),
        ("lambda:invoke", {"error": "TooManyRequestsException"}, "Lambda.TooManyRequestsException"),
        ("lambda:invoke", {"error": "ServiceException"}, "Lambda.ServiceException"),
        ("lambda:invoke", {"crash": True}, "Runtime.ExitError"),
        ("lambda:invoke", {"crash": True, "when": "after"}, "Runtime.ExitError"),
        ("sns:publish", {"latencyMs": 1_200}, "States.Timeout"),
    ],
)
def test_a_state_fails_with_step_functions_name_of_the_error(aws, machines, resource, fault, name):
    service, operation = resource.split(":")
    script(aws, service=service, operation=operation[0].upper() + operation[1:], times=1, **fault)

    failed = run_to_end(aws, machines[resource])
    passed = run_to_end(aws, machines[resource])

    assert (failed["status"], failed["error"]) == ("FAILED", name or f"DynamoDB.{fault['error']}")
    assert passed["status"] == "SUCCEEDED"


def test_a_message_is_sent_when_its_state_failed_after(aws, resources, machines):
    aws.sqs.purge_queue(QueueUrl=resources["queue"])
    script(aws, service="sqs", operation="SendMessage", reset=True, when="after", times=1, resource="queue")

    assert run_to_end(aws, machines["sqs:sendMessage"])["status"] == "FAILED"

    assert len(aws.sqs.receive_message(QueueUrl=resources["queue"], MaxNumberOfMessages=10)["Messages"]) == 1


def test_an_invalid_fault_is_rejected_with_the_name_of_its_field(aws):
    endpoint = f"{aws.control_url}/_faults"

    assert call("POST", endpoint, {"service": "sns", "operation": "Publish", "error": "Bad"}) == (
        400,
        {"errors": ["error: expected an error of sns, which Bad is not"]},
    )
    assert call("GET", endpoint) == (200, {"faults": []})
