"""The editing socket: frames in, frames out; what they mean is decided by the rooms."""

import asyncio
import contextlib
from collections import deque

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from dashapp.domain.errors import TooMany
from dashapp.services import wire
from dashapp.services.people_store import Limiter
from dashapp.services.rooms import Rooms
from dashapp.services.tickets import TicketClaims, Tickets, WrongTicket

MOST_FRAME_BYTES = 4 * 1024 * 1024
_SILENT_SECONDS = 45.0


class SocketChannel:
    """A queue in front of one socket, so that a slow reader holds up nobody else."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._frames: deque[bytes] = deque()
        self._bytes = 0
        self._wake = asyncio.Event()
        self._closing: tuple[int, str] | None = None

    def send(self, frame: bytes) -> None:
        """Queue a frame."""
        if self._closing is None:
            self._frames.append(frame)
            self._bytes += len(frame)
            self._wake.set()

    def close(self, code: int, reason: str) -> None:
        """End the connection after what is queued, or at once if that is too much."""
        if self._closing is None:
            self._closing = (code, reason[:110])
            if code == wire.TOO_SLOW:
                self._frames.clear()
            self._wake.set()

    def waiting_bytes(self) -> int:
        """Return how much is queued and not yet sent."""
        return self._bytes

    async def pump(self) -> None:
        """Send what is queued until the connection is to end."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._frames:
                frame = self._frames.popleft()
                await self._socket.send_bytes(frame)
                self._bytes -= len(frame)
            if self._closing is not None:
                await self._socket.close(*self._closing)
                return


def socket_router(rooms: Rooms, tickets: Tickets, limiter: Limiter) -> APIRouter:
    """Return the path of the editing socket."""
    router = APIRouter()

    @router.websocket("/ws/resumes/{resume_id}")
    async def edit(
        socket: WebSocket, resume_id: str, ticket: str = "", epoch: str | None = None
    ) -> None:
        await socket.accept()
        channel = SocketChannel(socket)
        pump = asyncio.create_task(channel.pump())
        try:
            claims = await _admitted(channel, tickets, limiter, resume_id, ticket)
            if claims is not None:
                await _converse(socket, channel, rooms, epoch, claims)
        finally:
            # A close that the rooms asked for is still on its way out.
            with contextlib.suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
                await asyncio.wait_for(pump, 1.0 if channel._closing else 0.001)  # noqa: SLF001

    return router


async def _admitted(
    channel: SocketChannel, tickets: Tickets, limiter: Limiter, resume_id: str, ticket: str
) -> TicketClaims | None:
    """Return what the ticket says; a connection that it does not open is closed."""
    try:
        claims = tickets.read(ticket, resume_id)
        asks = claims.who
        by = asks.person or " ".join(sorted(asks.links))
        await asyncio.to_thread(limiter.hit, "socket", by)
    except WrongTicket as error:
        channel.close(wire.WRONG_TICKET, str(error))
    except TooMany as error:
        channel.close(wire.TOO_FAST, str(error))
    else:
        return claims
    return None


async def _converse(
    socket: WebSocket,
    channel: SocketChannel,
    rooms: Rooms,
    epoch: str | None,
    claims: TicketClaims,
) -> None:
    resume_id = claims.document
    if rooms.is_draining:
        channel.close(wire.RESTART, "The server restarts; reconnecting.")
        return
    member = await rooms.join(resume_id, epoch, channel, claims)
    if member is None:
        return
    try:
        while True:
            message = await asyncio.wait_for(socket.receive(), _SILENT_SECONDS)
            if message["type"] == "websocket.disconnect":
                return
            frame = message.get("bytes") or b""
            if len(frame) > MOST_FRAME_BYTES:
                channel.close(wire.TOO_LARGE, "This change is too large to save at once.")
                return
            rooms.hear(resume_id, member, frame)
    except TimeoutError:
        channel.close(wire.TOO_SLOW, "Nothing was heard for long; reconnecting.")
    finally:
        rooms.leave(resume_id, member)
