"""The editing socket: frames in, frames out; what they mean is decided by the rooms."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from starlette.routing import Router, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashapp.domain.errors import TooMany
from dashapp.services.editing import wire
from dashapp.services.editing.rooms import Rooms
from dashapp.services.editing.tickets import TicketClaims, Tickets, WrongTicket
from dashapp.services.ports import Limiter

MOST_FRAME_BYTES = 4 * 1024 * 1024
PROMPT = "imaginator.prompt"
"""The extension of a connection that writes and hears frames at once: see ``prompt_socket``."""


_MOST_REASON_BYTES = 123
"""Of a control frame's 125, two are the code: RFC 6455, section 5.5."""


class Prompt(Protocol):
    """A connection past the queues of the general protocol."""

    def write(self, messages: Sequence[bytes]) -> bool:
        """Write messages at once and say so, or say that they must wait."""
        ...

    def listen(self, hear: Callable[[bytes], None]) -> None:
        """Have frames told to ``hear`` as they come, where none waits to be received."""
        ...


class Frames:
    """What waits to be sent to one browser; a slow reader holds up nobody else.

    ``write`` sends frames at once and says so, or says that they must wait.
    """

    def __init__(self, write: Callable[[Sequence[bytes]], bool] = lambda _: False) -> None:
        self.waiting: deque[bytes] = deque()
        self.wake = asyncio.Event()
        self.closing: tuple[int, str] | None = None
        self._write = write
        self._bytes = 0

    def send(self, frames: Sequence[bytes]) -> int:
        """Send frames, or queue them behind what waits; return how much waits."""
        if self.closing is None and (self._bytes or not self._write(frames)):
            self.waiting.extend(frames)
            self._bytes += sum(map(len, frames))
            self.wake.set()
        return self._bytes

    def close(self, code: int, reason: str) -> None:
        """End the connection after what is queued, or at once if that is too much."""
        if self.closing is None:
            told = reason.encode()[:_MOST_REASON_BYTES].decode(errors="ignore")
            self.closing = (code, told)
            if code == wire.TOO_SLOW:
                self.waiting.clear()
            self.wake.set()

    async def pump(self, socket: WebSocket) -> None:
        """Send what is queued until the connection is to end."""
        while True:
            await self.wake.wait()
            self.wake.clear()
            while self.waiting:
                frame = self.waiting.popleft()
                await socket.send_bytes(frame)
                self._bytes -= len(frame)
            if self.closing is not None:
                await socket.close(*self.closing)
                return


class EditingSocket:
    """The conversation with one editor, from its first word to its last."""

    def __init__(self, rooms: Rooms, tickets: Tickets, limiter: Limiter) -> None:
        self._rooms = rooms
        self._tickets = tickets
        self._limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in who brings a ticket, and hear them until they leave."""
        socket = WebSocket(scope, receive, send)
        await socket.accept()
        frames = Frames(_prompt(socket).write)
        pump = asyncio.create_task(frames.pump(socket))
        resume_id, asked = socket.path_params["resume_id"], socket.query_params
        try:
            claims = await _admitted(
                frames, self._tickets, self._limiter, resume_id, asked.get("ticket", "")
            )
            if claims is not None:
                await _converse(socket, frames, self._rooms, asked.get("epoch"), claims)
        finally:
            # A close that the rooms asked for is still on its way out.
            with contextlib.suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
                await asyncio.wait_for(pump, 1.0 if frames.closing else 0.001)


def sockets(rooms: Rooms, tickets: Tickets, limiter: Limiter) -> Router:
    """Return the path of the editing socket, beside which there are no other sockets."""
    door = EditingSocket(rooms, tickets, limiter)
    return Router([WebSocketRoute("/ws/resumes/{resume_id}", door)])


def _prompt(socket: WebSocket) -> Prompt:
    made: Prompt = socket.scope["extensions"][PROMPT]
    return made


async def _admitted(
    channel: Frames, tickets: Tickets, limiter: Limiter, resume_id: str, ticket: str
) -> TicketClaims | None:
    """Return what the ticket says; a connection that it does not open is closed."""
    try:
        claims = tickets.read(ticket, resume_id)
        await asyncio.to_thread(limiter.hit, "socket", claims.who.counted)
    except WrongTicket as error:
        channel.close(wire.WRONG_TICKET, str(error))
    except TooMany as error:
        channel.close(wire.TOO_FAST, str(error))
    else:
        return claims
    return None


async def _converse(
    socket: WebSocket,
    channel: Frames,
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

    def hear(frame: bytes) -> None:
        if len(frame) > MOST_FRAME_BYTES:
            channel.close(wire.TOO_LARGE, "This change is too large to save at once.")
        else:
            rooms.hear(resume_id, member, frame)

    _prompt(socket).listen(hear)
    try:
        while (message := await socket.receive())["type"] != "websocket.disconnect":
            hear(message.get("bytes") or b"")
    finally:
        rooms.leave(resume_id, member)
