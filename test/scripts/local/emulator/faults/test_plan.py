"""Which calls a scripted fault hits, and the messages about an invalid one."""

import pytest

from scripts.local.emulator.faults.fault import BadFaultError
from scripts.local.emulator.faults.plan import NO_EFFECT, Call, FaultPlan, seeded_random

UPDATE = Call("dynamodb", "UpdateItem", "ticket-pipeline-dev-tickets", '{"Key":"TICKET#1"}')
THROTTLED = {"service": "dynamodb", "operation": "UpdateItem", "error": "ProvisionedThroughputExceededException"}


def plan_of(*scripts: dict) -> FaultPlan:
    plan = FaultPlan()
    for script in scripts:
        plan.add(script)
    return plan


def test_a_call_that_no_fault_applies_to_is_not_affected():
    plan = plan_of(THROTTLED, {**THROTTLED, "operation": "PutItem"}, {**THROTTLED, "resource": "other"})

    assert plan.next(UPDATE._replace(operation="GetItem")) == NO_EFFECT
    assert plan.next(UPDATE._replace(service="kinesis")) == NO_EFFECT
    assert [fault["hits"] for fault in plan.list()] == [0, 0, 0]


def test_a_fault_of_any_operation_hits_each_of_them():
    plan = plan_of({"service": "dynamodb", "operation": "*", "reset": True})

    assert plan.next(UPDATE).failure.reset
    assert plan.next(UPDATE._replace(operation="GetItem")).failure.reset


def test_a_fault_ends_after_its_times_and_counts_them():
    plan = plan_of({**THROTTLED, "times": 2})

    hits = [plan.next(UPDATE) != NO_EFFECT for _ in range(4)]

    assert hits == [True, True, False, False]
    assert plan.list() == [
        {**THROTTLED, "reset": False, "crash": False, "times": 2, "share": 1, "seed": 1}
        | {
            "when": "before",
            "hits": 2,
        }
    ]


def test_a_share_hits_about_that_many_calls_and_the_same_ones_each_time():
    first, second, other = (plan_of({**THROTTLED, "share": 0.3, "seed": seed}) for seed in (7, 7, 8))

    hits = [[plan.next(UPDATE) != NO_EFFECT for _ in range(1000)] for plan in (first, second, other)]

    assert hits[0] == hits[1] != hits[2]
    assert 250 < sum(hits[0]) < 350


def test_the_same_seed_draws_the_same_numbers_as_in_the_model_server():
    draw = seeded_random(42)

    # From scripts/local/model-server/faults/fault-plan.ts.
    assert [round(draw(), 6) for _ in range(3)] == [0.601104, 0.448291, 0.852466]


@pytest.mark.parametrize(("narrowing", "other"), [("resource", "resource"), ("containing", "body")])
def test_a_fault_can_be_narrowed_to_a_name_or_a_text(narrowing, other):
    plan = plan_of({**THROTTLED, narrowing: "TICKET#1" if narrowing == "containing" else "dev-tickets"})

    assert plan.next(UPDATE._replace(**{other: "another"})) == NO_EFFECT
    assert plan.next(UPDATE) != NO_EFFECT


def test_delays_add_up_and_the_first_failure_happens():
    slow = {"service": "dynamodb", "operation": "UpdateItem"}
    plan = plan_of(
        {**slow, "latencyMs": 100},
        {**THROTTLED, "latencyMs": 20},
        {**slow, "latencyMs": 3, "when": "after"},
        {**slow, "reset": True},
    )

    before, after, failure = plan.next(UPDATE)

    assert (round(before, 3), after, failure.error) == (0.12, 0.003, THROTTLED["error"])
    assert [fault["hits"] for fault in plan.list()] == [1, 1, 1, 0]


def test_crashes_apply_only_where_functions_run():
    invoke = Call("lambda", "Invoke", "write-ticket-json")
    plan = plan_of({"service": "lambda", "operation": "Invoke", "crash": True})

    assert plan.next(invoke) == NO_EFFECT
    assert plan.next(invoke, crashing=True).failure.crash


def test_removed_faults_hit_no_call():
    plan = plan_of(THROTTLED)
    plan.clear()

    assert plan.next(UPDATE) == NO_EFFECT
    assert not plan.applies_to("dynamodb")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"service": "dynamo"}, "service: expected one of states, dynamodb, s3, sns, sqs, lambda, kinesis"),
        ({"operation": "UpdateItems"}, "operation: expected an operation of dynamodb, which UpdateItems is not"),
        ({"operation": 7}, "operation: expected an operation, such as UpdateItem, or *"),
        ({"error": "SlowDown"}, "error: expected an error of dynamodb, which SlowDown is not"),
        ({"reset": True}, "reset: expected either error or reset, not both"),
        ({"reset": "yes"}, "reset: expected true or false"),
        ({"error": None}, "error: expected an error's name, such as ThrottlingException"),
        ({"latencyMs": 300_001}, "latencyMs: expected a whole number from 0 to 300000"),
        ({"latencyMs": True}, "latencyMs: expected a whole number from 0 to 300000"),
        ({"times": 0}, "times: expected a whole number from 1 to 1000000"),
        ({"share": 1.5}, "share: expected a number from 0 to 1"),
        ({"seed": -1}, "seed: expected a whole number from 0 to 4294967295"),
        ({"when": "during"}, "when: expected one of before, after"),
        ({"resource": ""}, "resource: expected a part of a name"),
        ({"delay": 5}, "delay: unknown field"),
    ],
)
def test_an_invalid_fault_is_rejected_with_the_name_of_its_field(changes, message):
    plan = FaultPlan()

    with pytest.raises(BadFaultError) as raised:
        plan.add({**THROTTLED, **changes})

    assert raised.value.errors == [message]
    assert plan.list() == []


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("throttle everything", "body: expected a JSON object"),
        ({"operation": "UpdateItem", "reset": True}, "service: expected one of"),
        ({"service": "sns", "operation": "Publish"}, "error: expected one of error, reset, crash and latencyMs"),
        (
            {"service": "sns", "operation": "Publish", "crash": True},
            "crash: expected service lambda and operation Invoke with it",
        ),
    ],
)
def test_a_fault_needs_a_service_and_an_effect(script, message):
    with pytest.raises(BadFaultError, match=message):
        FaultPlan().add(script)
