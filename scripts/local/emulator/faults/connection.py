"""Closes the connection that a request came in on, as a network does that breaks."""

import asyncio
import socket
import struct
from collections.abc import Callable
from contextvars import ContextVar

_writer: ContextVar[asyncio.StreamWriter] = ContextVar("writer of this connection")
AT_ONCE = struct.pack("ii", 1, 0)
"""Linger for no time: the peer gets a reset and not an orderly end."""


def remembered(serve: Callable) -> Callable:
    """Wraps the server's coroutine that serves one connection, so that every request on it can end it."""

    async def serve_remembered(server) -> None:
        _writer.set(server.writer)
        await serve(server)

    return serve_remembered


def reset_connection() -> None:
    """Ends the connection of the request in hand, without a reply."""
    writer = _writer.get()
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    writer.transport.abort()
