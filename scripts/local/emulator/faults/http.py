"""Faults of calls over HTTP, and `/_faults`, where they are scripted."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from ministack.core.router import detect_service

from scripts.local.emulator.faults.connection import reset_connection
from scripts.local.emulator.faults.fault import BadFaultError
from scripts.local.emulator.faults.plan import FaultPlan, Misfortune
from scripts.local.emulator.faults.replies import Reply, error_reply
from scripts.local.emulator.faults.requests import Request, call_of_request

CONTROL_PATH = "/_faults"
JSON = {"content-type": "application/json"}

App = Callable[[dict, Callable, Callable], Awaitable[None]]


def _json(status: int, body: object) -> Reply:
    return Reply(status, JSON, json.dumps(body).encode())


def answer_control(method: str, body: bytes, plan: FaultPlan) -> Reply:
    """`POST` scripts a fault (201, or 400 with `errors`), `GET` lists them (200), `DELETE` ends them all (204)."""
    if method == "GET":
        return _json(200, {"faults": plan.list()})
    if method == "DELETE":
        plan.clear()
        return Reply(204, {}, b"")
    if method != "POST":
        return _json(405, {"errors": [f"method: expected POST, GET or DELETE, not {method}"]})
    try:
        return _json(201, plan.add(json.loads(body)))
    except ValueError:
        return _json(400, {"errors": ["body: expected JSON"]})
    except BadFaultError as error:
        return _json(400, {"errors": error.errors})


async def _send(send: Callable, reply: Reply) -> None:
    headers = {**reply.headers, "content-length": str(len(reply.body))}
    listed = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": listed})
    await send({"type": "http.response.body", "body": reply.body})


async def _read(receive: Callable) -> list[dict]:
    """The messages of a request, up to its end."""
    messages = [await receive()]
    while messages[-1].get("more_body"):
        messages.append(await receive())
    return messages


def _replayed(messages: list[dict], receive: Callable) -> Callable:
    waiting = list(messages)

    async def receive_again() -> dict:
        return waiting.pop(0) if waiting else await receive()

    return receive_again


def _request_of(scope: dict, messages: list[dict]) -> Request:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    body = b"".join(message.get("body", b"") for message in messages)
    return Request(scope["method"], scope["path"], scope.get("query_string", b"").decode(), headers, body)


async def _happen(misfortune: Misfortune, service: str, request: Request, send: Callable) -> None:
    outcome = misfortune.outcome
    if outcome.reset:
        reset_connection()
    else:
        await _send(send, error_reply(service, outcome.error, request))


async def _unheard(_message: dict) -> None:
    """Takes a reply that no one is to get."""


async def _suffer(misfortune: Misfortune, serve: Callable, fail: Callable, send: Callable) -> None:
    """Has the call served or not, early or late, as the misfortune says."""
    await asyncio.sleep(misfortune.seconds_before)
    if misfortune.outcome is None:
        held: list[dict] = []

        async def hold(message: dict) -> None:
            held.append(message)

        await serve(hold if misfortune.seconds_after else send)
        await asyncio.sleep(misfortune.seconds_after)
        for message in held:
            await send(message)
        return
    if misfortune.happens_after:
        await serve(_unheard)
    await asyncio.sleep(misfortune.seconds_after)
    await fail()


def with_faults(app: App, plan: FaultPlan) -> App:
    """The app, answering `/_faults` and failing calls as scripted there. Services without a fault are untouched."""

    async def fault_or_serve(scope: dict, receive: Callable, send: Callable) -> None:
        if scope.get("path") == CONTROL_PATH:
            body = _request_of(scope, await _read(receive)).body
            return await _send(send, answer_control(scope["method"], body, plan))
        if scope["type"] != "http" or plan.is_empty:
            return await app(scope, receive, send)
        head = _request_of(scope, [])
        service = detect_service(head.method, head.path, head.headers, parse_qs(head.query))
        if not plan.concerns(service):
            return await app(scope, receive, send)
        messages = await _read(receive)
        request = _request_of(scope, messages)
        misfortune = plan.next(call_of_request(service, request))
        return await _suffer(
            misfortune,
            lambda listener: app(scope, _replayed(messages, receive), listener),
            lambda: _happen(misfortune, service, request, send),
            send,
        )

    return fault_or_serve
