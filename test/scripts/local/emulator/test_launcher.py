"""The launcher's patches as seen from outside: a real emulator, real Node functions, a real state machine."""

import io
import json
import signal
import time
import zipfile

import pytest
from emulator_process import TIMEOUT_SECONDS, free_port, run_to_end, running_emulator, start, wait_until_up

ROLE = "arn:aws:iam::000000000000:role/any"

HANDLER = """
let calls = 0;
export const handler = async (event) => {
  calls += 1;
  console.log(`call ${calls} of ${process.pid}`);
  if (event.exit) process.exit(1);
  if (event.fail) throw Object.assign(new Error("no luck"), { name: event.fail });
  return { pid: process.pid, calls };
};
"""


@pytest.fixture(scope="module")
def aws():
    with running_emulator() as clients:
        yield clients


@pytest.fixture(scope="module")
def function(aws) -> str:
    return create_probe(aws)


def create_probe(aws, name: str = "probe", handler: str = HANDLER) -> str:
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("index.mjs", handler)
    created = getattr(aws, "lambda").create_function(
        FunctionName=name,
        Runtime="nodejs22.x",
        Role=ROLE,
        Handler="index.handler",
        Code={"ZipFile": code.getvalue()},
    )
    return created["FunctionArn"]


def run(aws, name: str, states: dict, start_at: str) -> tuple[dict, list[dict]]:
    """Runs a state machine until it has finished. Returns the execution and its history."""
    definition = json.dumps({"QueryLanguage": "JSONata", "StartAt": start_at, "States": states})
    machine = aws.stepfunctions.create_state_machine(name=name, definition=definition, roleArn=ROLE)["stateMachineArn"]
    execution = run_to_end(aws, machine)
    history = aws.stepfunctions.get_execution_history(executionArn=execution["executionArn"], maxResults=1000)
    return execution, history["events"]


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


def test_a_function_that_throws_keeps_its_process(aws, function):
    client = getattr(aws, "lambda")

    def call(payload: dict) -> dict:
        return json.loads(client.invoke(FunctionName=function, Payload=json.dumps(payload))["Payload"].read())

    before = call({})
    failed = call({"fail": "Unlucky"})
    after = call({})

    assert failed["errorType"] == "Unlucky"
    assert after == {"pid": before["pid"], "calls": before["calls"] + 2}


def test_a_function_whose_process_exits_fails_with_runtime_exit_error(aws, function):
    client = getattr(aws, "lambda")

    reply = client.invoke(FunctionName=function, Payload='{"exit": true}')

    assert json.loads(reply["Payload"].read())["errorType"] == "Runtime.ExitError"
    assert json.loads(client.invoke(FunctionName=function, Payload="{}")["Payload"].read())["calls"] == 1


def test_every_call_has_its_own_lines_in_the_log(aws, function):
    client = getattr(aws, "lambda")
    for _ in range(5):
        calls = json.loads(client.invoke(FunctionName=function, Payload="{}")["Payload"].read())["calls"]

    streams = aws.logs.filter_log_events(logGroupName="/aws/lambda/probe", filterPattern='"call "')["events"]
    lines = {event["message"].strip() for event in streams}

    assert {f"call {number}" for number in range(1, calls + 1)} == {line.split(" of ")[0] for line in lines}


def test_a_parallel_state_has_its_output_and_the_history_of_its_branches(aws, function):
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


def test_a_failed_execution_puts_its_alarm_into_alarm(aws):
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


def test_the_emulator_exits_when_its_parent_process_does():
    port = free_port()
    emulator = start(port)
    wait_until_up(port)

    emulator.stdin.close()

    assert emulator.wait(TIMEOUT_SECONDS) == -signal.SIGKILL


def calls_of_a_mapping(aws, function: str, name: str, timeout: float) -> int:
    """
    Puts a record on a stream that is mapped to the function. Waits for the first call, and two seconds for any more.
    Returns the number of calls: 0 when there was none within `timeout` seconds.
    """
    client = getattr(aws, "lambda")
    aws.kinesis.create_stream(StreamName=name, ShardCount=1)
    stream = aws.kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]["StreamARN"]
    client.create_event_source_mapping(FunctionName=function, EventSourceArn=stream, StartingPosition="TRIM_HORIZON")

    def calls_so_far() -> int:
        return json.loads(client.invoke(FunctionName=function, Payload="{}")["Payload"].read())["calls"]

    own_calls = 0

    def calls_of_the_mapping() -> int:
        nonlocal own_calls
        own_calls += 1
        return calls_so_far() - before - own_calls

    before = calls_so_far()
    aws.kinesis.put_record(StreamName=name, PartitionKey="any", Data=b"any")
    deadline = time.monotonic() + timeout
    while calls_of_the_mapping() == 0:
        if time.monotonic() > deadline:
            return 0
        time.sleep(0.2)
    time.sleep(2)
    return calls_of_the_mapping()


def test_a_function_that_is_called_right_after_its_creation_has_one_process(aws):
    client = getattr(aws, "lambda")
    functions = [create_probe(aws, f"at-once-{number}") for number in range(5)]

    def call(function: str) -> int:
        return json.loads(client.invoke(FunctionName=function, Payload="{}")["Payload"].read())["calls"]

    assert [call(function) for function in functions] == [1] * 5
    # By then a second process, started in addition to the first one, would be the one that is used.
    time.sleep(1)
    assert [call(function) for function in functions] == [2] * 5


def test_streams_can_be_left_to_another_process(aws, function):
    assert calls_of_a_mapping(aws, function, "own", TIMEOUT_SECONDS) == 1

    with running_emulator(LOCAL_EVENT_SOURCES="external") as other:
        assert calls_of_a_mapping(other, create_probe(other), "left", 2) == 0


def test_a_mapping_returns_all_settings_with_which_it_was_created(aws, function):
    client = getattr(aws, "lambda")
    aws.kinesis.create_stream(StreamName="settings", ShardCount=1)
    stream = aws.kinesis.describe_stream_summary(StreamName="settings")["StreamDescriptionSummary"]["StreamARN"]
    settings = {
        "StartingPosition": "AT_TIMESTAMP",
        "StartingPositionTimestamp": 1_700_000_000,
        "MaximumBatchingWindowInSeconds": 1,
        "ParallelizationFactor": 2,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "BisectBatchOnFunctionError": True,
        "MaximumRetryAttempts": 3,
        "MaximumRecordAgeInSeconds": 60,
        "DestinationConfig": {"OnFailure": {"Destination": "arn:aws:s3:::kept"}},
    }

    created = client.create_event_source_mapping(FunctionName=function, EventSourceArn=stream, **settings)
    read = client.get_event_source_mapping(UUID=created["UUID"])

    assert read["StartingPositionTimestamp"].timestamp() == settings.pop("StartingPositionTimestamp")
    assert {name: read[name] for name in settings} == settings
    assert read["BatchSize"] == 100
    client.delete_event_source_mapping(UUID=created["UUID"])


STOPPING_HANDLER = """
let calls = 0;
export const handler = async ({ Records = [] }) => {
  calls += 1;
  const numbers = Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  console.log(`got ${numbers.length}`);
  if (Records.length === 0) return { calls };
  return { batchItemFailures: numbers.slice(1, 2).map((itemIdentifier) => ({ itemIdentifier })) };
};
"""


def test_a_batch_of_a_table_is_sent_again_from_the_record_on_that_the_function_reports(aws):
    client = getattr(aws, "lambda")
    aws.dynamodb.create_table(
        TableName="followed",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"},
    )
    stream = aws.dynamodb.describe_table(TableName="followed")["Table"]["LatestStreamArn"]
    for number in range(3):
        aws.dynamodb.put_item(TableName="followed", Item={"pk": {"S": str(number)}})
    function = create_probe(aws, "stopping", STOPPING_HANDLER)
    client.create_event_source_mapping(
        FunctionName=function,
        EventSourceArn=stream,
        StartingPosition="TRIM_HORIZON",
        FunctionResponseTypes=["ReportBatchItemFailures"],
    )

    # Of three records the second is reported, and of the two that are left again the second: three batches.
    deadline = time.monotonic() + TIMEOUT_SECONDS
    own_calls, calls = 0, 0
    while calls < 3 and time.monotonic() < deadline:
        time.sleep(0.5)
        own_calls += 1
        calls = json.loads(client.invoke(FunctionName=function, Payload="{}")["Payload"].read())["calls"] - own_calls
    assert calls == 3


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("LOCAL_WORKERS_PER_FUNCTION", "none", "a whole number of at least 1"),
        ("LOCAL_WORKERS_OF", "serve-api=0", "names with whole numbers of at least 1, such as serve-api=4"),
        ("LOCAL_WORKERS_OF", "serve-api", "names with whole numbers of at least 1, such as serve-api=4"),
    ],
)
def test_an_invalid_setting_ends_with_code_2_and_one_line(variable, value, expected):
    emulator = start(free_port(), **{variable: value})
    _, message = emulator.communicate(timeout=TIMEOUT_SECONDS)

    assert emulator.returncode == 2
    assert message == f'error: {variable} is "{value}"; expected {expected}\n'
