"""Lets nobody but this run's own processes use the emulator: no page in a browser, and no other user of the machine.

The emulator itself accepts any host name, origin and credentials, and whoever may call it may run code through it.
"""

import hmac
import ipaddress
import json
import os
import re
from collections.abc import Awaitable, Callable, Mapping

FORBIDDEN = 403
HEALTH_PATH = "/_ministack/health"
API_PATH = "/_aws/execute-api/"
"""Before the path of a deployed API, its id and its stage. An API decides itself which pages may use it."""
COGNITO = "AWSCognitoIdentityProviderService."
UNSIGNED_OPERATIONS = frozenset(
    COGNITO + operation
    for operation in (
        "AssociateSoftwareToken",
        "ChangePassword",
        "ConfirmForgotPassword",
        "ConfirmSignUp",
        "ForgotPassword",
        "GetUser",
        "GlobalSignOut",
        "InitiateAuth",
        "ResendConfirmationCode",
        "RespondToAuthChallenge",
        "RevokeToken",
        "SetUserMFAPreference",
        "SignUp",
        "VerifySoftwareToken",
    )
)
"""Operations of user pools that AWS documents as not authorized by IAM: a user has none of its credentials."""
PUBLIC_KEYS = re.compile(r"/[\w-]+/\.well-known/(jwks\.json|openid-configuration)")

CORS = b"access-control-"
ANY_ORIGIN = (b"access-control-allow-origin", b"*")

App = Callable[[dict, Callable, Callable], Awaitable[None]]
Headers = Mapping[str, str]

_issued: set[str] = set()


def note_issued(access_key_id: str) -> str:
    """Accepts the access key of a role's session, which the emulator has created for a function."""
    _issued.add(access_key_id)
    return access_key_id


def is_loopback(host: str) -> bool:
    """Whether a Host header names this machine. Names below .localhost never leave it (RFC 6761, section 6.3)."""
    name = re.sub(r":\d+$", "", host).strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _headers_of(scope: dict) -> Headers:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


class Guard:
    """An ASGI application that passes on the requests of those who know the run's access key.

    `key` is in the credentials of a signed request, or the first segment of a path, which is then removed. What AWS
    leaves open to everybody needs none: deployed APIs, which authorize their callers themselves, and signing in.
    """

    def __init__(self, app: App, key: str):
        self._app = app
        self._key = key

    async def __call__(self, scope: dict, receive: Callable, send: Callable) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        prefix = f"/{self._key}/"
        if scope["path"].startswith(prefix):
            path = scope["path"][len(prefix) - 1 :]
            trusted = {**scope, "path": path, "raw_path": scope["raw_path"][len(prefix) - 1 :]}
            reason = _web_page(_headers_of(scope))
        else:
            trusted, reason = scope, self._refusal(scope)
        if reason is None:
            await self._app(trusted, receive, _without_cors(send, trusted["path"]))
        else:
            await _refuse(scope, send, reason)

    def _refusal(self, scope: dict) -> str | None:
        """Why a request is refused; None when it is not."""
        headers = _headers_of(scope)
        if reason := _wrong_host(headers) if scope["path"].startswith(API_PATH) else _web_page(headers):
            return reason
        if _is_open(headers, scope["path"]) or self._knows(headers, scope):
            return None
        return "expected a request with the credentials of this run, such as those that `npm start` sets for commands"

    def _knows(self, headers: Headers, scope: dict) -> bool:
        key = _access_key_of(headers, scope)
        return hmac.compare_digest(key.encode(), self._key.encode()) or key in _issued


def _is_open(headers: Headers, path: str) -> bool:
    if path == "/":
        return headers.get("x-amz-target") in UNSIGNED_OPERATIONS
    return path == HEALTH_PATH or path.startswith(API_PATH) or PUBLIC_KEYS.fullmatch(path) is not None


def _web_page(headers: Headers) -> str | None:
    """Why the request may come from a page in a browser; None when it does not."""
    if "origin" in headers or headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return "expected a request of a program, not of a web page (Origin, Sec-Fetch-Site)"
    return _wrong_host(headers)


def _wrong_host(headers: Headers) -> str | None:
    """Why the host is refused; None when it is this machine. An attacker's DNS may say that any name is."""
    host = headers.get("host", "")
    return None if is_loopback(host) else "expected a Host that is this machine, such as 127.0.0.1"


def _access_key_of(headers: Headers, scope: dict) -> str:
    from urllib.parse import parse_qs

    from ministack.core.router import extract_access_key_id

    query = parse_qs(scope.get("query_string", b"").decode("utf-8", "replace"), keep_blank_values=True)
    return extract_access_key_id(dict(headers), query)


def _without_cors(send: Callable, path: str) -> Callable:
    """Removes what would allow web pages to read a response, unless a deployed API allows it to pages of its own."""

    async def send_without(message: dict) -> None:
        headers = [(name.lower(), value) for name, value in message.get("headers", [])]
        if headers and (ANY_ORIGIN in headers or not path.startswith(API_PATH)):
            message = {**message, "headers": [pair for pair in headers if not pair[0].startswith(CORS)]}
        await send(message)

    return send_without


async def _refuse(scope: dict, send: Callable, reason: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": reason})
        return
    body = json.dumps({"__type": "AccessDeniedException", "message": f"Refused by the local stack: {reason}"}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": FORBIDDEN, "headers": headers})
    await send({"type": "http.response.body", "body": body})


FUNCTION_VARIABLES = re.compile(r"PATH|LANG|LC_\w+|TZ|TMPDIR|AWS_REGION|AWS_DEFAULT_REGION|AWS_ENDPOINT_URL\w*")


def function_environment() -> dict[str, str]:
    """The part of this process's environment that functions' processes get: nothing that is the user's own."""
    return {name: value for name, value in os.environ.items() if FUNCTION_VARIABLES.fullmatch(name)}
