"""Faults of calls that a workflow makes: its states call the emulator's services within the process."""

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
"""Step Functions' name of an error that is not in the service's model, such as access denied."""


def error_name(fault: Fault) -> str:
    """The error's name for Retry and Catch. Step Functions calls services with the AWS SDK for Java, whose exceptions
    all end in "Exception"; a broken connection is its SdkClientException."""
    prefix = PREFIXES[fault.service]
    if fault.reset:
        return f"{prefix}.SdkClientException"
    error = errors_of(fault.service)[fault.error]
    name = error.name if error.modelled else UNMODELLED[fault.service]
    return f"{prefix}.{name.removesuffix('Exception')}Exception"


def with_faults(invoke: Callable, plan: FaultPlan) -> Callable:
    """Wraps the function that runs one attempt of a task, so that it fails as scripted, within the state's timeout."""

    def fault_or_invoke(resource: str, arguments: object) -> object:
        call = call_of_task(resource, arguments)
        if call is None or not plan.applies_to(call.service):
            return invoke(resource, arguments)
        before, after, failure = effect = plan.next(call)
        time.sleep(before)
        result = invoke(resource, arguments) if failure is None or effect.is_after_call else None
        time.sleep(after)
        if failure is not None:
            raise _ExecutionError(error_name(failure), MESSAGE)
        return result

    return fault_or_invoke
