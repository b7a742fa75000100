"""The state machine on another interpreter than the local stack's: moto's, which is LocalStack's, with its expressions
evaluated by the JSONata that Step Functions runs. Services and functions are answered here.

docs/decisions/0021-second-interpreter.md says what else was looked at.
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
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service_dynamodb,
    state_task_service_sns,
    state_task_service_sqs,
)
from moto.stepfunctions.parser.asl.jsonata import jsonata

ROOT = Path(__file__).parents[2]
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


@pytest.fixture(scope="module", autouse=True)
def evaluator() -> Iterator[None]:
    found = Evaluator()
    jsonata._eval_jsonata = found
    yield
    jsonata._eval_jsonata = None
    found.close()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(retrier_decl, "time", SimpleNamespace(sleep=lambda seconds: None, time=time.time))
    for name, value in {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}.items():
        monkeypatch.setenv(name, value)

    def execute(errors: dict[str, list[str]] | None = None, given: dict = INPUT) -> Execution:
        services = Services(errors or {})
        for module in (
            lambda_eval_utils,
            state_task_service_dynamodb,
            state_task_service_sns,
            state_task_service_sqs,
        ):
            monkeypatch.setattr(module, "boto_client_for", services.client_for)
        with mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
            return finish(services, given)

    return execute


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


def in_any_order(entered: list[str]) -> list[str]:
    """Both branches run at once."""
    return sorted(entered)


def test_a_ticket_is_answered_in_seven_transitions(run):
    done = run()

    assert (done.status, in_any_order(done.entered)) == ("SUCCEEDED", in_any_order(SUCCESS))
    assert done.output == {
        "ticketId": "TKT-1",
        "outcome": "ANSWERED",
        "priority": "HIGH",
        "sentiment": "NEGATIVE",
        "category": "TECHNICAL",
        "key": "tickets/1.json",
    }
    assert done.services.arguments["Generate response"]["sentiment"] == SENTIMENT
    assert done.services.arguments["Write ticket JSON"] == {"record": RECORD}
    assert "#model_id" not in done.services.arguments["Store ticket"]["ExpressionAttributeNames"]
    assert done.services.arguments["Store ticket"]["ExpressionAttributeValues"][":confidence"] == {"N": "0.8"}
    message = json.loads(done.services.arguments["Publish ticket"]["Message"])
    assert json.loads(message["default"]) == RECORD


CLAIMED = {"Open ticket": ["DynamoDB.ConditionalCheckFailedException"]}


def test_the_same_content_again_ends_as_done(run):
    done = run(CLAIMED)

    assert (done.status, done.output) == ("SUCCEEDED", {"ticketId": "TKT-1", "outcome": "ALREADY_ANSWERED"})
    assert done.entered == ["Open ticket", "Look up ticket", "Same content?", "Already answered"]


def test_other_content_under_the_same_id_is_a_conflict(run):
    done = run(CLAIMED, {**INPUT, "contentHash": "other"})

    assert (done.status, done.error) == ("FAILED", POINTER["error"])
    assert done.entered == ["Open ticket", "Look up ticket", "Same content?", *FAILURE]
    assert done.services.arguments["Record failure"]["error"]["Error"] == "TicketConflict"
    assert done.services.arguments["Record failure"]["input"] == {**INPUT, "contentHash": "other"}


def test_a_budget_that_is_used_up_leads_to_the_rules_at_once(run):
    done = run({"Detect sentiment": ["BudgetExceeded"]})

    assert done.services.attempts["Detect sentiment"] == 1
    assert "Generate response" not in done.entered
    assert done.services.arguments["Triage by rules"]["reason"] == "BudgetExceeded"
    assert done.services.arguments["Triage by rules"]["sentiment"]["assumed"] is True
    assert done.output["outcome"] == "NEEDS_HUMAN"


def test_a_failure_that_cannot_be_recorded_still_reaches_queue_and_topic(run):
    done = run({"Detect sentiment": ["Crash"], "Record failure": ["Crash"]})

    assert (done.status, done.error) == ("FAILED", "Crash")
    queued = json.loads(done.services.arguments["Queue failed ticket"]["MessageBody"])
    assert (queued["ticketId"], queued["key"]) == ("TKT-1", "")
    assert queued["cause"].startswith("Not recorded (Crash); the input is in the history of the execution. ")


@pytest.mark.parametrize("state", ["Queue failed ticket", "Notify failure"])
def test_the_failure_path_goes_on_when_a_part_of_it_fails(run, state):
    done = run({"Detect sentiment": ["Crash"], state: ["Crash"]})

    assert (done.status, done.entered) == ("FAILED", ["Open ticket", "Detect sentiment", *FAILURE])


# One error of each retrier: that a list names an error means the same for all of them.
RETRIES = [
    pytest.param(name, retrier["ErrorEquals"][0], retrier["MaxAttempts"], id=f"{name}: {retrier['ErrorEquals'][0]}")
    for name, state in TASKS.items()
    for retrier in state["Retry"]
]


def before(state: str) -> dict[str, list[str]]:
    """The errors that lead to a state."""
    if state == "Look up ticket":
        return CLAIMED
    if state == "Triage by rules":
        return {"Generate response": ["ModelOutputInvalid"]}
    return {"Detect sentiment": ["Crash"]} if state in FAILURE else {}


def destination(state: str, error: str) -> str:
    """Where the definition's Catch leads. The branches of Keep ticket have none of their own."""
    catchers = TASKS[state].get("Catch") or DEFINITION["States"]["Keep ticket"]["Catch"]
    return next(one["Next"] for one in catchers if {error, "States.ALL"} & set(one["ErrorEquals"]))


@pytest.mark.parametrize(("state", "error", "most"), RETRIES)
def test_an_error_is_retried_as_often_as_the_definition_says_then_caught(run, state, error, most):
    done = run({**before(state), state: [error] * (most + 1)})

    assert done.services.attempts[state] == most + 1
    # A parallel branch may still enter its state after the other has failed.
    assert destination(state, error) in done.entered


@pytest.mark.parametrize("state", [name for name in TASKS if name not in FAILURE])
def test_an_error_that_passes_changes_nothing(run, state):
    usual, error = run(before(state)), TASKS[state]["Retry"][0]["ErrorEquals"][0]
    done = run({**before(state), state: [error]})

    assert done.services.attempts[state] == 2
    assert (done.status, done.output) == (usual.status, usual.output)
    assert in_any_order(done.entered) == in_any_order(usual.entered)
