"""What API Gateway does to a request of a REST API and the emulator does not: limits, keys of authorizers, request ids.

The figures are the quotas of API Gateway and of Lambda, as AWS documents them.
"""

import contextvars
import json
import uuid
from http import HTTPStatus

from ministack.services import apigateway_v1

MAX_BODY_BYTES = 10 * 1024 * 1024
"""API Gateway's payload size."""
MAX_EVENT_BYTES = 6 * 1024 * 1024
"""Lambda's payload of a synchronous call."""
MAX_HEADER_BYTES = 10_240
"""API Gateway's "total combined size of request line and header values"."""
READ_HEADER_BYTES = 4 * 1024 * 1024
"""How much of a request line and headers is read, so that one far beyond the limit gets an answer."""

_request_id: contextvars.ContextVar[str] = contextvars.ContextVar("gateway_request_id")
_request_line_bytes: contextvars.ContextVar[int] = contextvars.ContextVar("gateway_request_line_bytes", default=0)


class AuthorizerContext(dict):
    """What an authorizer says of the caller, and the API key that the caller is metered by."""

    def __init__(self, context: dict, usage_key: object):
        super().__init__(context)
        self.usage_key = usage_key if isinstance(usage_key, str) else ""


def begin_request() -> str:
    """A new request's id, which everything within it finds with current_request_id."""
    request_id = str(uuid.uuid4())
    _request_id.set(request_id)
    return request_id


def current_request_id() -> str:
    return _request_id.get()


def with_request_id(response: tuple, request_id: str) -> tuple:
    """The integration's answer under the id that the function was told, whatever id it answered itself."""
    status, headers, body = response
    kept = {name: value for name, value in headers.items() if name.lower() != "x-amzn-requestid"}
    return status, {**kept, "x-amzn-requestid": request_id}, body


def note_request_line(method: str, path: str, query: str) -> None:
    _request_line_bytes.set(len(f"{method} {path}?{query} HTTP/1.1"))


def gateway_error(response_type: str, message: str, status: int) -> object:
    """An error whose status is `status` unless its gateway response names one."""
    error = apigateway_v1._GatewayError(response_type, message)
    error.status = status
    return error


def size_error(headers: dict, body: bytes) -> object | None:
    """What a request beyond API Gateway's limits gets, before anyone asks who sent it."""
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
    """The headers to read the API key from: the caller's, or one made of the authorizer's usageIdentifierKey."""
    if (apigateway_v1._rest_apis.get(api_id) or {}).get("apiKeySource") != "AUTHORIZER":
        return headers
    return {"x-api-key": getattr(context, "usage_key", "")}


def key_identity(api_key: dict | None) -> dict | None:
    """The part of requestContext.identity that names the key of a method that requires one."""
    return None if api_key is None else {"apiKey": api_key["value"], "apiKeyId": api_key["id"]}


def proxy_response(result: dict) -> dict | None:
    """A function's answer as API Gateway takes it; None when it threw, or answered anything else."""
    payload = result.get("body")
    if isinstance(payload, str | bytes):
        try:
            payload = json.loads(payload)
        except ValueError:
            return None
    whole = not result.get("error") and isinstance(payload, dict) and isinstance(payload.get("statusCode"), int)
    return payload if whole else None


def function_failed() -> object:
    """A function that threw or answered nonsense. Its message stays inside."""
    return gateway_error("DEFAULT_5XX", "Internal server error", HTTPStatus.BAD_GATEWAY)
