"""Runs the state machine on moto's interpreter. JSONata is evaluated by Node, and services and functions are answered
here.
"""

import io
import json
import re
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import boto3
from botocore.exceptions import ClientError
from moto.stepfunctions.parser.asl.jsonata import jsonata

ROOT = Path(__file__).parents[3]
DEFINITION = json.loads((ROOT / "state-machine/ticket-pipeline.asl.json").read_text())
VALUES = {"Partition": "aws", "TicketPrefix": "TICKET#", "TicketSortKey": "TICKET", "NotificationDetail": "summary"}

SENTIMENT = {"sentiment": "NEGATIVE", "language": "en", "confidence": 0.9, "assumed": False}
RECORD = {
    "ticket_id": "TKT-1",
    "submitted_at": "2026-11-21T08:30:00.000Z",
    "processed_at": "2026-11-21T08:30:05.000Z",
    "priority": "HIGH",
    "tier": "gold",
    "category": "TECHNICAL",
    "sentiment": "NEGATIVE",
    "outcome": "ANSWERED",
    "confidence": 0.8,
    "model_id": None,
}
POINTER = {"ticketId": "TKT-1", "error": "Stored", "cause": "stored cause", "key": "failed/1.json"}
INPUT = {"ticket": {"ticketId": "TKT-1", "submittedAt": "2026-11-21T08:30:00.000Z"}, "contentHash": "abc"}

RESULTS = {
    "Open ticket": {},
    "Look up ticket": {"Item": {"content_hash": {"S": "abc"}}},
    "Detect sentiment": SENTIMENT,
    "Generate response": RECORD,
    "Triage by rules": {**RECORD, "outcome": "NEEDS_HUMAN"},
    "Store ticket": {},
    "Write ticket JSON": {"key": "tickets/1.json"},
    "Publish ticket": {},
    "Record failure": POINTER,
    "Queue failed ticket": {},
    "Notify failure": {},
}
FUNCTIONS = {
    "DetectSentiment": "Detect sentiment",
    "GenerateResponse": "Generate response",
    "TriageByRules": "Triage by rules",
    "WriteTicketJson": "Write ticket JSON",
    "RecordFailure": "Record failure",
}
METADATA = {"ResponseMetadata": {"HTTPStatusCode": 400, "HTTPHeaders": {}, "RequestId": "1"}}

USUAL = ["Open ticket", "Detect sentiment", "Generate response", "Keep ticket", "Store ticket", "Write ticket JSON"]
SUCCESS = [*USUAL, "Publish ticket"]
FAILURE = ["Record failure", "Queue failed ticket", "Notify failure", "Ticket failed"]


def tasks(states: dict) -> Iterator[tuple[str, dict]]:
    for name, state in states.items():
        if state["Type"] == "Task":
            yield name, state
        for branch in state.get("Branches", []):
            yield from tasks(branch["States"])


TASKS = dict(tasks(DEFINITION["States"]))


def filled(text: str) -> str:
    """The definition as the stack deploys it; the names of resources are those of their placeholders."""
    return re.sub(r"\$\{(\w+)\}", lambda found: VALUES.get(found[1], found[1]), text)


class Services:
    """Stands in for every client: answers each state, with the errors first that a test wants."""

    def __init__(self, errors: dict[str, list[str]]):
        self.errors = {name: list(names) for name, names in errors.items()}
        self.attempts: Counter[str] = Counter()
        self.arguments: dict[str, dict] = {}

    def client_for(self, region: str, service: str, state_credentials: object = None) -> SimpleNamespace:
        operations = {
            "lambda": {"invoke": lambda **given: self.invoke(given)},
            "dynamodb": {
                "update_item": self.update_item,
                "get_item": lambda **given: self.call("Look up ticket", given),
            },
            "sns": {"publish": self.publish},
            "sqs": {"send_message": lambda **given: self.call("Queue failed ticket", given)},
        }
        return SimpleNamespace(**operations[service])

    def update_item(self, **given: object) -> dict:
        is_store = given["ConditionExpression"] == "content_hash = :hash"
        return self.call("Store ticket" if is_store else "Open ticket", given)

    def publish(self, **given: object) -> dict:
        return self.call("Publish ticket" if given["TopicArn"] == "TicketTopic" else "Notify failure", given)

    def next_error(self, state: str, given: dict) -> str | None:
        self.attempts[state] += 1
        self.arguments[state] = given
        waiting = self.errors.get(state, [])
        return waiting.pop(0) if waiting else None

    def call(self, state: str, given: dict) -> dict:
        error = self.next_error(state, given)
        if error is None:
            return RESULTS[state]
        raise ClientError({"Error": {"Code": error.split(".")[-1], "Message": "injected"}, **METADATA}, "call")

    def invoke(self, given: dict) -> dict:
        state = FUNCTIONS[given["FunctionName"]]
        error = self.next_error(state, json.loads(given["Payload"]))
        if error is not None and error.startswith("Lambda."):
            raise ClientError({"Error": {"Code": error.split(".")[1], "Message": "injected"}, **METADATA}, "Invoke")
        body = RESULTS[state] if error is None else {"errorType": error, "errorMessage": "injected"}
        failed = {} if error is None else {"FunctionError": "Unhandled"}
        return {"StatusCode": 200, "Payload": io.BytesIO(json.dumps(body).encode()), **failed, **METADATA}


class Evaluator:
    """A process of Node that evaluates expressions."""

    def __init__(self):
        command = ["node", str(Path(__file__).parent / "evaluate-jsonata.mjs")]
        self.node = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        self.turn = threading.Lock()

    def __call__(self, expression: str) -> object:
        with self.turn:
            self.node.stdin.write(json.dumps(str(expression)) + "\n")
            self.node.stdin.flush()
            reply = json.loads(self.node.stdout.readline())
        if "value" in reply:
            return reply["value"]
        raise jsonata.JSONataException("QueryEvaluation", reply["error"])

    def close(self) -> None:
        self.node.stdin.close()
        self.node.wait(timeout=10)
        self.node.stdout.close()


class Execution(SimpleNamespace):
    """How an execution ended, and what it called."""

    status: str
    output: object
    error: str | None
    entered: list[str]
    services: Services


def finish(services: Services, given: dict) -> Execution:
    client = boto3.client("stepfunctions", region_name="us-east-1")
    made = client.create_state_machine(
        name="workflow", definition=filled(json.dumps(DEFINITION)), roleArn="arn:aws:iam::123456789012:role/none"
    )
    arn = client.start_execution(stateMachineArn=made["stateMachineArn"], input=json.dumps(given))["executionArn"]
    deadline = time.monotonic() + 60
    while (found := client.describe_execution(executionArn=arn))["status"] == "RUNNING":
        assert time.monotonic() < deadline, "the execution does not end"
        time.sleep(0.01)
    events = client.get_execution_history(executionArn=arn)["events"]
    entered = [event["stateEnteredEventDetails"]["name"] for event in events if "stateEnteredEventDetails" in event]
    output = json.loads(found["output"]) if "output" in found else None
    return Execution(
        status=found["status"], output=output, error=found.get("error"), entered=entered, services=services
    )
