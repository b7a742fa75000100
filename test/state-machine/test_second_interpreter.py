"""The state machine on another interpreter than the local stack's: moto's, which is LocalStack's, with its expressions
evaluated by the JSONata that Step Functions runs.

docs/decisions/0021-second-interpreter.md says what else was looked at.
"""

import json
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from moto import mock_aws
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
    state_task_service_dynamodb,
    state_task_service_sns,
    state_task_service_sqs,
)
from moto.stepfunctions.parser.asl.jsonata import jsonata
from moto_workflow import (
    DEFINITION,
    FAILURE,
    INPUT,
    POINTER,
    RECORD,
    SENTIMENT,
    SUCCESS,
    TASKS,
    Evaluator,
    Execution,
    Services,
    finish,
)


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
    stored = done.services.arguments["Store ticket"]
    assert stored["UpdateExpression"].endswith(" REMOVE #model_id")
    assert stored["ExpressionAttributeNames"]["#model_id"] == "model_id"
    assert ":model_id" not in stored["ExpressionAttributeValues"]
    assert stored["ExpressionAttributeValues"][":confidence"] == {"N": "0.8"}
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
