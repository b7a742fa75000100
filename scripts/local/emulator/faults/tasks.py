"""Faults of calls that a workflow makes itself: its states call the emulator's services inside the process."""

import time
from collections.abc import Callable

from ministack.services.stepfunctions import _ExecutionError

from scripts.local.emulator.faults.fault import Fault
from scripts.local.emulator.faults.plan import FaultPlan
from scripts.local.emulator.faults.replies import MESSAGE
from scripts.local.emulator.faults.requests import call_of_task
from scripts.local.emulator.faults.services import errors_of

PREFIXES = {"dynamodb": "DynamoDB", "sns": "SNS", "sqs": "SQS", "lambda": "Lambda"}
UNMODELLED = {
    "dynamodb": "AmazonDynamoDBException",
    "sns": "AmazonSNSException",
    "sqs": "AmazonSQSException",
    "lambda": "AWSLambdaException",
}
"""What Step Functions calls an error that is not in the service's model, such as a denied access."""


def error_name(fault: Fault) -> str:
    """The name that Retry and Catch see. Step Functions calls services through the AWS SDK for Java, whose exceptions
    all end in "Exception"; a connection that breaks is its SdkClientException."""
    prefix = PREFIXES[fault.service]
    if fault.reset:
        return f"{prefix}.SdkClientException"
    error = errors_of(fault.service)[fault.error]
    name = error.name if error.modelled else UNMODELLED[fault.service]
    return f"{prefix}.{name.removesuffix('Exception')}Exception"


def with_faults(invoke: Callable, plan: FaultPlan) -> Callable:
    """The function that runs one attempt of a task, failing as scripted. It runs under the state's time limit."""

    def fault_or_invoke(resource: str, arguments: object) -> object:
        call = call_of_task(resource, arguments)
        if call is None or not plan.concerns(call.service):
            return invoke(resource, arguments)
        before, after, outcome = misfortune = plan.next(call)
        time.sleep(before)
        result = invoke(resource, arguments) if outcome is None or misfortune.happens_after else None
        time.sleep(after)
        if outcome is not None:
            raise _ExecutionError(error_name(outcome), MESSAGE)
        return result

    return fault_or_invoke
