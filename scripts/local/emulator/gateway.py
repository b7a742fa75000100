"""What API Gateway does with a request and the emulator does not: limits, keys from authorizers, request ids.

The limits are the documented quotas of API Gateway and Lambda.
"""

import contextvars
import json
import uuid
from http import HTTPStatus

from ministack.services import apigateway_v1

MAX_BODY_BYTES = 10 * 1024 * 1024
"""API Gateway's payload size."""
MAX_EVENT_BYTES = 6 * 1024 * 1024
"""Lambda's payload size of a synchronous call."""
MAX_HEADER_BYTES = 10_240
"""API Gateway's "total combined size of request line and header values"."""
READ_HEADER_BYTES = 4 * 1024 * 1024
"""How much of a request line and headers is read, so that one far beyond the limit gets a response."""

_request_id: contextvars.ContextVar[str] = contextvars.ContextVar("gateway_request_id")
_request_line_bytes: contextvars.ContextVar[int] = contextvars.ContextVar("gateway_request_line_bytes", default=0)
_whole_path: contextvars.ContextVar[str] = contextvars.ContextVar("gateway_whole_path", default="")


class AuthorizerContext(dict):
    """An authorizer's context for the caller, and the API key by which the caller is metered."""

    def __init__(self, context: dict, usage_key: object):
        super().__init__(context)
        self.usage_key = usage_key if isinstance(usage_key, str) else ""


def begin_request() -> str:
    """Returns a new request's id, which current_request_id then returns everywhere within the request."""
    return use_request_id(str(uuid.uuid4()))


def use_request_id(request_id: str) -> str:
    _request_id.set(request_id)
    return request_id


def current_request_id() -> str:
    return _request_id.get()


def with_request_id(response: tuple, request_id: str) -> tuple:
    """The integration's response with the id that the function received, whatever id it returned itself."""
    status, headers, body = response
    others = {name: value for name, value in headers.items() if name.lower() != "x-amzn-requestid"}
    return status, {**others, "x-amzn-requestid": request_id}, body


def note_request_line(method: str, path: str, query: str) -> None:
    _request_line_bytes.set(len(f"{method} {path}?{query} HTTP/1.1"))
    _whole_path.set(path)


def whole_path() -> str:
    """Path of the current request as the client wrote it, with the stage and whatever is before that."""
    return _whole_path.get()


def gateway_error(response_type: str, message: str, status: int) -> object:
    """An error with status `status`, unless its gateway response sets another."""
    error = apigateway_v1._GatewayError(response_type, message)
    error.status = status
    return error


def size_error(headers: dict, body: bytes) -> object | None:
    """The error of a request beyond API Gateway's limits, before it is authorized; None for other requests."""
    values = sum(len(value) for value in headers.values())
    if _request_line_bytes.get() + values > MAX_HEADER_BYTES:
        status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        return gateway_error("DEFAULT_4XX", f"HTTP header is larger than {MAX_HEADER_BYTES} bytes.", status)
    if len(body) > MAX_BODY_BYTES:
        return body_too_large()
    return None


def body_too_large() -> object:
    return gateway_error("REQUEST_TOO_LARGE", "Request Too Long", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def too_large_to_invoke(event: dict) -> bool:
    return len(json.dumps(event, ensure_ascii=False).encode("utf-8", "surrogatepass")) > MAX_EVENT_BYTES


def key_headers(api_id: str, headers: dict, context: dict | None) -> dict:
    """The headers from which to read the API key: the caller's, or one with the authorizer's usageIdentifierKey."""
    if (apigateway_v1._rest_apis.get(api_id) or {}).get("apiKeySource") != "AUTHORIZER":
        return headers
    return {"x-api-key": getattr(context, "usage_key", "")}


def key_identity(api_key: dict | None) -> dict | None:
    """The API key in requestContext.identity, for a method that requires a key."""
    return None if api_key is None else {"apiKey": api_key["value"], "apiKeyId": api_key["id"]}


def proxy_response(result: dict) -> dict | None:
    """A function's response in the format that API Gateway needs; None when it threw, or returned anything else."""
    payload = result.get("body")
    if isinstance(payload, str | bytes):
        try:
            payload = json.loads(payload)
        except ValueError:
            return None
    valid = not result.get("error") and isinstance(payload, dict) and isinstance(payload.get("statusCode"), int)
    return payload if valid else None


def function_failed() -> object:
    """The error of a function that threw or returned an invalid response. Its message is not passed on."""
    return gateway_error("DEFAULT_5XX", "Internal server error", HTTPStatus.BAD_GATEWAY)
