"""uvicorn's WebSocket, with short ways in and out for frames of a browser that keeps up.

A keystroke comes from one and goes to everyone in a résumé. The queue, the task and the layers of the
general protocol are there for whoever reads slowly, for fragments and for what is no message; most of
their cost is spared for the rest.
"""

from collections.abc import Callable, Sequence
from typing import Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request
from websockets.speedups import apply_mask

from dashapp.web.handoff import Handoff
from dashapp.web.socket import PROMPT

_WHOLE_BINARY: Final = 0x82
_MASKED: Final = 0x80
_MASK_BYTES: Final = 4
_MOST_PROMPT_BYTES: Final = 64 * 1024
"""Of a frame that takes the short way in; longer ones come in parts, which the general protocol joins."""


class PromptSocket(WebSocketsSansIOProtocol):
    """A WebSocket whose application may write frames at once, and hear them at once."""

    is_home = False
    """Whether it was handed over already, and stays."""

    def handle_connect(self, event: Request) -> None:
        """Begin the conversation, here or in the worker that others of the same path are in."""
        self._is_full = False
        self._begun = b""
        self._owed = 0
        self._hear: Callable[[bytes], None] | None = None
        handoff: Handoff | None = self.app_state.get("handoff")
        path = event.path.partition("?")[0]
        if self.is_home or handoff is None or not handoff.is_elsewhere(path):
            self._begin(event)
            return
        self.transport.pause_reading()
        task = self.loop.create_task(self._move(handoff, path, event))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _move(self, handoff: Handoff, path: str, event: Request) -> None:
        connection = self.transport.get_extra_info("socket").fileno()
        if await handoff.hand_over(path, connection, event.serialize()):
            self.transport.close()  # here; the other worker has it
        elif not self.transport.is_closing():
            self.transport.resume_reading()
            self._begin(event)

    def _begin(self, event: Request) -> None:
        """Begin it here, where it finds this connection as the extension ``PROMPT``."""
        super().handle_connect(event)
        event.headers.clear()  # told on in the scope, and kept by the parser for good
        if hasattr(self, "scope"):  # else the handshake was refused
            self.scope["extensions"][PROMPT] = self  # type: ignore[assignment]

    def listen(self, hear: Callable[[bytes], None]) -> None:
        """Have messages told to ``hear`` as they come, where none waits to be received.

        What the browser said to be let in, cookies among it, is held no longer.
        """
        self._hear = hear
        self.scope["headers"] = []

    def write(self, messages: Sequence[bytes]) -> bool:
        """Write whole messages; not where the browser reads slowly or is leaving."""
        # As ``_is_open`` says, without the call: this is done for everybody at each keystroke.
        if self._is_full or self.close_sent or self.transport.is_closing():
            return False
        is_one = len(messages) == 1
        self.transport.write(framed(messages[0]) if is_one else b"".join(map(framed, messages)))
        return True

    def data_received(self, data: bytes) -> None:
        """Tell short whole messages to who listens; all else goes through the general protocol.

        Why:
            That is given no part of a message which took the short way: it parses frames one after
            another, so each goes to one of the two as a whole.
        """
        if not self.handshake_complete:
            super().data_received(data)
            return
        data, at = self._begun + data, 0
        self._begun = b""
        while at < len(data):
            if self._owed:
                until = at + self._owed
                self._owed = max(0, until - len(data))
            else:
                begins, until = extent(data, at)
                if until > len(data):
                    if until - at <= _MOST_PROMPT_BYTES:
                        self._begun = data[at:]
                        return
                    self._owed = until - len(data)
                elif self._is_heard(data, at):
                    self._tell(apply_mask(data[begins:until], data[begins - _MASK_BYTES : begins]))
                    at = until
                    continue
            super().data_received(data[at:until])
            at = until

    def pause_writing(self) -> None:
        """Hear that the browser reads slowly."""
        self._is_full = True
        super().pause_writing()

    def resume_writing(self) -> None:
        """Hear that it has read what waited."""
        self._is_full = False
        super().resume_writing()

    def _is_heard(self, data: bytes, at: int) -> bool:
        is_plain = data[at] == _WHOLE_BINARY and data[at + 1] & _MASKED
        return bool(is_plain) and self._hear is not None and not self.read_paused

    def _tell(self, message: bytes) -> None:
        # Of who is sent away nothing more is heard, as in the general protocol.
        if self._hear is not None and self._is_open():
            self._hear(message)

    def _is_open(self) -> bool:
        # Of a browser that says goodbye, or is gone without a word, the transport knows.
        return not self.close_sent and not self.transport.is_closing()


def framed(message: bytes) -> bytes:
    """Return a binary message as one unmasked frame: RFC 6455, section 5.2."""
    size = len(message)
    if size < 126:
        return bytes((_WHOLE_BINARY, size)) + message
    if size < 1 << 16:
        return bytes((_WHOLE_BINARY, 126)) + size.to_bytes(2) + message
    return bytes((_WHOLE_BINARY, 127)) + size.to_bytes(8) + message


def extent(data: bytes, at: int) -> tuple[int, int]:
    """Return where the payload of the frame at a place begins, and where it ends.

    Where its head is not whole both lie behind the bytes that are there.
    """
    head = at + 2
    if len(data) < head:
        return head, head
    mask = _MASK_BYTES if data[at + 1] & _MASKED else 0
    size = data[at + 1] & ~_MASKED
    if size >= 126:
        long = 2 if size == 126 else 8
        size, head = int.from_bytes(data[head : head + long]), head + long
        if len(data) < head:
            return head, head
    return head + mask, head + mask + size
