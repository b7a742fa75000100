"""Mocked states: every attempt has its own response, also in the branches of a Parallel."""

import json

from emulator_process import run_to_end, running_emulator

ROLE = "arn:aws:iam::000000000000:role/any"
RETRY = [{"ErrorEquals": ["Unlucky"], "IntervalSeconds": 1, "MaxAttempts": 3, "BackoffRate": 1}]
LOST = {"Throw": {"Error": "Unlucky", "Cause": "as scripted"}}


def task(name: str) -> dict:
    arguments = {"FunctionName": "none", "Payload": {}}
    state = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": arguments, "Retry": RETRY}
    return {"StartAt": name, "States": {name: {**state, "Output": "{% $states.result %}", "End": True}}}


def test_a_retry_gets_the_mock_of_its_own_attempt_in_each_branch(tmp_path):
    responses = {
        "left": {"0-1": LOST, "2": {"Return": "left"}},
        "right": {"0": LOST, "1-9": {"Return": "right"}},
    }
    cases = {"both": {"Left": "left", "Right": "right"}}
    mocks = tmp_path / "mocks.json"
    mocks.write_text(json.dumps({"StateMachines": {"mocked": {"TestCases": cases}}, "MockedResponses": responses}))
    states = {"Both": {"Type": "Parallel", "Branches": [task("Left"), task("Right")], "End": True}}
    definition = json.dumps({"QueryLanguage": "JSONata", "StartAt": "Both", "States": states})

    with running_emulator(SFN_MOCK_CONFIG=str(mocks), SFN_WAIT_SCALE="0") as aws:
        sfn = aws.stepfunctions
        machine = sfn.create_state_machine(name="mocked", definition=definition, roleArn=ROLE)["stateMachineArn"]
        execution = run_to_end(aws, f"{machine}#both")
        events = sfn.get_execution_history(executionArn=execution["executionArn"], maxResults=1000)["events"]

    assert json.loads(execution["output"]) == ["left", "right"]
    assert [event["type"] for event in events].count("TaskFailed") == 3
