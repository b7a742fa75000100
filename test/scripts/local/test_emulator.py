"""The launcher's mends, seen from outside: a real emulator, real Node functions, a real state machine."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import botocore.session
import pytest

ROOT = Path(__file__).resolve().parents[3]
ROLE = "arn:aws:iam::000000000000:role/any"

HANDLER = """
let calls = 0;
export const handler = async (event) => {
  calls += 1;
  console.log(`call ${calls} of ${process.pid}`);
  if (event.fail) throw Object.assign(new Error("no luck"), { name: event.fail });
  return { pid: process.pid, calls };
};
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(port: int, **changes: str) -> subprocess.Popen:
    path = f"{ROOT / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "LOG_LEVEL": "WARNING"}
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.local.emulator"],
        cwd=ROOT,
        env={**env, "LOCAL_END_WITH_PARENT": "1", **changes},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_until_up(port: int) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_ministack/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail("the emulator did not come up")


class Clients:
    def __init__(self, port: int):
        self._endpoint = f"http://127.0.0.1:{port}"
        self._session = botocore.session.Session()

    def __getattr__(self, service: str):
        return self._session.create_client(
            service,
            region_name="us-east-1",
            endpoint_url=self._endpoint,
            aws_access_key_id="test",
            aws_secret_access_key="test",  # noqa: S106
        )


@pytest.fixture(scope="module")
def aws():
    port = free_port()
    emulator = start(port)
    wait_until_up(port)
    yield Clients(port)
    os.killpg(emulator.pid, signal.SIGKILL)
    emulator.wait()


@pytest.fixture(scope="module")
def function(aws) -> str:
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("index.mjs", HANDLER)
    created = getattr(aws, "lambda").create_function(
        FunctionName="probe",
        Runtime="nodejs22.x",
        Role=ROLE,
        Handler="index.handler",
        Code={"ZipFile": code.getvalue()},
    )
    return created["FunctionArn"]


def run(aws, name: str, states: dict, start_at: str) -> tuple[dict, list[dict]]:
    """Runs a state machine to its end: the execution and its history."""
    sfn = aws.stepfunctions
    definition = json.dumps({"QueryLanguage": "JSONata", "StartAt": start_at, "States": states})
    machine = sfn.create_state_machine(name=name, definition=definition, roleArn=ROLE)["stateMachineArn"]
    arn = sfn.start_execution(stateMachineArn=machine, input="{}")["executionArn"]
    for _ in range(200):
        execution = sfn.describe_execution(executionArn=arn)
        if execution["status"] != "RUNNING":
            return execution, sfn.get_execution_history(executionArn=arn, maxResults=1000)["events"]
        time.sleep(0.05)
    pytest.fail(f"{name} did not end")


def invoke(function: str, payload: dict, **fields) -> dict:
    arguments = {"FunctionName": function, "Payload": payload}
    return {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": arguments, **fields}


def test_retry_and_catch_match_the_name_of_a_thrown_error(aws, function):
    retry = [{"ErrorEquals": ["Unlucky"], "IntervalSeconds": 1, "MaxAttempts": 1, "BackoffRate": 1}]
    catch = [{"ErrorEquals": ["Unlucky"], "Output": "{% $states.errorOutput.Error %}", "Next": "Caught"}]
    states = {
        "Try": invoke(function, {"fail": "Unlucky"}, Retry=retry, Catch=catch, End=True),
        "Caught": {"Type": "Pass", "End": True},
    }

    execution, history = run(aws, "by-name", states, "Try")

    assert execution["status"] == "SUCCEEDED"
    assert json.loads(execution["output"]) == "Unlucky"
    assert [event["type"] for event in history].count("TaskFailed") == 2


def test_a_function_that_throws_lives_on(aws, function):
    client = getattr(aws, "lambda")

    def call(payload: dict) -> dict:
        return json.loads(client.invoke(FunctionName=function, Payload=json.dumps(payload))["Payload"].read())

    before = call({})
    failed = call({"fail": "Unlucky"})
    after = call({})

    assert failed["errorType"] == "Unlucky"
    assert after == {"pid": before["pid"], "calls": before["calls"] + 2}


def test_every_call_finds_its_own_lines_in_its_log(aws, function):
    client = getattr(aws, "lambda")
    for _ in range(5):
        calls = json.loads(client.invoke(FunctionName=function, Payload="{}")["Payload"].read())["calls"]

    streams = aws.logs.filter_log_events(logGroupName="/aws/lambda/probe", filterPattern='"call "')["events"]
    lines = {event["message"].strip() for event in streams}

    assert {f"call {number}" for number in range(1, calls + 1)} == {line.split(" of ")[0] for line in lines}


def test_a_parallel_state_has_its_output_and_its_branches_history(aws, function):
    branches = [{"StartAt": name, "States": {name: invoke(function, {}, End=True)}} for name in ("Left", "Right")]
    output = {"both": "{% $count($states.result) %}", "kept": "{% $states.input %}"}
    states = {"Both": {"Type": "Parallel", "Branches": branches, "Output": output, "End": True}}

    execution, history = run(aws, "parallel", states, "Both")

    assert json.loads(execution["output"]) == {"both": 2, "kept": {}}
    by_id = {event["id"]: event for event in history}
    left = next(event for event in history if event.get("stateExitedEventDetails", {}).get("name") == "Left")
    scheduled = by_id[by_id[left["previousEventId"]]["previousEventId"]]
    entered = by_id[scheduled["previousEventId"]]
    assert (scheduled["type"], entered["stateEnteredEventDetails"]["name"]) == ("TaskScheduled", "Left")


def test_attributes_of_a_published_message_reach_filter_policies(aws):
    topic = aws.sns.create_topic(Name="filtered")["TopicArn"]
    queue = aws.sqs.create_queue(QueueName="urgent")["QueueUrl"]
    arn = aws.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = json.dumps({"priority": ["HIGH"]})
    aws.sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"FilterPolicy": policy})

    def publish(priority: str, **end) -> dict:
        attributes = {"priority": {"DataType": "String", "StringValue": priority}}
        arguments = {"TopicArn": topic, "Message": priority, "MessageAttributes": attributes}
        return {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Arguments": arguments, **end}

    run(aws, "publish", {"Low": publish("LOW", Next="High"), "High": publish("HIGH", End=True)}, "Low")

    messages = aws.sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    assert [json.loads(message["Body"])["Message"] for message in messages] == ["HIGH"]


def test_a_failed_execution_sets_off_the_alarm_that_watches_for_it(aws):
    aws.cloudwatch.put_metric_alarm(
        AlarmName="failures",
        Namespace="AWS/States",
        MetricName="ExecutionsFailed",
        Statistic="Sum",
        Period=60,
        EvaluationPeriods=1,
        Threshold=0,
        ComparisonOperator="GreaterThanThreshold",
    )

    run(aws, "failing", {"End": {"Type": "Fail", "Error": "Bad"}}, "End")

    assert aws.cloudwatch.describe_alarms(AlarmNames=["failures"])["MetricAlarms"][0]["StateValue"] == "ALARM"


def test_the_emulator_ends_when_its_starter_does():
    port = free_port()
    emulator = start(port)
    wait_until_up(port)

    emulator.stdin.close()

    assert emulator.wait(5) == -signal.SIGKILL


def test_a_wrong_setting_ends_with_code_2_and_one_line():
    emulator = start(free_port(), LOCAL_WORKERS_PER_FUNCTION="none")
    _, words = emulator.communicate(timeout=20)

    assert emulator.returncode == 2
    assert words == 'error: LOCAL_WORKERS_PER_FUNCTION is "none"; expected a whole number of at least 1\n'
