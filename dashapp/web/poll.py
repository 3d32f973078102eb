"""The editing socket's conversation over plain requests, where no socket comes through.

Each request stands alone, so that any worker answers any of them: it comes with a ticket and
frames, is in the room for as long as it lasts, and hears what a socket would. One that waits
brings a state vector and the revision that it wants to hear ``beyond``, and hears what is newer, at
once or as soon as somebody writes it.
"""

import asyncio
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.services.editing import wire
from dashapp.services.editing.room import Member
from dashapp.services.editing.rooms import Rooms
from dashapp.services.editing.tickets import TicketClaims, Tickets
from dashapp.services.ports import Limiter
from dashapp.web.socket import MOST_FRAME_BYTES, Frames

_WAIT_SECONDS, _STORE_SECONDS = 20.0, 10.0
_TOGETHER_SECONDS = 0.03
_LINGER_SECONDS = 4.0
_MISSING = wire.step2(b"")[:2]
_DONE = 1000
_MOST_DIGITS = 20


def poll_route(rooms: Rooms, tickets: Tickets, limiter: Limiter) -> Route:
    """Return the path of the requests that stand in for a socket."""
    leaving: set[asyncio.Task[None]] = set()

    async def poll(request: Request) -> Response:
        resume_id, asked = request.path_params["resume_id"], request.query_params
        beyond = _revision(asked.get("beyond"))
        claims = tickets.read(asked.get("ticket", ""), resume_id)
        await asyncio.to_thread(limiter.hit, "poll", claims.who.counted)
        said = _unpacked(await _body(request))
        frames = Frames()
        member = await _member(rooms, asked.get("epoch"), frames, claims)
        if member is not None:
            try:
                for frame in said:
                    rooms.hear(resume_id, member, frame)
                if beyond is None:
                    await _stored(member, frames, said)
                elif member.revision <= beyond:
                    await _news(frames)
            finally:
                member.is_leaving = True
                task = asyncio.create_task(_leave(rooms, resume_id, member))
                leaving.add(task)
                task.add_done_callback(leaving.discard)
        answer = _answer(frames)
        frames.close(_DONE, "")  # what comes from now on is for the next request
        return answer

    return Route("/ws/resumes/{resume_id}/poll", poll, methods=["POST"])


def _revision(asked: str | None) -> int | None:
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) < _MOST_DIGITS):
        raise InvalidInput("`beyond` is the number of a revision.")
    return int(asked)


async def _member(
    rooms: Rooms, epoch: str | None, frames: Frames, claims: TicketClaims
) -> Member | None:
    if rooms.is_draining:
        frames.close(wire.RESTART, "The server restarts; reconnecting.")
        return None
    return await rooms.join(claims.document, epoch, frames, claims)


async def _news(frames: Frames) -> None:
    """Return when there is something to hear beside the greeting, or after a while.

    What the sender lacks always lists every deletion, so that only what was added tells.
    """
    heard = (wire.read(frame) for frame in frames.waiting if frame[:2] == _MISSING)
    if any(isinstance(each, wire.Update) and each.update[:1] != b"\x00" for each in heard):
        return
    frames.wake.clear()
    try:
        await asyncio.wait_for(frames.wake.wait(), _WAIT_SECONDS)
    except TimeoutError:
        return
    await asyncio.sleep(_TOGETHER_SECONDS)  # a word that comes in letters is told as one


async def _stored(member: Member, frames: Frames, said: list[bytes]) -> None:
    """Return when every update that was said is durable, or refused, or after a while."""
    updates = sum(frame[:1] == b"\x00" and frame[1:2] != b"\x00" for frame in said)
    deadline = asyncio.get_running_loop().time() + _STORE_SECONDS
    while member.stored < updates and not frames.closing:
        frames.wake.clear()
        left = deadline - asyncio.get_running_loop().time()
        try:
            await asyncio.wait_for(frames.wake.wait(), left)
        except TimeoutError:
            return


async def _leave(rooms: Rooms, document: str, member: Member) -> None:
    # The next request of the same editor is on its way: its caret stays where it is.
    await asyncio.sleep(_LINGER_SECONDS)
    rooms.leave(document, member)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_FRAME_BYTES:
            raise TooLarge("This change is too large to save at once.")
    return bytes(body)


def _answer(frames: Frames) -> Response:
    body = b"".join(len(frame).to_bytes(4, "big") + frame for frame in frames.waiting)
    code, reason = frames.closing or (0, "")
    headers = {"cache-control": "no-store", "x-close": str(code), "x-reason": quote(reason)}
    return Response(body, media_type="application/octet-stream", headers=headers)


def _unpacked(body: bytes) -> list[bytes]:
    frames, at = [], 0
    while at < len(body):
        size = int.from_bytes(body[at : at + 4], "big")
        frames.append(body[at + 4 : at + 4 + size])
        at += 4 + size
        if at > len(body):
            raise InvalidInput("The request ends in the middle of a frame.")
    return frames
