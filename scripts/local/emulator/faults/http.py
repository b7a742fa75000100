"""Faults of calls over HTTP, and `/_faults`, the path at which faults are scripted."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from urllib.parse import parse_qs

from ministack.core.router import detect_service

from scripts.local.emulator.faults.fault import BadFaultError
from scripts.local.emulator.faults.plan import FaultEffect, FaultPlan
from scripts.local.emulator.faults.replies import Reply, error_reply
from scripts.local.emulator.faults.requests import Request, call_of_request

CONTROL_PATH = "/_faults"
JSON = {"content-type": "application/json"}

App = Callable[[dict, Callable, Callable], Awaitable[None]]

_writer: ContextVar[asyncio.StreamWriter] = ContextVar("writer of this connection")
NO_LINGER = struct.pack("ii", 1, 0)
"""Linger time 0: the peer gets a reset instead of an orderly end."""


def with_known_connection(serve: Callable) -> Callable:
    """Wraps the server's coroutine that serves one connection, so that every request on it can reset it."""

    async def serve_known(server) -> None:
        _writer.set(server.writer)
        await serve(server)

    return serve_known


def reset_connection() -> None:
    """Closes the connection of the current request without a response, as a broken network does."""
    writer = _writer.get()
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
    writer.transport.abort()


def _json(status: int, body: object) -> Reply:
    return Reply(status, JSON, json.dumps(body).encode())


def answer_control(method: str, body: bytes, plan: FaultPlan) -> Reply:
    """`POST` scripts a fault (201, or 400 with `errors`), `GET` lists faults (200), `DELETE` removes them all (204)."""
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
    """All messages of a request."""
    messages = [await receive()]
    while messages[-1].get("more_body"):
        messages.append(await receive())
    return messages


def _replay_messages(messages: list[dict], receive: Callable) -> Callable:
    waiting = list(messages)

    async def receive_again() -> dict:
        return waiting.pop(0) if waiting else await receive()

    return receive_again


def _request_of(scope: dict, messages: list[dict]) -> Request:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    body = b"".join(message.get("body", b"") for message in messages)
    return Request(scope["method"], scope["path"], scope.get("query_string", b"").decode(), headers, body)


async def _send_fault(effect: FaultEffect, service: str, request: Request, send: Callable) -> None:
    failure = effect.failure
    if failure.reset:
        reset_connection()
    else:
        await _send(send, error_reply(service, failure.error, request))


async def _drop_response(_message: dict) -> None:
    """Discards a response, which is lost on its way."""


async def _serve_with_effect(effect: FaultEffect, serve: Callable, fail: Callable, send: Callable) -> None:
    """Serves the call or lets it fail, with delays, as the effect says."""
    await asyncio.sleep(effect.seconds_before)
    if effect.failure is None:
        delayed: list[dict] = []

        async def delay(message: dict) -> None:
            delayed.append(message)

        await serve(delay if effect.seconds_after else send)
        await asyncio.sleep(effect.seconds_after)
        for message in delayed:
            await send(message)
        return
    if effect.is_after_call:
        await serve(_drop_response)
    await asyncio.sleep(effect.seconds_after)
    await fail()


def with_faults(app: App, plan: FaultPlan) -> App:
    """The app with `/_faults`, and with calls that fail as scripted there. Services without faults work as before."""

    async def fault_or_serve(scope: dict, receive: Callable, send: Callable) -> None:
        if scope.get("path") == CONTROL_PATH:
            body = _request_of(scope, await _read(receive)).body
            return await _send(send, answer_control(scope["method"], body, plan))
        if scope["type"] != "http" or plan.is_empty:
            return await app(scope, receive, send)
        head = _request_of(scope, [])
        service = detect_service(head.method, head.path, head.headers, parse_qs(head.query))
        if not plan.applies_to(service):
            return await app(scope, receive, send)
        messages = await _read(receive)
        request = _request_of(scope, messages)
        effect = plan.next(call_of_request(service, request))
        return await _serve_with_effect(
            effect,
            lambda listener: app(scope, _replay_messages(messages, receive), listener),
            lambda: _send_fault(effect, service, request, send),
            send,
        )

    return fault_or_serve
