"""The operations and errors of the emulator's services, from the service models of the AWS SDK."""

from functools import cache
from typing import NamedTuple

import botocore.session
from botocore.model import ServiceModel

MODEL_NAMES = {
    "states": "stepfunctions",
    "dynamodb": "dynamodb",
    "s3": "s3",
    "sns": "sns",
    "sqs": "sqs",
    "lambda": "lambda",
    "kinesis": "kinesis",
}
SERVICES = tuple(MODEL_NAMES)

COMMON_ERRORS = {
    "AccessDeniedException": 400,
    "InternalFailure": 500,
    "InternalServerException": 500,
    "RequestExpired": 400,
    "ServiceUnavailable": 503,
    "ThrottlingException": 400,
    "ValidationException": 400,
}
"""HTTP status of errors that any service can return besides those of its model (API reference, Common Errors)."""

COMMON_S3_ERRORS = {
    "InternalError": 500,
    "InvalidArgument": 400,
    "RequestTimeout": 400,
    "ServiceUnavailable": 503,
    "SlowDown": 503,
}
"""Error codes of the S3 API reference that are not in its model."""


class ServiceError(NamedTuple):
    name: str
    """The SDK's name of the exception."""
    code: str
    """The name in a response."""
    status: int
    modelled: bool
    """Whether the service's model contains it. Step Functions names all others after the service."""


@cache
def model_of(service: str) -> ServiceModel:
    return botocore.session.get_session().get_service_model(MODEL_NAMES[service])


def operations_of(service: str) -> frozenset[str]:
    return frozenset(model_of(service).operation_names)


def _default_status(name: str) -> int:
    return 500 if name.startswith("Internal") else 400


@cache
def errors_of(service: str) -> dict[str, ServiceError]:
    """Errors by name, and by code if that differs."""
    common = COMMON_S3_ERRORS if service == "s3" else COMMON_ERRORS
    found = {name: ServiceError(name, name, status, False) for name, status in common.items()}
    for shape in model_of(service).error_shapes:
        declared = shape.metadata.get("error", {})
        status = declared.get("httpStatusCode", _default_status(shape.name))
        error = ServiceError(shape.name, declared.get("code", shape.name), status, True)
        found |= {error.name: error, error.code: error}
    return found
